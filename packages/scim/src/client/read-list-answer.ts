import { UnexpectedResponseError, type Vendor } from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isRecord } from "../value/is-record.ts";
import { type Stored, storedResource } from "./read-resource-answer.ts";

/** A page of a list, as a server gave it. */
export interface ListAnswer<Row> {
  readonly items: readonly Row[];
  /** How many there are in all. Absent where the server does not say. */
  readonly total: number | undefined;
  /** By cursor: where the next page begins. */
  readonly nextCursor: string | undefined;
}

/**
 * Reads a ListResponse (RFC 7644 §3.4.2). `Resources` may be left out where there are none, and numbers may be text. Throws an
 * UnexpectedResponseError for what is no list, and for a resource without an id: it would be missing without anybody knowing.
 */
export function readListAnswer<Row extends ScimResource>(
  data: unknown,
  type: ResourceType,
  vendor: Vendor,
): ListAnswer<Stored<Row>> {
  const { totalResults, Resources = [], nextCursor } = isRecord(data) ? data : {};
  const total = countIn(totalResults);
  if (!Array.isArray(Resources) || (total === undefined && !isRecord(data)) || !isList(data))
    throw noList(vendor, type);
  const items = Resources.map((raw) => {
    const row = storedResource<Row>(raw, type);
    if (row === undefined) throw withoutId(vendor, type);
    return row;
  });
  return { items, total, nextCursor: typeof nextCursor === "string" && nextCursor !== "" ? nextCursor : undefined };
}

const isList = (data: unknown): boolean => isRecord(data) && ("totalResults" in data || "Resources" in data);

function countIn(value: unknown): number | undefined {
  const count = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

const noList = ({ id, name }: Vendor, { endpoint }: ResourceType): UnexpectedResponseError =>
  new UnexpectedResponseError(`${name} answered GET ${endpoint} with something that is no list`, {
    adapter: id,
    remedy: "Check that the base URL is that of its SCIM 2.0 API.",
  });

const withoutId = ({ id, name }: Vendor, type: ResourceType): UnexpectedResponseError =>
  new UnexpectedResponseError(`${name} lists a ${type.name} without an id`, { adapter: id });
