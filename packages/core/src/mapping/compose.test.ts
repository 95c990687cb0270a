// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the JSON form; nobody awaits a rule.
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { customAttributes, employeeOf, employeeShape } from "../employee/index.ts";
import { extendShape } from "../shape/index.ts";
import { accountShape, type VendorPerson, vendorShape } from "./company.fixture.ts";
import { compose } from "./compose.ts";
import { customStep } from "./custom-step.ts";
import { defineMapping } from "./define-mapping.ts";
import { loadMapping } from "./load-mapping.ts";
import { MappingError } from "./mapping-error.ts";
import { lookup, lower } from "./steps.ts";

const toEmployee = defineMapping(vendorShape, employeeShape, (from) => ({
  givenName: "first",
  familyName: "last",
  displayName: from.template("{first} {last}"),
  workEmail: "mail",
  userType: from.through("code", lookup({ FT: "Full time", PT: "Part time" })),
  startDate: "starts",
  manager: "boss",
  managerEmail: from.follow("boss", "mail"),
}));

const toAccount = defineMapping(employeeShape, accountShape, (from) => ({
  login: "workEmail",
  name: from.first("displayName", "givenName"),
  nick: "nickName",
  kind: from.when("userType", ["Full time"], from.constant("full"), "userType"),
  since: "startDate",
  leader: "manager",
  leaderName: from.through(from.first("givenName", "familyName"), lower()),
}));

const said = fc.constantFrom(undefined, null, "", "x", "FT", "Full time");
const person: fc.Arbitrary<VendorPerson> = fc
  .record({ first: said, last: said, known: said, mail: said, code: said, starts: said, boss: said })
  .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)));

describe("a composed mapping", () => {
  const both = compose(toEmployee, toAccount);

  test("rule 7: gives what the second gives of the record that the first makes", () => {
    fc.assert(
      fc.property(person, (row) => {
        expect(both.run(row)).toEqual(toAccount.run(toEmployee.run(row)));
      }),
      { numRuns: 1000 },
    );
  });

  test("the same for an attribute that only this customer has", () => {
    const extended = extendShape(employeeShape, customAttributes({ shirt: "text" }));
    const first = loadMapping(vendorShape, extended, { "custom.shirt": "code", givenName: "first" });
    const second = loadMapping(extended, accountShape, {
      name: { template: "{givenName} {custom.shirt}" },
      nick: "custom.shirt",
    });
    fc.assert(
      fc.property(person, (row) => {
        expect(compose(first, second).run(row)).toEqual(second.run(employeeOf(first.run(row))));
      }),
    );
  });

  test("knows its sides, its order and where values come from", () => {
    expect(both.names).toEqual(["login", "name", "nick", "kind", "since", "leader", "leaderName"]);
    expect(both.source).toBe(vendorShape);
    expect(both.target).toBe(accountShape);
    expect(both.sources("name").map(({ label }) => label)).toEqual(["First name", "Last name"]);
    expect(both.sources("leader")).toEqual([{ attribute: "boss", label: "Boss" }]);
    expect([both.sources("nick"), both.sources("__proto__")]).toEqual([[], []]);
  });

  test("an attribute that the first has no rule for is absent", () => {
    expect(both.reader("nick")({ known: "Al" })).toBeUndefined();
    expect(toEmployee.reader("nickName")({ known: "Al" })).toBeUndefined();
    expect(toEmployee.reader("startDate")({ starts: "2024-02-29" })).toBe("2024-02-29");
  });

  test("carries references", () => {
    expect(both.references).toEqual([{ attribute: "leader", kind: "person" }]);
    expect(both.reader("leader")({ boss: "p1" })).toBe("p1");
  });

  test("what two attributes share is evaluated once for a row", () => {
    const run = vi.fn((value: string) => value);
    const first = loadMapping(
      vendorShape,
      employeeShape,
      { givenName: { from: "first", through: [["custom", "count"]] } },
      { count: customStep("text", "text", run) },
    );
    const second = loadMapping(employeeShape, accountShape, { name: "givenName", nick: "givenName" });
    expect(compose(first, second).slots({ first: "A" })).toEqual(["A", "A"]);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test("three can follow one another", () => {
    const same = defineMapping(employeeShape, employeeShape, () => ({
      givenName: "familyName",
      familyName: "givenName",
    }));
    const last = defineMapping(employeeShape, accountShape, () => ({ name: "givenName" }));
    expect(compose(compose(toEmployee, same), last).run({ first: "A", last: "B" })).toEqual({ name: "B" });
  });
});

describe("following across two mappings", () => {
  const settle = (mapping: ReturnType<typeof compose>, row: VendorPerson, referred: VendorPerson) =>
    mapping.follows.map((follow) => [
      follow.attribute,
      follow.reference,
      follow.readReference(row),
      follow.readValue(referred),
    ]);

  test.each([
    ["followed by the first", { leaderMail: "managerEmail" }, ["leaderMail", "boss", "p1", "M@X.example"]],
    [
      "followed by the first, then through steps",
      { leaderName: { from: "managerEmail", through: [["lower"]] } },
      ["leaderName", "boss", "p1", "m@x.example"],
    ],
    [
      "followed by the second",
      { leaderName: { follow: "manager", value: "displayName" } },
      ["leaderName", "manager", "p1", "A B"],
    ],
  ])("%s", (_, rules, expected) => {
    const mapping = compose(toEmployee, loadMapping(employeeShape, accountShape, rules));
    const referred = { first: "A", last: "B", mail: "M@X.example" };
    expect(settle(mapping as never, { boss: "p1" }, referred)).toEqual([expected]);
    expect(mapping.slots({ boss: "p1" })).toEqual([undefined]);
    expect(mapping.follows.map((follow) => follow.readReference({ boss: null }))).toEqual([null]);
  });

  test.each<[name: string, rules: object]>([
    ["mixed with the person's own", { leaderName: { first: ["managerEmail", "givenName"] } }],
    ["the followed of the followed", { leaderName: { follow: "manager", value: "managerEmail" } }],
  ])("%s is refused when the two are composed", (_, rules) => {
    const second = loadMapping(employeeShape, accountShape, rules);
    expect(() => compose(toEmployee, second)).toThrow(MappingError);
  });

  test("sources tell whose record is read", () => {
    const rules = { leaderName: { follow: "manager", value: "displayName" }, leaderMail: "managerEmail" };
    const mapping = compose(toEmployee, loadMapping(employeeShape, accountShape, rules));
    expect(mapping.sources("leaderName")).toEqual([
      { attribute: "boss", label: "Boss" },
      { attribute: "first", label: "First name", of: "Manager" },
      { attribute: "last", label: "Last name", of: "Manager" },
    ]);
    expect(mapping.sources("leaderMail")).toEqual([
      { attribute: "boss", label: "Boss" },
      { attribute: "mail", label: "Mail", of: "Boss" },
    ]);
  });
});

test("two views of the middle that differ in kind do not compose", () => {
  const other = { ...employeeShape, givenName: employeeShape.startDate };
  const second = loadMapping(other, accountShape, { since: "givenName" });
  const first = loadMapping(vendorShape, employeeShape, { givenName: "first" });
  expect(() => compose(first as never, second as never)).toThrow("givenName is made as text and read as day");
});
