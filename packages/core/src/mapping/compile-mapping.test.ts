// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the JSON form; nobody awaits a rule.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { employeeShape } from "../employee/index.ts";
import { accountShape, type VendorPerson, vendorShape } from "./company.fixture.ts";
import { compose } from "./compose.ts";
import { defineMapping } from "./define-mapping.ts";
import { loadMapping } from "./load-mapping.ts";
import { lower, trim } from "./steps.ts";

const toEmployee = defineMapping(vendorShape, employeeShape, (from) => ({
  givenName: from.first("known", "first"),
  familyName: from.through("last", trim()),
  workEmail: "mail",
  manager: "boss",
}));

const toAccount = defineMapping(employeeShape, accountShape, (from) => ({
  login: { value: "workEmail", write: "create" },
  name: { value: from.template("{givenName} {familyName}"), onNull: "keep" },
  nick: from.through("familyName", lower()),
  kind: from.when("givenName", ["Al", null], from.constant("short"), "familyName"),
  leader: { value: "manager", onNull: "clear" },
  leaderName: from.follow("manager", "givenName"),
}));

const both = compose(toEmployee, toAccount);

describe("what a mapping gives", () => {
  test("slots stand in the order of names; run leaves out what is not said", () => {
    const row = { known: "", first: "Anna", last: null, mail: "a@x.example" };
    expect(both.slots(row)).toEqual(["a@x.example", "Anna", null, null, undefined, undefined]);
    expect(both.run(row)).toEqual({ login: "a@x.example", name: "Anna", nick: null, kind: null });
  });

  test("references of every kind are told, and their ids pass unchanged", () => {
    expect(both.references).toEqual([{ attribute: "leader", kind: "person" }]);
    expect(both.reader("leader")({ boss: "p1" })).toBe("p1");
  });

  test("an attribute named like a member of every object is an attribute like any other", () => {
    const odd = JSON.parse('{ "__proto__": 0 }') as object;
    const name = Object.keys(odd)[0] ?? "";
    const shape = Object.fromEntries([[name, vendorShape.first]]);
    const mapping = loadMapping(vendorShape, shape, Object.fromEntries([[name, "first"]]));
    expect(Object.entries(mapping.run({ first: "A" }))).toEqual([["__proto__", "A"]]);
  });
});

describe("describe", () => {
  test("gives rows for a table, through both hops", () => {
    const rows = both.describe().map(({ to, toLabel, from, steps, write, onNull }) => {
      const labels = from.map(({ label, of }) => (of ? `${of}'s ${label}` : label));
      return [to, toLabel, labels.join(", "), steps, write, onNull];
    });
    expect(rows).toEqual([
      ["login", "Login", "Mail", "", "create", "threeWay"],
      [
        "name",
        "Name",
        "Known as, First name, Last name",
        '"{the first of Known as; First name} {Last name, trimmed}"',
        "always",
        "keep",
      ],
      ["nick", "Nickname", "Last name", "Last name, trimmed, lower case", "always", "threeWay"],
      [
        "kind",
        "User type",
        "Known as, First name, Last name",
        '"short" when the first of Known as; First name is "Al" or none, else Last name, trimmed',
        "always",
        "threeWay",
      ],
      ["leader", "Leader", "Boss", "", "always", "clear"],
      [
        "leaderName",
        "Leader's name",
        "Boss, Manager's Known as, Manager's First name",
        "the Manager's the first of Known as; First name",
        "always",
        "threeWay",
      ],
    ]);
  });
});

