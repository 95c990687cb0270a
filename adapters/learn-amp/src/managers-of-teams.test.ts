import type { Company, GroupToRefine, PersonToRefine, ReferredPerson } from "@rosterkit/core/adapter";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { learnAmpSettings } from "./config.ts";
import { managersByReports, managersOfTeams } from "./managers-of-teams.ts";

const team = (id: string, manager?: Partial<ReferredPerson>): GroupToRefine => ({
  id,
  name: id,
  refersTo: manager ? { managerId: { account: "77", isIn: true, isOurs: false, ...manager } } : {},
});

/** People of one team, each with whom they report to. */
const inTeam = (group: string, reports: Readonly<Record<string, string | null | undefined>>): PersonToRefine[] =>
  Object.entries(reports).map(([id, manager]) => ({ id, group, ...(manager !== undefined && { manager }) }));

const outside = (...ids: readonly string[]): PersonToRefine[] => ids.map((id) => ({ id }));

const ofSales = (people: readonly PersonToRefine[], manager?: Partial<ReferredPerson>) => {
  const company: Company = { people, groups: [team("sales", manager)] };
  return managersByReports(company);
};

const told = (because: string) => [
  { group: "sales", attribute: "managerId", because: expect.stringContaining(because) },
];
const gets = (id: string) => [expect.objectContaining({ group: "sales", attribute: "managerId", to: { id } })];

describe("a team without a manager", () => {
  it("gets the one whom most of it report to, wherever that person is", () => {
    const members = inTeam("sales", { a: "hana", b: "hana", c: "otto" });
    expect(ofSales([...members, ...outside("hana", "otto")])).toEqual(gets("hana"));
    expect(ofSales([...members, ...inTeam("sales", { hana: "boss" }), ...outside("otto", "boss")])).toEqual(
      gets("hana"),
    );
  });

  it("gets a single member's manager", () => {
    expect(ofSales([...inTeam("sales", { a: "hana" }), ...outside("hana")])).toEqual(gets("hana"));
  });

  it("does not get the head's own manager: whoever manages others of it is not counted", () => {
    const people = [...inTeam("sales", { head: "boss", a: "head" }), ...outside("boss")];
    expect(ofSales(people)).toEqual(gets("head"));
    expect(ofSales(people.toReversed())).toEqual(gets("head"));
  });

  it("counts managers of other teams, and people who report to themselves not", () => {
    const elsewhere = inTeam("people", { x: "a", y: "a" });
    expect(ofSales([...inTeam("sales", { a: "hana" }), ...elsewhere, ...outside("hana")])).toEqual(gets("hana"));
    expect(ofSales(inTeam("sales", { a: "a", b: "a" }))).toEqual(gets("a"));
    expect(ofSales(inTeam("sales", { a: "a" }))).toEqual(told("nobody"));
  });

  it("does not get somebody who is not in, however many report to them", () => {
    const members = inTeam("sales", { a: "gone", b: "gone", c: "hana" });
    expect(ofSales([...members, ...outside("hana")])).toEqual(gets("hana"));
    expect(ofSales(inTeam("sales", { a: "gone" }))).toEqual(told("nobody"));
  });

  it("stays as it is when two are named as often, and that is told", () => {
    const people = [...inTeam("sales", { a: "hana", b: "otto" }), ...outside("hana", "otto")];
    expect(ofSales(people)).toEqual(told("2 people have as many reports in it: 1 each"));
  });

  it.each([
    ["nobody is in it", []],
    ["nobody reports to anybody", inTeam("sales", { a: null, b: null })],
    ["nobody says whom they report to", inTeam("sales", { a: undefined })],
    ["everybody reports in a ring", inTeam("sales", { a: "b", b: "a" })],
    ["those who report are in another team", [...inTeam("people", { a: "hana" }), ...outside("hana")]],
  ])("stays as it is when %s, and that is told", (_, people) => {
    expect(ofSales(people)).toEqual(told("nobody in it reports to anybody"));
  });
});

