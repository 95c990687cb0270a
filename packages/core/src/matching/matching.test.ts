import { describe, expect, it } from "vitest";
import { findAccount } from "./find-account.ts";
import { findRivals, type Seeker } from "./find-rivals.ts";
import { type MatchRule, matchable } from "./match-rule.ts";

const rules: readonly MatchRule[] = [
  { name: "record id = external", to: "external", identifies: true, read: (id) => id },
  { name: "workEmail = login", to: "login", identifies: true, read: () => undefined },
];

describe("rule 1: match rules in order", () => {
  const found: { readonly [key: string]: readonly number[] } = { "external 1": [7], "login a": [8], "login b": [8, 9] };
  const look = (...keys: (string | undefined)[]) =>
    findAccount(rules, keys, (attribute, value) => found[`${attribute} ${value}`] ?? []);

  it("lets the first rule that finds anything decide", () => {
    expect(look("1", "a")).toEqual({ kind: "one", account: 7, rule: "record id = external" });
    expect(look("2", "a")).toEqual({ kind: "one", account: 8, rule: "workEmail = login" });
    expect(look(undefined, "b")).toEqual({ kind: "several", accounts: [8, 9], rule: "workEmail = login" });
    expect(look("2", undefined)).toEqual({ kind: "none" });
  });

  it("looks nobody up by nothing", () => {
    for (const value of ["", null, undefined, 7, ["a"]]) expect(matchable(value)).toBeUndefined();
    expect(matchable("a")).toBe("a");
  });
});

describe("rule 1: rivals", () => {
  const seeker = (subject: string, key: string | undefined, account?: number): Seeker => ({
    subject,
    keys: [subject, key],
    found: account === undefined ? { kind: "none" } : { kind: "one", account, rule: "" },
  });

  it("share a key, or an account that different rules led to", () => {
    const told = findRivals(
      [seeker("1", "a"), seeker("2", "a"), seeker("3", undefined, 7), seeker("4", "b", 7), seeker("5", undefined)],
      rules,
    );
    expect(Object.fromEntries(told)).toEqual({
      "1": ["has the same workEmail as record 2"],
      "2": ["has the same workEmail as record 1"],
      "3": ["matches the same account as record 4"],
      "4": ["matches the same account as record 3"],
    });
  });

  it("are named up to five, in time that does not grow with their square", () => {
    const crowd = Array.from({ length: 100_000 }, (_, index) => seeker(String(index), "same"));
    const told = findRivals(crowd, rules);
    expect(told.size).toBe(100_000);
    expect(told.get("0")).toEqual([
      "has the same workEmail as record 1, record 2, record 3, record 4, record 5 and 99994 more",
    ]);
  });
});
