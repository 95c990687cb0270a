import { isComplete, type ReadLimits, read } from "@rosterkit/core";
import type { AnyResource, Reading } from "@rosterkit/core/adapter";
import { unavailable } from "./store-failure.ts";

/** What whole reads of one resource are told. */
export interface WholeReadOptions {
  readonly vendor: string;
  readonly maximumResources: number;
  readonly now: () => number;
  readonly limits?: Partial<ReadLimits>;
  /** Told what is not proven, when something is not. */
  readonly onFailure: (error: unknown) => void;
}

/** Rows by id. */
export type Rows = ReadonlyMap<string, unknown>;

/**
 * Reads a resource whole, each time again. Rejects with 503 when the list does not prove complete: whoever was left out would be taken for somebody
 * who left. Whom the last complete read showed must be there or accounted for.
 */
export function createWholeRead(resource: AnyResource, options: WholeReadOptions): (reading: Reading) => Promise<Rows> {
  let known: { readonly ids: readonly string[]; readonly marks: readonly string[] } = { ids: [], marks: [] };
  return async (reading) => {
    const rows = new Map<string, unknown>();
    const add = (id: string, row: unknown) => {
      // No more than that is ever held; the read then counts for nothing.
      if (rows.size <= options.maximumResources) rows.set(id, row);
    };
    const readAt = new Date(options.now()).toISOString();
    const extent = await read(resource, reading, { add }, { readAt, linkedIds: known.ids, marks: known.marks });
    if (rows.size > options.maximumResources) throw unavailable(`${options.vendor} has more than this server holds`);
    if (!isComplete(extent)) throw unproven(options, extent.complete ? [] : extent.gaps);
    known = { ids: [...rows.keys()], marks: [...new Set([...known.marks, ...(extent.marks ?? [])])] };
    return rows;
  };
}

/** 503, as nothing may be concluded from what was read. The gaps name lists and pages, and go to the operator. */
export function unproven({ vendor, onFailure }: WholeReadOptions, gaps: readonly string[]) {
  onFailure(new Error(`A list of ${vendor} did not prove complete: ${gaps.join("; ")}`));
  return unavailable(`${vendor} did not show a list that is proven to be complete, so none is shown`);
}
