import { describe, expect, test } from "vitest";
import { accountShape, vendorShape } from "./company.fixture.ts";
import { customStep } from "./custom-step.ts";
import { defineMapping } from "./define-mapping.ts";
import { MappingError } from "./mapping-error.ts";
import { overrideMapping } from "./override-mapping.ts";
import { upper } from "./steps.ts";

const mapping = defineMapping(
  vendorShape,
  accountShape,
  (from) => ({
    login: "mail",
    name: from.through("first", from.custom("twice")),
    nick: { value: "known", write: "create" },
  }),
  { twice: customStep("text", "text", (value) => value + value) },
);

describe("overriding", () => {
  test("replaces, adds and drops single rules, by JSON", () => {
    const other = overrideMapping(mapping, { nick: "last", login: null, kind: "code" });
    expect(other.names).toEqual(["name", "nick", "kind"]);
    expect(other.run({ first: "A", last: "B", code: "C", mail: "m@x.example" })).toEqual({
      name: "AA",
      nick: "B",
      kind: "C",
    });
    expect(other.rules.nick).toEqual({ value: "last" });
    expect(mapping.names).toEqual(["login", "name", "nick"]);
  });

  test("does the same by builders, with functions of its own beside the mapping's", () => {
    const functions = { half: customStep("text", "text", (value) => value.slice(0, value.length / 2)) };
    const other = overrideMapping(
      mapping,
      (from) => ({ login: null, nick: from.through("known", from.custom("half"), upper()) }),
      functions,
    );
    expect(other.run({ first: "A", known: "alal" })).toEqual({ name: "AA", nick: "AL" });
  });

  test("a rule overridden later may name the functions of the mapping", () => {
    const other = overrideMapping(mapping, { name: { from: "last", through: [["custom", "twice"]] } });
    expect(other.run({ last: "B" })).toEqual({ name: "BB" });
  });

  test("tells everything that does not fit, an unknown name to drop included", () => {
    const override = () => overrideMapping(mapping, { nothing: null, login: "first", nick: { first: 1 } });
    expect(override).toThrow(MappingError);
    for (const message of [
      "login: first is text",
      "nick: first has no list",
      "nothing: the target has no such attribute",
    ])
      expect(override).toThrow(message);
  });
});
