import { badRequest } from "../../error/refuse.ts";
import type { CursorPage, IndexPage } from "../../query/list-query.ts";
import type { StorePage } from "../resource-store.ts";
import type { Entry } from "./entry.ts";

/**
 * The page of a selection. A cursor is the sequence of the last entry before it, so what is added or removed elsewhere moves no page; in
 * a sorted selection that entry itself must still be there.
 */
export function pageOfEntries(entries: readonly Entry[], page: IndexPage | CursorPage, isSorted: boolean): StorePage {
  const start = page.by === "index" ? page.startIndex - 1 : startAfter(entries, page.cursor, isSorted);
  const shown = entries.slice(start, start + page.count);
  const last = shown.at(-1);
  const isMore = page.by === "cursor" && start + page.count < entries.length;
  return {
    resources: shown.map(({ resource }) => resource),
    totalResults: entries.length,
    nextCursor: isMore ? last?.sequence.toString(36) : undefined,
  };
}

function startAfter(entries: readonly Entry[], cursor: string, isSorted: boolean): number {
  if (cursor === "") return 0;
  if (!/^[0-9a-z]{1,10}$/.test(cursor)) throw badRequest("invalidCursor", "cursor is none that this server gave");
  const sequence = Number.parseInt(cursor, 36);
  if (!isSorted) return firstAfter(entries, sequence);
  const place = entries.findIndex((entry) => entry.sequence === sequence);
  if (place === -1) throw badRequest("expiredCursor", "What the cursor points to is no longer in the list");
  return place + 1;
}

/** By halving: entries are in the order of their sequences. */
function firstAfter(entries: readonly Entry[], sequence: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.sequence ?? 0) > sequence) high = middle;
    else low = middle + 1;
  }
  return low;
}
