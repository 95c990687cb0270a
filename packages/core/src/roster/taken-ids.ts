import type { Sink } from "./sink.ts";

/** The ids that a read has taken, each with the list it came in. */
export interface TakenIds {
  add(id: string, list: string): void;
  has(id: string): boolean;
  /** The list that an id came in; `undefined` for one that was not taken. */
  origin(id: string): string | undefined;
  /** The first one. */
  any(): string | undefined;
  size(): number;
}

/** No ids yet. A sink that is empty and knows its ids will know these, as it is given every one: they are not kept twice. */
export const createTakenIds = (sink: Sink<never>): TakenIds => {
  const own = new Map<string, number>();
  const ids = sink.ids?.size === 0 ? sink.ids : own;
  /** Lists come one after the other, so where each one begins says which id came in which. */
  const lists: { readonly list: string; readonly from: number }[] = [];
  let size = 0;
  return {
    add: (id, list) => {
      if (lists.at(-1)?.list !== list) lists.push({ list, from: size });
      if (ids === own) own.set(id, size);
      size++;
    },
    has: (id) => ids.has(id),
    origin: (id) => {
      const place = ids.get(id);
      return place === undefined ? undefined : lists.findLast(({ from }) => from <= place)?.list;
    },
    any: () => ids.keys().next().value,
    size: () => size,
  };
};
