import type { List } from "../adapter/reader.ts";
import { failureCode } from "./failure-code.ts";
import { readPage } from "./read-page.ts";
import { noteGap, type ReadScene } from "./read-scene.ts";

/** What a list said of itself while it was read. */
export interface ListRead {
  readonly name: string;
  readonly items: number;
  /** What each page said the total was. */
  readonly totals: readonly (number | undefined)[];
  /** Whether its last page was reached. */
  readonly ended: boolean;
}

/** Streams a list page by page. What was read before a page that finally fails stays; the gap names list, page and code. */
export const readList = async <Item>(
  name: string,
  list: List<Item>,
  scene: ReadScene,
  take: (item: Item) => void,
): Promise<ListRead> => {
  const totals: (number | undefined)[] = [];
  const walked = new Set<string>();
  let items = 0;
  let cursor: string | undefined;
  const stop = (gap?: string): ListRead => {
    noteGap(scene, gap);
    return { name, items, totals, ended: gap === undefined };
  };
  for (let number = 1; number <= scene.limits.pages; number++) {
    const page = await readPage(list, cursor, scene).catch(failureCode);
    if (typeof page === "string") return stop(`${name}, page ${number}: ${page}`);
    totals.push(page.total);
    items += page.items.length;
    for (const item of page.items) take(item);
    scene.options.onPage?.({ list: name, page: number, items, ...(page.total !== undefined && { total: page.total }) });
    // Adapters written without types may say null.
    if (page.next === undefined || page.next === null) return stop();
    cursor = page.next;
    if (walked.has(cursor)) return stop(`${name}, page ${number}: its cursor leads back to a page that was read`);
    if (cursor.length > scene.limits.cursorLength) return stop(`${name}, page ${number}: its cursor is too long`);
    walked.add(cursor);
  }
  return stop(`${name}: it goes on after ${scene.limits.pages} pages`);
};
