import { pagesOf } from "./pages-of.ts";
import type { List } from "./reader.ts";

type Pages<Item> = List<Item>["page"];

/** The first item of a list that fits, for filters of a vendor that may show others too. No page after it is asked for. */
export async function firstIn<Item>(
  page: Pages<Item>,
  fits: (item: Item) => boolean,
  signal?: AbortSignal,
): Promise<Item | undefined> {
  for await (const items of each(page, signal)) {
    const found = items.find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All items of a list that fit, or simply all. For short lists, and for names that several records may have. */
export async function allIn<Item>(
  page: Pages<Item>,
  fits: (item: Item) => boolean = () => true,
  signal?: AbortSignal,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const items of each(page, signal)) found.push(...items.filter(fits));
  return found;
}

/** Whether two texts are the same but for case, as addresses, logins and names are compared. What is absent is like nothing, not even like what is absent. */
export const isSameCaseless = (one: string | null | undefined, other: string | null | undefined): boolean =>
  typeof one === "string" && typeof other === "string" && one.toLowerCase() === other.toLowerCase();

const each = <Item>(page: Pages<Item>, signal: AbortSignal | undefined) =>
  pagesOf((cursor) => page(cursor, { day: "", attributes: [], ...(signal && { signal }) }));
