import type { List, Page, Reading } from "@rosterkit/core/adapter";

/** One of several lists, a page at a time. */
export type Part<Item> = (cursor: string | undefined, reading: Reading) => Promise<Page<Item>>;

/** Several lists read one after the other as if they were one. Which ones is asked with every page and must not change within a read. */
export const inTurn =
  <Item>(partsOf: (reading: Reading) => Promise<readonly Part<Item>[]>): List<Item>["page"] =>
  async (cursor, reading) => {
    const parts = await partsOf(reading);
    const [, place = "0", within = ""] = /^(\d+) (.*)$/s.exec(cursor ?? "") ?? [];
    const index = Number(place);
    const part = parts[index];
    if (!part) return { items: [] };
    const { items, next } = await part(within === "" ? undefined : within, reading);
    if (next !== undefined) return { items, next: `${index} ${next}` };
    return index + 1 < parts.length ? { items, next: `${index + 1} ` } : { items };
  };
