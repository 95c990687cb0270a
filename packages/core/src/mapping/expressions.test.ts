// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the JSON form; nobody awaits a rule.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attributes } from "../shape/index.ts";
import { type VendorPerson, vendorShape } from "./company.fixture.ts";
import { customStep } from "./custom-step.ts";
import { loadMapping } from "./load-mapping.ts";

const { text, flag, texts, day, number } = attributes<object>();
const anything = {
  text: text(() => ""),
  flag: flag(() => true),
  texts: texts(() => []),
  day: day(() => ""),
  number: number(() => 0),
};

const evaluate = (expression: unknown, row: VendorPerson, attribute: keyof typeof anything = "text"): unknown =>
  loadMapping(vendorShape, anything, { [attribute]: expression }).slots(row)[0];

describe("rule 7: absent, null and empty are three things in every expression", () => {
  test.each<[expression: unknown, row: VendorPerson, expected: unknown]>([
    ["first", {}, undefined],
    ["first", { first: null }, null],
    ["first", { first: "" }, ""],
    [{ first: ["known", "first"] }, { known: null, first: "Al" }, "Al"],
    [{ first: ["known", "first"] }, { known: "", first: "Al" }, "Al"],
    [{ first: ["known", "first"] }, { first: "Al" }, "Al"],
    [{ first: ["known", "first"] }, {}, undefined],
    [{ first: ["known", "first"] }, { known: null }, null],
    [{ first: ["known", "first"] }, { known: "" }, null],
    [{ first: ["known", { constant: "x" }] }, {}, "x"],
    [{ template: "{first} {last}" }, { first: "A", last: "B" }, "A B"],
    [{ template: "{first} {last}" }, { first: "A" }, undefined],
    [{ template: "{first} {last}" }, { first: null }, undefined],
    [{ template: "{first} {last}" }, { first: null, last: "B" }, "B"],
    [{ template: "{first} {known} {last}" }, { first: "A", known: "", last: "B" }, "A B"],
    [{ template: "{first} {last}" }, { first: "A  B", last: "C" }, "A  B C"],
    [{ template: "{first} {last}" }, { first: null, last: "" }, null],
    [{ template: "Dr {last}" }, { last: null }, null],
    [{ from: "first", through: [["lower"]] }, {}, undefined],
    [{ from: "first", through: [["lower"]] }, { first: null }, null],
    [{ from: "first", through: [["lower"]] }, { first: "" }, ""],
    [{ from: "code", through: [["lookup", { a: "b" }], ["upper"]] }, { code: "z" }, undefined],
    [{ from: "code", through: [["lookup", { a: "b" }], ["upper"]] }, { code: "a" }, "B"],
    [{ when: "code", is: ["x"], then: "first" }, {}, undefined],
    [{ when: "code", is: ["x"], then: "first" }, { code: null, first: "A" }, null],
    [{ when: "code", is: ["x"], then: "first" }, { code: "y", first: "A" }, null],
    [{ when: "code", is: ["x"], then: "first" }, { code: "x", first: "A" }, "A"],
    [{ when: "code", is: [null, ""], then: "first", otherwise: "last" }, { code: null, first: "A", last: "B" }, "A"],
    [{ when: "code", is: [null, ""], then: "first", otherwise: "last" }, { code: "q", first: "A", last: "B" }, "B"],
    [{ when: "remote", is: [true], then: { constant: "remote" } }, { remote: true }, "remote"],
    [{ constant: null }, {}, null],
  ])("%j of %j is %j", (expression, row, expected) => {
    expect(evaluate(expression, row)).toEqual(expected);
  });

  const chains = [["lower"], ["upper"], ["trim"], ["titleCase"], ["capitalise"], ["truncate", 2]];
  test("undefined and null pass every chain of steps unchanged", () => {
    const chain = fc.array(fc.constantFrom(...chains), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(chain, fc.constantFrom(undefined, null), (through, value) => {
        expect(evaluate({ from: "first", through }, { ...(value === null && { first: null }) })).toBe(value);
      }),
    );
  });

  test("first gives undefined only if all are absent, null only if one is said to be none", () => {
    const value = fc.constantFrom(undefined, null, "", "x", "y");
    fc.assert(
      fc.property(value, value, value, (...values) => {
        const [first, last, known] = values;
        const row = Object.fromEntries(Object.entries({ first, last, known }).filter(([, v]) => v !== undefined));
        const there = values.find((v) => v !== undefined && v !== null && v !== "");
        const expected = there ?? (values.every((v) => v === undefined) ? undefined : null);
        expect(evaluate({ first: ["first", "last", "known"] }, row)).toBe(expected);
      }),
    );
  });
});

test("constants keep their kind", () => {
  expect(evaluate({ constant: false }, {}, "flag")).toBe(false);
  expect(evaluate({ constant: 0 }, {}, "number")).toBe(0);
  expect(evaluate({ constant: "2024-02-29" }, {}, "day")).toBe("2024-02-29");
});

test("custom steps run by name", () => {
  const functions = { initials: customStep("text", "text", (value) => value.replace(/(\S)\S*\s*/g, "$1")) };
  const rules = { text: { from: { template: "{first} {last}" }, through: [["custom", "initials"], ["lower"]] } };
  expect(loadMapping(vendorShape, anything, rules, functions).run({ first: "Anna", last: "Beta" })).toEqual({
    text: "ab",
  });
});

test("a value that a step cannot make anything of is not said, so that nothing is cleared", () => {
  expect(evaluate({ from: "code", through: [["asDay"]] }, { code: "soon" }, "day")).toBeUndefined();
});
