import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { badRequest } from "../error/refuse.ts";
import { compileFilter } from "../filter/compile-filter.ts";
import { compileSort } from "../query/compile-sort.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import type { StorePage, StoreQuery } from "./resource-store.ts";

/**
 * The page that a query asks for of resources that are all at hand: `list` for a store over something that can only be read whole. Their
 * order must be the same each time, and ids theirs alone. A cursor names the last resource before the page; when that is gone, it is
 * `expiredCursor`.
 */
export function queryResources(
  resources: readonly ScimResource[],
  type: ResourceType,
  { filter, sort, page }: StoreQuery,
): StorePage {
  const found = filter === undefined ? resources : resources.filter(compileFilter(filter, type));
  const all = sort === undefined ? found : compileSort(type, sort)(found);
  const start = page.by === "index" ? page.startIndex - 1 : startAfter(all, page.cursor);
  const shown = all.slice(start, start + page.count);
  const last = shown.at(-1);
  const isMore = page.by === "cursor" && start + page.count < all.length;
  return {
    resources: shown,
    totalResults: all.length,
    nextCursor: isMore && last !== undefined ? cursorOf(last) : undefined,
  };
}

function startAfter(resources: readonly ScimResource[], cursor: string): number {
  if (cursor === "") return 0;
  const place = resources.findIndex((resource) => cursorOf(resource) === cursor);
  if (place === -1) throw badRequest("expiredCursor", "What the cursor points to is no longer in the list");
  return place + 1;
}

/** In characters that a cursor may have. */
const cursorOf = ({ id }: ScimResource): string => bytesToHex(utf8ToBytes(String(id)));
