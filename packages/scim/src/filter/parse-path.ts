import { badRequest } from "../error/refuse.ts";
import { type Cursor, takeCharacter } from "./cursor.ts";
import type { Filter, FilterLimits } from "./filter.ts";
import { openCursor } from "./parse-filter.ts";
import { takeBrackets, takePath } from "./take-filter.ts";

/** What the path of a PATCH operation says: RFC 7644 §3.5.2. */
export interface PatchPath {
  /** The attribute, with its sub-attribute where no filter stands between them; or the URN of a schema. */
  readonly path: string;
  /** Which values of the attribute. Absent: all of it. */
  readonly filter: Filter | undefined;
  /** The sub-attribute behind the filter. */
  readonly subAttribute: string | undefined;
}

/**
 * Parses `path`, `path[filter]` and `path[filter].subAttribute`. Throws a `ScimError`: `invalidFilter` for what is wrong between the
 * brackets, `invalidPath` for the rest.
 */
export function parsePath(text: string, limits: FilterLimits = {}): PatchPath {
  const cursor = openCursor(text, limits, "invalidPath", "The path");
  const path = takePath(cursor);
  const filter = text[cursor.at] === "[" ? takePathFilter(cursor) : undefined;
  const subAttribute = filter !== undefined && cursor.at < text.length ? takeSubAttribute(cursor) : undefined;
  if (cursor.at < text.length) throw cursor.refuse("the end expected");
  return { path, filter, subAttribute };
}

function takePathFilter(cursor: Cursor): Filter {
  const inside: Cursor = {
    ...cursor,
    refuse: (problem) => badRequest("invalidFilter", `The path is wrong at character ${inside.at + 1}: ${problem}`),
  };
  const filter = takeBrackets(inside);
  cursor.at = inside.at;
  return filter;
}

function takeSubAttribute(cursor: Cursor): string {
  takeCharacter(cursor, ".");
  return takePath(cursor);
}
