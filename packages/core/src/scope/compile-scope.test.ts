import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { belongingIn } from "./belonging.ts";
import { compileScope } from "./compile-scope.ts";
import { scopeSchema } from "./scope-schema.ts";
import type { ScopePredicates } from "./scope-verdict.ts";

const verdict = (settings: unknown, person: Record<string, unknown>, predicates?: ScopePredicates) =>
  compileScope(scopeSchema.parse(settings), predicates)((attribute) => person[attribute]);
const inScope = { in: true };
const out = (because: string, stated: boolean) => ({ in: false, because, stated });

describe("rule 2: who is in", () => {
  it.each<[string, object, Record<string, unknown>]>([
    ["everybody, without rules", {}, {}],
    ["email domain, without case", { emailDomains: ["Example.com"] }, { workEmail: "Ada@EXAMPLE.com" }],
    ["the last @ counts", { emailDomains: ["example.com"] }, { workEmail: '"a@other.com"@example.com' }],
    ["any of a list", { departments: ["Sales", "Legal"] }, { department: "Legal" }],
    ["names without case, space and composition", { departments: ["Qualité"] }, { department: " QUALITE\u0301 " }],
    ["all of the rules", { userTypes: ["Full time"], sites: ["Oslo"] }, { userType: "Full time", site: "Oslo" }],
    [
      "one alternative",
      { anyOf: [{ sites: ["Oslo"] }, { departments: ["Legal"] }] },
      { site: "Bergen", department: "Legal" },
    ],
    [
      "rules and one alternative",
      { userTypes: ["Full time"], anyOf: [{ sites: ["Oslo"] }] },
      { userType: "Full time", site: "Oslo" },
    ],
  ])("in: %s", (_, settings, person) => {
    expect(verdict(settings, person)).toEqual(inScope);
  });

  it.each<[string, object, Record<string, unknown>, string, boolean]>([
    [
      "another domain",
      { emailDomains: ["example.com"] },
      { workEmail: "a@other.com" },
      "email domain is not in scope",
      true,
    ],
    [
      "a subdomain",
      { emailDomains: ["example.com"] },
      { workEmail: "a@eu.example.com" },
      "email domain is not in scope",
      true,
    ],
    [
      "no work email is waiting, whatever the private one",
      { emailDomains: ["example.com"] },
      { workEmail: null, personalEmail: "a@example.com" },
      "no work email yet",
      false,
    ],
    ["another department", { departments: ["Sales"] }, { department: "Legal" }, "department is not in scope", true],
    [
      "said to have no department",
      { departments: ["Sales"] },
      { department: null },
      "department is not in scope",
      true,
    ],
    ["department not said", { departments: ["Sales"] }, {}, "department is not stated", false],
    [
      "one rule of two",
      { userTypes: ["Full time"], sites: ["Oslo"] },
      { userType: "Full time", site: "Bergen" },
      "site is not in scope",
      true,
    ],
    [
      "a stated no settles it beside one not said",
      { departments: ["Sales"], sites: ["Oslo"] },
      { site: "Bergen" },
      "site is not in scope",
      true,
    ],
    [
      "no alternative",
      { anyOf: [{ sites: ["Oslo"] }, { departments: ["Legal"] }] },
      { site: "Bergen", department: "Sales" },
      "no alternative holds: site is not in scope; department is not in scope",
      true,
    ],
    [
      "no alternative, one not said",
      { anyOf: [{ sites: ["Oslo"] }, { departments: ["Legal"] }] },
      { site: "Bergen" },
      "no alternative holds: site is not in scope; department is not stated",
      false,
    ],
  ])("out: %s", (_, settings, person, because, stated) => {
    expect(verdict(settings, person)).toEqual({ in: false, because, stated });
  });
});

describe("rule 2: a predicate handed in by code", () => {
  const settings = { predicate: "badge" };

  it("says yes, no, or cannot tell; a failing one tells nothing and leaks nothing", () => {
    const ask = (badge: () => boolean | undefined) => verdict(settings, {}, { badge });
    expect(ask(() => true)).toEqual(inScope);
    expect(ask(() => false)).toEqual({ in: false, because: "predicate badge says no", stated: true });
    expect(ask(() => undefined)).toEqual({ in: false, because: "predicate badge cannot tell", stated: false });
    const broken = () => {
      throw new Error("Ada Lovelace");
    };
    expect(ask(broken)).toEqual({ in: false, because: "predicate badge failed", stated: false });
  });

  it("reads the person's attributes", () => {
    const badge: ScopePredicates[string] = (read) => read("employeeNumber") === "7";
    expect(verdict(settings, { employeeNumber: "7" }, { badge })).toEqual(inScope);
  });

  it("is refused when it was not handed in, all at once", () => {
    const scope = scopeSchema.parse({ predicate: "badge", anyOf: [{ sites: ["Oslo"] }, { predicate: "toString" }] });
    expect(() => compileScope(scope)).toThrow(ConfigurationError);
    expect(() => compileScope(scope)).toThrow(
      /^scope\.predicate: no predicate called "badge".*; scope\.anyOf\.1\.predicate: .*"toString"/,
    );
  });
});

describe("rule 2: groups and an app of the source", () => {
  it.each<[string, object, Record<string, unknown>, object]>([
    ["in one of the groups", { groups: ["A", "B"] }, { groups: ["B"] }, inScope],
    ["in none", { groups: ["A"] }, { groups: [] }, out("is in none of the groups", true)],
    ["not told", { groups: ["A"] }, {}, out("the source does not tell whether they are in one of the groups", false)],
    ["assigned to the app", { app: "X" }, { apps: ["X"] }, inScope],
    ["not assigned", { app: "X" }, { apps: [] }, out("is not assigned to the app", true)],
    [
      "both must hold",
      { groups: ["A"], app: "X" },
      { groups: ["A"], apps: [] },
      out("is not assigned to the app", true),
    ],
    ["or one of the two", { anyOf: [{ groups: ["A"] }, { app: "X" }] }, { groups: [], apps: ["X"] }, inScope],
  ])("%s", (_, settings, person, expected) => {
    expect(verdict(settings, person)).toEqual(expected);
  });

  it("are asked for once each, wherever the scope names them", () => {
    const scope = { groups: ["A", "B"], anyOf: [{ groups: ["B"], app: "X" }, { app: "X" }] };
    expect(belongingIn(scopeSchema.parse(scope))).toEqual({ groups: ["A", "B"], apps: ["X"] });
    expect(belongingIn(scopeSchema.parse({ sites: ["Oslo"] }))).toBeUndefined();
  });
});

describe("rule 2: what nobody can tell the meaning of is refused", () => {
  it.each<[string, object]>([
    ["an empty list", { departments: [] }],
    ["no alternatives", { anyOf: [] }],
    ["a domain with @", { emailDomains: ["@example.com"] }],
    ["a rule that does not exist", { department: ["Sales"] }],
    ["an unknown rule of an alternative", { anyOf: [{ department: ["Sales"] }] }],
  ])("%s", (_, settings) => {
    expect(scopeSchema.safeParse(settings).success).toBe(false);
  });
});
