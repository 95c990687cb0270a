import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SetDigest } from "./set-digest.ts";

const digestOf = (rows: readonly (readonly unknown[])[]): string => {
  const digest = new SetDigest();
  for (const row of rows) digest.add(row);
  return digest.digest();
};

const value = fc.oneof(fc.string(), fc.constantFrom(undefined, null, true, false), fc.integer(), fc.array(fc.string()));
const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 20 });

describe("the digest of a set of records", () => {
  it("does not depend on their order", () => {
    const shuffled = rows.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(fc.property(shuffled, ([given, other]) => digestOf(other) === digestOf(given)));
  });

  it("changes with any record left out, doubled or altered", () => {
    fc.assert(
      fc.property(rows, fc.nat(), (given, at) => {
        const index = at % given.length;
        const row = given[index] ?? [];
        const others = [
          given.toSpliced(index, 1),
          [...given, row],
          given.with(index, [...row, "more"]),
          given.with(index, row.with(0, row[0] === "x" ? "y" : "x")),
        ];
        for (const other of others) expect(digestOf(other)).not.toBe(digestOf(given));
      }),
    );
  });

  it("tells kinds of values and their borders apart", () => {
    const alike = [["1"], [1], [null], [undefined], [""], [true], [[]], [["1"]], ["1", ""], ["", "1"], [["", "1"]]];
    expect(new Set(alike.map((row) => digestOf([row]))).size).toBe(alike.length);
  });

  it("finds a hundred thousand records that differ in one digit all different", () => {
    const digests = new Set(Array.from({ length: 100_000 }, (_, index) => digestOf([[`u${index}`]])));
    expect(digests.size).toBe(100_000);
  });
});
