// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the JSON form; nobody awaits a rule.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RosterkitError } from "../errors/index.ts";
import { accountShape, vendorShape } from "./company.fixture.ts";
import { customStep } from "./custom-step.ts";
import { loadMapping } from "./load-mapping.ts";
import { MappingError } from "./mapping-error.ts";
import { stepTable } from "./step-table.ts";

const errorOf = (rules: unknown): MappingError => {
  try {
    loadMapping(vendorShape, accountShape, rules);
  } catch (error) {
    if (error instanceof MappingError) return error;
    throw error;
  }
  throw new Error("It was loaded");
};

const nested = (depth: number): unknown => (depth === 0 ? "first" : { first: [nested(depth - 1)] });

describe("what is refused", () => {
  test.each<[name: string, rule: unknown, message: string | RegExp]>([
    ["an unknown attribute", "firstname", "the source has no attribute firstname"],
    ["a name of every object", "__proto__", "the source has no attribute __proto__"],
    ["a wrong kind", "boss", /^boss is person, which does not fit text/],
    ["an unknown step", { from: "first", through: [["shout"]] }, "there is no step shout"],
    ["an unknown function", { from: "first", through: [["custom", "toString"]] }, "there is no function toString"],
    ["a wrong parameter", { from: "first", through: [["truncate", -1]] }, /^truncate takes one parameter/],
    [
      "steps that do not follow",
      {
        from: "starts",
        through: [
          ["formatDay", "D/M/YYYY"],
          ["dayIn", "UTC"],
        ],
      },
      /^formatDay gives text/,
    ],
    ["a stray brace", { template: "{first" }, /stray brace/],
    ["a template without attributes", { template: "Mr" }, /names no attribute/],
    ["a hole that is no text", { template: "{boss}" }, /^boss is person/],
    [
      "a constant of another kind",
      { constant: 5 },
      "the constant does not fit text or email or phone or url or day or instant or country or zone or language",
    ],
    ["follow inside an expression", { first: [{ follow: "boss", value: "first" }] }, /^follow stands inside/],
    ["following what is no person", { follow: "mail", value: "first" }, /^mail is email/],
    ["more members than a form has", { first: ["first"], template: "{first}" }, /does not go with/],
    ["an empty first", { first: [] }, "first has no list"],
    ["no expression", { value: {} }, "an object that is no expression"],
    ["a list", ["first"], "an expression is missing or no expression"],
    ["null", null, "an expression is missing or no expression"],
    ["a wrong write", { value: "first", write: "always" }, "write is not create"],
    ["a wrong onNull", { value: "first", onNull: "maybe" }, "onNull is neither keep nor clear"],
    ["an unknown member", { value: "first", when: "always" }, "a rule has no when"],
    ["a condition without is", { when: "code", then: "first" }, "is has no list of constants"],
    ["deep nesting", nested(50), "too large"],
  ])("%s", (_, rule, message) => {
    const { problems } = errorOf({ name: rule });
    expect(problems).toEqual([
      { attribute: "name", message: expect.stringMatching(message), remedy: expect.stringMatching(/./) },
    ]);
  });

  test("a wide rule and too many rules", () => {
    const wide = { first: Array.from({ length: 150 }, () => ({ first: Array.from({ length: 150 }, () => "first") })) };
    expect(errorOf({ name: wide }).problems).toEqual([expect.objectContaining({ message: "too large" })]);
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`a${index}`, "first"]));
    expect(errorOf(many).problems).toEqual([expect.objectContaining({ attribute: "", message: "too many rules" })]);
  });

  test("a target attribute that there is not, or that is read-only", () => {
    const rules = JSON.parse('{ "Login": "mail", "__proto__": "first", "id": "first" }');
    expect(errorOf(rules).problems).toEqual([
      { attribute: "Login", message: "the target has no such attribute", remedy: "did you mean login?" },
      expect.objectContaining({ attribute: "__proto__", message: "the target has no such attribute" }),
      expect.objectContaining({ attribute: "id", message: "the target's attribute is read-only" }),
    ]);
  });

  test("everything that is wrong is told at once, of form and of kind", () => {
    const error = errorOf({ name: { first: [] }, login: "first", nick: { template: "{x} {y}" } });
    expect(error.problems.map(({ attribute }) => attribute)).toEqual(["name", "login", "nick", "nick"]);
    expect(error.message.split("\n")).toHaveLength(4);
    expect([error.code, error instanceof RosterkitError, MappingError.isInstance(error)]).toEqual([
      "mapping",
      true,
      true,
    ]);
  });
});

