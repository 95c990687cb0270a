import type { List, Page, Reading } from "./reader.ts";

/** One of several lists, a page at a time. It goes by nothing of the reading but the signal. */
export type Part<Item> = (cursor: string | undefined, reading: Pick<Reading, "signal">) => Promise<Page<Item>>;

/**
 * Several lists read one after the other as if they were one, such as the members of each group that a scope names. Which ones is asked with every page and
 * must not change within a read. Totals of single lists are not passed on.
 */
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
