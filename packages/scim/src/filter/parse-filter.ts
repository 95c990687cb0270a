import { badRequest } from "../error/refuse.ts";
import type { ScimType } from "../error/scim-type.ts";
import { type Cursor, skipSpaces } from "./cursor.ts";
import type { Filter, FilterLimits } from "./filter.ts";
import { takeFilter } from "./take-filter.ts";

/**
 * Parses a filter of RFC 7644 §3.4.2.2. Throws a `ScimError` with scimType `invalidFilter`, which says at which character, when it is not
 * one, or is longer or deeper than the limits. Which attributes there are is not looked at yet.
 */
export function parseFilter(text: string, limits: FilterLimits = {}): Filter {
  const cursor = openCursor(text, limits, "invalidFilter", "The filter");
  const filter = takeFilter(cursor);
  assertEnd(cursor);
  return filter;
}

/** Starts at the beginning of a text, which must not be too long. */
export function openCursor(text: string, limits: FilterLimits, scimType: ScimType, what: string): Cursor {
  const { maximumLength = 16_384, maximumDepth = 32 } = limits;
  if (typeof text !== "string") throw badRequest(scimType, `${what} is not text`);
  if (text.length > maximumLength) throw badRequest(scimType, `${what} is longer than ${maximumLength} characters`);
  const cursor: Cursor = {
    text,
    at: 0,
    depthLeft: maximumDepth,
    refuse: (problem) => badRequest(scimType, `${what} is wrong at character ${cursor.at + 1}: ${problem}`),
  };
  return cursor;
}

/** Refuses when there is anything left but spaces. */
function assertEnd(cursor: Cursor): void {
  skipSpaces(cursor);
  if (cursor.at < cursor.text.length) throw cursor.refuse(`"and", "or" or the end expected`);
}