describe("what is accepted", () => {
  test("is normalised, copied and frozen", () => {
    const json = {
      name: { from: "code", through: [["lookup", { a: "b" }]] },
      login: { value: "mail", write: "create" },
    };
    const mapping = loadMapping(vendorShape, accountShape, json);
    json.name.through = [["upper"]] as never;
    expect(mapping.rules).toEqual({
      name: { value: { from: "code", through: [["lookup", { a: "b" }]] } },
      login: { value: "mail", write: "create" },
    });
    expect(mapping.run({ code: "a", mail: "m@x.example" })).toEqual({ name: "b", login: "m@x.example" });
  });

  test("survives a trip through JSON", () => {
    const mapping = loadMapping(vendorShape, accountShape, {
      name: {
        value: { when: "code", is: ["x", null], then: { template: "{first}" }, otherwise: "last" },
        onNull: "keep",
      },
      leaderMail: { follow: "boss", value: "mail" },
    });
    const again = loadMapping(vendorShape, accountShape, JSON.parse(JSON.stringify(mapping.rules)));
    expect(again.rules).toEqual(mapping.rules);
  });
});

describe("whatever comes in, nothing but MappingError comes out", () => {
  const functions = { id: customStep("text", "text", (value) => value) };
  const loadsOrRefuses = (rules: unknown): void => {
    try {
      const mapping = loadMapping(vendorShape, accountShape, rules, functions);
      expect(mapping.slots({})).toHaveLength(mapping.names.length);
      expect(mapping.describe()).toHaveLength(mapping.names.length);
      mapping.reverse();
    } catch (error) {
      expect(error).toBeInstanceOf(MappingError);
    }
  };
  const name = fc.constantFrom(...Object.keys(vendorShape), "nobody", "__proto__", "{first} {last}");
  const parameter = fc.oneof(
    fc.constantFrom("DD/MM/YYYY", "UTC", "id", 5),
    fc.dictionary(fc.string(), fc.string()),
    fc.jsonValue(),
  );
  const step = fc.tuple(fc.constantFrom(...Object.keys(stepTable), "custom", "nothing"), parameter).map((pair) => pair);
  const { expression } = fc.letrec((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      name,
      fc.record({ constant: fc.jsonValue() }),
      fc.record({ template: name }),
      fc.record({ first: fc.array(tie("expression"), { maxLength: 3 }) }),
      fc.record({
        from: tie("expression"),
        through: fc.array(
          fc.oneof(
            step,
            step.map(([called]) => [called]),
          ),
          { maxLength: 3 },
        ),
      }),
      fc.record({ when: tie("expression"), is: fc.array(fc.jsonValue(), { maxLength: 3 }), then: tie("expression") }),
      fc.record({ phone: tie("expression"), country: tie("expression") }, { requiredKeys: ["phone"] }),
      fc.record({ follow: name, value: tie("expression") }),
      fc.record({ value: tie("expression"), write: fc.constantFrom("create", "x") }),
    ),
  }));

  test("any JSON", () => {
    fc.assert(fc.property(fc.jsonValue(), loadsOrRefuses), { numRuns: 500 });
  });
  test("any value at all", () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), loadsOrRefuses), {
      numRuns: 500,
    });
  });
  test("what looks like rules", () => {
    const target = fc.constantFrom(...Object.keys(accountShape), "nothing");
    fc.assert(fc.property(fc.dictionary(target, expression), loadsOrRefuses), { numRuns: 1500 });
  });
  test("an object that holds itself", () => {
    const circle: { first: unknown[] } = { first: [] };
    circle.first.push(circle);
    loadsOrRefuses({ name: circle });
  });
});
