import { type Found, isSameCaseless } from "@rosterkit/core/adapter";
import type { InsightfulApi, InsightfulEmployee } from "./insightful-api.ts";
import { known } from "./known.ts";

/** One row of a list of chosen columns. The id is asked for as `_id`; no source shows what it is called in the answer. */
interface ChosenColumns {
  readonly id?: string;
  readonly _id?: string;
  readonly email?: string;
}

/** Who has an address, in any case. There is no look-up, and the list is exact and fresh; two columns of it are enough. */
export async function findByEmail(api: InsightfulApi, address: string): Promise<Found<InsightfulEmployee> | undefined> {
  const rows: readonly ChosenColumns[] = await api.get("/employee", { params: { query: { select: "_id,email" } } });
  const row = rows.find(({ email }) => isSameCaseless(email, address));
  const id = row?.id ?? row?._id;
  return id === undefined ? undefined : known(api.get("/employee/{id}", { params: { path: { id } } }));
}
