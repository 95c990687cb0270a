import { badRequest } from "../error/refuse.ts";
import type { ScimType } from "../error/scim-type.ts";
import type { CursorPage, IndexPage } from "./list-query.ts";
import type { ListQueryOptions, Parameters } from "./list-query-options.ts";

/**
 * Which page is asked for. What is out of range is brought into it, as RFC 7644 §3.4.2.4 says: a start below 1 is 1, a count below 0 is 0,
 * a count over the maximum is the maximum. By cursor a count below 1 is refused (RFC 9865 §2.1).
 */
export function parsePage(parameters: Parameters, options: ListQueryOptions): IndexPage | CursorPage {
  const cursor = parameters.get("cursor") ?? undefined;
  const startIndex = wholeNumber(parameters, "startIndex", "invalidValue");
  if (cursor !== undefined && startIndex !== undefined) {
    throw badRequest("invalidValue", "cursor and startIndex exclude each other");
  }
  const unsaid = cursor === undefined && startIndex === undefined;
  const byCursor = unsaid ? options.defaultPaging === "cursor" : cursor !== undefined;
  return byCursor ? cursorPage(cursor ?? "", parameters, options) : indexPage(startIndex ?? 1, parameters, options);
}

function indexPage(startIndex: number, parameters: Parameters, options: ListQueryOptions): IndexPage {
  const { defaultCount = 100, maximumCount = 1_000 } = options;
  const count = wholeNumber(parameters, "count", "invalidValue") ?? defaultCount;
  return { by: "index", startIndex: Math.max(1, startIndex), count: Math.min(maximumCount, Math.max(0, count)) };
}

function cursorPage(cursor: unknown, parameters: Parameters, options: ListQueryOptions): CursorPage {
  const { defaultCount = 100, maximumCount = 1_000 } = options;
  if (typeof cursor !== "string" || !unreserved.test(cursor)) {
    throw badRequest("invalidCursor", "cursor is none that this server could have given");
  }
  const count = wholeNumber(parameters, "count", "invalidCount") ?? defaultCount;
  if (count < 1) throw badRequest("invalidCount", "count is below 1");
  return { by: "cursor", cursor, count: Math.min(maximumCount, count) };
}

/** RFC 9865 §2: cursors are made of the unreserved characters of RFC 3986 §2.3. */
const unreserved = /^[\w.~-]*$/;

function wholeNumber(parameters: Parameters, name: string, scimType: ScimType): number | undefined {
  const value = parameters.get(name.toLowerCase());
  if (value === undefined || value === null) return undefined;
  const number = typeof value === "string" && /^[+-]?\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number)) return number;
  throw badRequest(scimType, `${name} is not a whole number`);
}
