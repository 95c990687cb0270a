import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsSlots, packSlots, unpackSlot, unpackSlots } from "./pack-slots.ts";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("\u001d", "\u001e", "\u001f", "=", ">", "a", '"', "0", "#", "[", "{") }),
  fc.nat({ max: 600 }).map((length) => "x".repeat(length)),
  fc.constantFrom("", "0", "null", "true", "[]", "Łódź, in a longer Latin-1 text", "東京", "\u001eŁ"),
);
const value = fc.oneof(
  text,
  fc.constantFrom(undefined, null, true, false),
  fc.double().map((number) => (number === 0 ? 0 : number)),
  fc.array(text),
);
const row = fc.array(value, { maxLength: 6 });

const isEqual = (a: unknown, b: unknown): boolean => {
  try {
    expect(a).toStrictEqual(b);
    return true;
  } catch {
    return false;
  }
};

describe("packed slots", () => {
  it("give back what was packed, whole and one by one", () => {
    fc.assert(
      fc.property(row, (values) => {
        const packed = packSlots(values);
        expect(unpackSlots(packed, values.length)).toStrictEqual(values);
        expect(values.map((_, slot) => unpackSlot(packed, slot, values.length))).toStrictEqual(values);
      }),
    );
  });

  it("are equal exactly when the values are", () => {
    const pair = fc.integer({ min: 1, max: 4 }).chain((count) => {
      const values = fc.array(value, { minLength: count, maxLength: count });
      return fc.tuple(values, values);
    });
    fc.assert(
      fc.property(pair, fc.nat(), ([a, b], at) => {
        expect(packSlots(a) === packSlots(b)).toBe(isEqual(a, b));
        const nearly = a.with(at % a.length, b[at % a.length]);
        expect(packSlots(a) === packSlots(nearly)).toBe(isEqual(a, nearly));
      }),
    );
  });

  it("tell absent, null, empty and kinds apart", () => {
    const alike = [undefined, null, "", [], [""], "0", 0, "null", "undefined", false, "false", ["", ""]];
    expect(new Set(alike.map((one) => packSlots([one, "end"]))).size).toBe(alike.length);
  });

  it("hold half a surrogate pair and anything else that JSON can hold", () => {
    const values = ["\ud800", { a: [1, "\u001f"] }, [1, "two", null]];
    expect(unpackSlots(packSlots(values), 3)).toStrictEqual(values);
  });

  it("hold what is wanted exactly when it is what they are, null is nothing, and lists are left open", () => {
    const slot = fc.oneof(
      value.map((one) => [one, one] as const),
      fc.tuple(value, value),
    );
    const holds = (wanted: unknown, found: unknown) =>
      wanted === undefined || wanted === found || (wanted === null && found === undefined);
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 6 }), fc.array(value, { maxLength: 2 }), (slots, more) => {
        const found = [...slots.map(([, one]) => one), ...more];
        const wanted = slots.map(([one]) => (Array.isArray(one) ? undefined : one));
        const expected = wanted.every((one, index) => holds(one, found[index]));
        expect(holdsSlots(packSlots(found), found.length, wanted)).toBe(expected);
        if (slots.length > 0) expect(holdsSlots(packSlots(found), found.length, [["a list"]])).toBe(false);
      }),
    );
  });
});
