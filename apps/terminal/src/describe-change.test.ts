import type { Change } from "@rosterkit/core";
import { describe, expect, test } from "vitest";
import { describeChange, explainChange, nameIn } from "./describe-change.ts";

const change = (more: Partial<Change>): Change => ({
  id: "people/update/1",
  resource: "people",
  operation: "update",
  subject: "1",
  who: "Ada Lovelace <ada@x.example>",
  lane: "movers",
  because: "changed at the source",
  ...more,
});
const boss = change({ id: "people/create/9", operation: "create", who: "Grace Hopper <grace@x.example>" });
const telling = { telling: ["profile.title"], changes: new Map([[boss.id, boss]]) };
const described = (more: Partial<Change>) => describeChange(change(more), telling);

describe("what a change does", () => {
  test("what replaces something comes first, then what tells most", () => {
    const set = { "profile.city": "Rome", "profile.title": "CTO", "profile.zip": "1" };
    expect(described({ set, was: { "profile.zip": "2" } })).toEqual([
      "zip: 2 → 1",
      "title: (none) → CTO",
      "city: (none) → Rome",
    ]);
  });

  test("a cleared value, and an account that the same plan makes", () => {
    const set = { "profile.city": null, "profile.managerId": { ref: boss.id } };
    expect(described({ set, was: { "profile.city": "Rome" } })).toEqual([
      "city: Rome → (none)",
      "managerId: (none) → the account made for Grace Hopper",
    ]);
  });

  test("a removal, with what the vendor changes by itself along with it", () => {
    const other = { resource: "people", who: "x", attribute: "managerId" } as const;
    const cascade = [
      { ...other, account: "2" },
      { ...other, account: "3" },
      { ...other, account: "1", attribute: "teamId" },
    ];
    const removal = { operation: "deactivate", account: "1", state: "inactive", stateWas: "active", cascade } as const;
    expect(described(removal)).toEqual([
      "active → inactive",
      "the vendor empties teamId",
      "the vendor changes the managerId of people too: 2",
    ]);
  });

  test("a group that is made, and who is put in or taken out", () => {
    expect(described({ resource: "groups", operation: "create", set: { displayName: "Sales" } })).toEqual([
      "no group → a group",
    ]);
    const members = { add: ["1", { ref: boss.id }], remove: ["2"] };
    expect(described({ resource: "groups", operation: "members", members })).toEqual([
      "2 people put in",
      "1 person taken out",
    ]);
  });

  test("a path of SCIM is told by its name", () => {
    const set = { 'emails[type eq "work"].value': "a@x.example", "urn:x:2.0:User:department": "Sales" };
    expect(described({ set })).toEqual(["emails: (none) → a@x.example", "department: (none) → Sales"]);
  });

  test("a new password is told of, not shown", () => {
    expect(described({ operation: "rotate password", setsPassword: "password" })).toEqual([
      "a new random password, which nobody sees",
    ]);
  });

  test("many values are counted", () => {
    const set = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`profile.a${index}`, "x"]));
    expect(described({ set })).toHaveLength(5);
    expect(described({ set }).at(-1)).toBe("and 5 more values");
  });

  test("long values are cut", () => {
    expect(described({ set: { "profile.city": "x".repeat(99) } })[0]).toMatch(/^city: \(none\) → x{39}…$/);
  });

  test("states, new accounts and links", () => {
    const state = { state: "suspended", stateWas: "active", statusWas: "ACTIVE", revokeSessions: true } as const;
    expect(described({ operation: "suspend", ...state })).toEqual(["ACTIVE → suspended, signed out everywhere"]);
    const set = { "profile.title": "CTO", "profile.city": "Rome" };
    expect(described({ operation: "create", state: "staged", set })).toEqual([
      "no account → staged",
      "title: CTO",
      "and 1 more value",
    ]);
    expect(described({ operation: "link", account: "00u1" })).toEqual(["not linked → linked to 00u1"]);
  });
});

describe("why a change is made", () => {
  const rules = { "profile.title": "Job title", "profile.manager": "Manager, Last name: {familyName}, the Manager's" };

  test("an update names the source fields", () => {
    const set = { "profile.title": "CTO", "profile.manager": "G" };
    expect(explainChange(change({ set }), rules)).toBe("changed at the source: Job title, Manager, Last name");
  });

  test("a state names the moment where the person is", () => {
    const due = { at: "2027-03-07T22:00:00Z", zone: "Europe/Kyiv", zoneFrom: "person" } as const;
    const why = explainChange(change({ operation: "activate", because: "has started", due }), rules);
    expect(why).toBe("has started (since Mon 8 Mar 2027, 00:00 in Europe/Kyiv)");
  });

  test("a hold gives its evidence", () => {
    expect(explainChange(change({ held: { code: "conflict", evidence: ["one", "two"] } }), rules)).toBe("one; two");
  });
});

test("names are shown without their addresses", () => {
  expect(nameIn("Ada Lovelace <ada@x.example>")).toBe("Ada Lovelace");
  expect(nameIn("Ada")).toBe("Ada");
});
