import { hashText } from "./hash.ts";

/** Finds the rows that have a key, in ascending order. */
export type KeyIndex = (key: string) => number[];

/**
 * An index of rows by key in about twelve bytes a row: chains of row numbers under hashes. Keys are not kept but asked for again, so `keysAt` must be
 * cheap and must not change.
 */
export const createKeyIndex = (size: number, keysAt: (row: number) => readonly string[]): KeyIndex => {
  const heads = new Int32Array(powerOfTwoAbove(size)).fill(-1);
  const mask = heads.length - 1;
  let rows = new Int32Array(size);
  let nexts = new Int32Array(size);
  let entries = 0;
  const enter = (row: number, key: string): void => {
    if (entries === rows.length) {
      rows = grown(rows);
      nexts = grown(nexts);
    }
    const place = hashText(key) & mask;
    rows[entries] = row;
    nexts[entries] = heads[place] ?? -1;
    heads[place] = entries++;
  };
  // From the last row to the first: each goes before the others of its chain, so chains come out ascending.
  for (let row = size - 1; row >= 0; row--) for (const key of distinct(keysAt(row))) enter(row, key);
  return (key) => {
    const found: number[] = [];
    for (let entry = heads[hashText(key) & mask] ?? -1; entry >= 0; entry = nexts[entry] ?? -1) {
      const row = rows[entry] ?? -1;
      // Two keys of one row may share a chain, and stand next to each other there.
      if (found.at(-1) !== row && keysAt(row).includes(key)) found.push(row);
    }
    return found;
  };
};

/** Most rows have one key or none. */
const distinct = (keys: readonly string[]): Iterable<string> => (keys.length < 2 ? keys : new Set(keys));

const powerOfTwoAbove = (size: number): number => 2 ** Math.ceil(Math.log2(size + 2));

const grown = (column: Int32Array): Int32Array<ArrayBuffer> => {
  const wider = new Int32Array(column.length * 2 + 16);
  wider.set(column);
  return wider;
};
