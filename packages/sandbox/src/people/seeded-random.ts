/** A small generator of repeatable randomness. Not for secrets. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, not including, `end`. */
  readonly below: (end: number) => number;
  /** One of the list; the list must not be empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** True with the probability given, 0 to 1. */
  readonly chance: (probability: number) => boolean;
}

/** 32-bit FNV-1a of a text, as an unsigned number. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The same seed gives the same numbers, on any machine and any day. */
export function seededRandom(seed: string): SeededRandom {
  const next = mulberry32(hashText(seed));
  const below = (end: number) => Math.floor(next() * end);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[below(list.length)];
    if (picked === undefined) throw new RangeError("nothing to pick from");
    return picked;
  };
  return { next, below, pick, chance: (probability) => next() < probability };
}

// The public-domain mulberry32 recurrence: one 32-bit word of state is plenty for invented people.
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