describe("a team with a manager", () => {
  const people = [...inTeam("sales", { a: "hana" }), ...outside("hana")];

  it.each([
    ["the sync's own", { isOurs: true, id: "otto" }],
    ["somebody's of the source", { id: "otto" }],
    ["nobody's of the source", {}],
  ])("who is in and %s is left alone, whomever the team reports to", (_, manager) => {
    expect(ofSales(people, manager)).toEqual([]);
    expect(ofSales([], manager)).toEqual([]);
  });

  it("who is out or goes gets another one by the same rule", () => {
    expect(ofSales(people, { isIn: false, id: "otto" })).toEqual(gets("hana"));
  });

  it("who is the Owner, put in for one who went, gives way to whoever the rule finds, and stays until it finds somebody", () => {
    const owner = { standsIn: true } as const;
    expect(ofSales(people, owner)).toEqual(gets("hana"));
    expect(ofSales([], owner)).toEqual(told("nobody"));
  });

  it("who is out stays with the Owner where nobody follows, and that is told", () => {
    expect(ofSales([], { isIn: false })).toEqual(told("nobody"));
  });
});

describe("managers by most reports, for any company", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const person = fc.record({
    id: fc.constantFrom(...names),
    group: fc.option(fc.constantFrom("sales", "people"), { nil: undefined }),
    manager: fc.option(fc.constantFrom(...names, "stranger"), { nil: null }),
  });
  const companies = fc
    .uniqueArray(person, { selector: ({ id }) => id })
    .map((people) => people.map(({ group, ...rest }): PersonToRefine => ({ ...rest, ...(group && { group }) })));

  it("do not depend on the order in which people are listed", () => {
    const groups = [team("people"), team("sales")];
    fc.assert(
      fc.property(
        companies.chain((people) =>
          fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length })),
        ),
        ([people, shuffled]) => {
          expect(managersByReports({ people: shuffled, groups })).toEqual(managersByReports({ people, groups }));
        },
      ),
    );
  });

  it("are in, and are named by somebody of the team who manages nobody in it", () => {
    fc.assert(
      fc.property(companies, (people) => {
        for (const { to } of managersByReports({ people, groups: [team("sales")] })) {
          if (!to || !("id" in to)) continue;
          const members = people.filter(({ group }) => group === "sales");
          const managers = new Set(members.filter(({ id, manager }) => id !== manager).map(({ manager }) => manager));
          expect(people.map(({ id }) => id)).toContain(to.id);
          expect(members.some(({ id, manager }) => manager === to.id && !managers.has(id))).toBe(true);
        }
      }),
    );
  });
});

describe("which rule there is", () => {
  const settingsWith = (more: object) =>
    learnAmpSettings.parse({ company: "acme", baseUrl: "https://la.test", clientId: "c", clientSecret: "s", ...more });
  const company: Company = {
    people: [...inTeam("sales", { a: "hana" }), ...outside("hana")],
    groups: [team("new"), team("old", { isIn: false }), team("sales"), team("set")].map((one) =>
      one.id === "set" ? team("set", {}) : one,
    ),
  };

  it("by most reports for managers of teams", () => {
    const refined = managersOfTeams(settingsWith({ managers: "team", fallbackManager: "9" }))?.(company);
    expect(refined?.map(({ group, to }) => [group, to])).toEqual([
      ["new", undefined],
      ["old", undefined],
      ["sales", { id: "hana" }],
    ]);
  });

  it("the fallback manager for individual ones, where there is one", () => {
    const refined = managersOfTeams(settingsWith({ managers: "individual", fallbackManager: "9" }))?.(company);
    expect(refined?.map(({ group, to }) => [group, to])).toEqual([
      ["new", { account: "9" }],
      ["old", { account: "9" }],
      ["sales", { account: "9" }],
    ]);
  });

  it("none otherwise", () => {
    expect(managersOfTeams(settingsWith({}))).toBeUndefined();
    expect(managersOfTeams(settingsWith({ managers: "none", fallbackManager: "9" }))).toBeUndefined();
  });
});