describe("explain", () => {
  const row: VendorPerson = { first: "Anna", known: null, last: " Beta ", boss: "p1" };

  test("tells sources, steps of both hops and the result", () => {
    expect(both.explain(row, "nick")).toEqual({
      attribute: "nick",
      label: "Nickname",
      sources: [{ attribute: "last", label: "Last name", value: " Beta " }],
      steps: [
        { attribute: "familyName", step: "Last name", value: " Beta " },
        { attribute: "familyName", step: "trimmed", value: "Beta" },
        { attribute: "nick", step: "Last name", value: "Beta" },
        { attribute: "nick", step: "lower case", value: "beta" },
      ],
      value: "beta",
    });
  });

  test("tells only the parts that were looked at, and what was none", () => {
    const { sources, steps, value } = both.explain({ known: "Al", last: "B" }, "name");
    expect(sources.map(({ attribute }) => attribute)).toEqual(["known", "last"]);
    expect(steps.map(({ attribute, value: made }) => [attribute, made])).toEqual([
      ["givenName", "Al"],
      ["givenName", "Al"],
      ["name", "Al"],
      ["familyName", "B"],
      ["familyName", "B"],
      ["name", "B"],
      ["name", "Al B"],
    ]);
    expect(value).toBe("Al B");
  });

  test("a followed attribute is explained on the record referred to", () => {
    const people: { readonly [id: string]: VendorPerson } = { p1: { known: "Mo" } };
    const { sources, value } = both.explain(row, "leaderName", (id) => people[id]);
    expect(value).toBe("Mo");
    expect(sources).toEqual([
      { attribute: "boss", label: "Boss", value: "p1" },
      { attribute: "known", label: "Known as", of: "Manager", value: "Mo" },
    ]);
    expect(both.explain(row, "leaderName").value).toBeUndefined();
    expect(both.explain({ boss: null }, "leaderName").value).toBeNull();
  });

  test("agrees with the compiled closures", () => {
    for (const name of both.names.filter((each) => each !== "leaderName"))
      expect(both.explain(row, name).value).toEqual(both.reader(name)(row));
  });

  test("an attribute without a rule has nothing to explain", () => {
    expect(toEmployee.explain(row, "title")).toEqual({
      attribute: "title",
      label: "Job title",
      sources: [],
      steps: [],
      value: undefined,
    });
  });
});

describe("whatever fits", () => {
  const name = fc.constantFrom("first", "last", "known", "mail", "code", "starts");
  const step = fc.constantFrom(
    ["lower"],
    ["trim"],
    ["truncate", 3],
    ["lookup", { x: "y" }, { unknown: "asIs" }],
    ["lookup", { x: "y" }],
  );
  const { expression } = fc.letrec((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      name,
      fc.record({ constant: fc.constantFrom("", "x", null) }),
      fc.tuple(name, name).map(([one, two]) => ({ template: `{${one}} {${two}}` })),
      fc.record({ first: fc.array(tie("expression"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ from: tie("expression"), through: fc.array(step, { minLength: 1, maxLength: 3 }) }),
      fc.record(
        {
          when: tie("expression"),
          is: fc.constant(["x", null]),
          then: tie("expression"),
          otherwise: tie("expression"),
        },
        { requiredKeys: ["when", "is", "then"] },
      ),
    ),
  }));
  const value = fc.constantFrom(undefined, null, "", "x", "Xyz ");
  const row = fc
    .record({ first: value, last: value, known: value, mail: value, code: value, starts: value })
    .map((made): VendorPerson => Object.fromEntries(Object.entries(made).filter(([, each]) => each !== undefined)));

  test("loads, and its explanation ends where its closure does", () => {
    fc.assert(
      fc.property(expression, row, (made, person) => {
        const mapping = loadMapping(vendorShape, accountShape, { name: made });
        expect(mapping.explain(person, "name").value).toEqual(mapping.reader("name")(person));
        expect(mapping.sources("name").length).toBeGreaterThanOrEqual(mapping.explain(person, "name").sources.length);
      }),
      { numRuns: 1000 },
    );
  });

  test("says nothing of anybody that nothing is said of, but constants", () => {
    fc.assert(
      fc.property(expression, (made) => {
        const isConstant = JSON.stringify(made).includes('"constant"');
        const spoken = loadMapping(vendorShape, accountShape, { name: made }).slots({})[0];
        expect(isConstant || spoken === undefined).toBe(true);
      }),
    );
  });

  test("composes with the plain mapping before it", () => {
    const same = loadMapping(
      vendorShape,
      vendorShape,
      Object.fromEntries(["first", "last", "known", "mail", "code", "starts"].map((each) => [each, each])),
    );
    fc.assert(
      fc.property(expression, row, (made, person) => {
        const mapping = loadMapping(vendorShape, accountShape, { name: made });
        expect(compose(same, mapping).slots(person)).toEqual(mapping.slots(person));
      }),
    );
  });
});
