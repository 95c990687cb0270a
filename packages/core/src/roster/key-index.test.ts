import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKeyIndex } from "./key-index.ts";

describe("an index of rows by key", () => {
  it("finds what a scan finds, in ascending order", () => {
    const key = fc.constantFrom("a", "b", "c", "", "ab", "ba");
    fc.assert(
      fc.property(fc.array(fc.array(key, { maxLength: 4 })), key, (rows, wanted) => {
        const find = createKeyIndex(rows.length, (row) => rows[row] ?? []);
        expect(find(wanted)).toEqual(rows.flatMap((keys, row) => (keys.includes(wanted) ? [row] : [])));
      }),
    );
  });
});
