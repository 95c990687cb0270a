/** Chance that a seed decides: the same seed gives the same draws on any machine. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  /** One of them; throws a RangeError where there is none. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of them, or `undefined` where there is none. */
  any<Item>(items: readonly Item[]): Item | undefined;
  bytes(count: number): Uint8Array;
}

/** Mulberry32, a small generator that is good enough to shake things. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const any = <Item>(items: readonly Item[]) => items[below(items.length)];
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => next() < share,
    any,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("there is nothing to pick from");
      return any(items) as (typeof items)[number];
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
}
