import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../errors/index.ts";
import { attributes } from "../shape/index.ts";
import type { Incomplete } from "./extent.ts";
import { packRoster } from "./pack-roster.ts";
import { packSlots } from "./pack-slots.ts";
import type { Sink } from "./sink.ts";

interface Account {
  readonly id: string;
  readonly login: string;
  readonly nick?: string | null;
  readonly tags?: readonly string[];
  readonly status: "ACTIVE" | "SUSPENDED";
  readonly changed?: string;
  readonly sourced?: string;
}

const { email, text, texts } = attributes<Account>();
const resource = {
  attributes: {
    login: email((account) => account.login, { compare: "identifier" }),
    nick: text((account) => account.nick, { compare: "caseless" }),
    tags: texts((account) => account.tags),
    secret: text(() => "kept out"),
  },
  state: ({ status }: Account) => (status === "ACTIVE" ? ("active" as const) : ("suspended" as const)),
  status: ({ status }: Account) => status,
  stateSince: ({ changed }: Account) => changed,
  blocked: ({ sourced }: Account) => sourced && `is sourced by ${sourced}`,
};
const extent: Incomplete = { readAt: "", size: 0, digest: "", empty: [], complete: false, gaps: [] };

const accounts: readonly Account[] = [
  {
    id: "a",
    login: "Zoë@example.com",
    nick: "Zo",
    tags: ["x", "y"],
    status: "ACTIVE",
    changed: "2026-01-01T00:00:00Z",
  },
  { id: "b", login: "al@example.com", nick: null, status: "SUSPENDED", sourced: "Active Directory" },
  { id: "c", login: "zoe@EXAMPLE.com", nick: "zO", tags: ["y", "y"], status: "ACTIVE" },
];

const pack = (given: readonly Account[], names: readonly string[] = ["login", "nick", "tags"]) => {
  const builder: Sink<Account> & ReturnType<typeof packRoster> = packRoster(resource, names);
  for (const account of given) builder.add(account.id, account as never);
  return builder.finish(extent);
};

describe("a packed roster", () => {
  const roster = pack(accounts);

  it("knows accounts by place and by id", () => {
    expect(roster.size).toBe(3);
    expect(roster.indexOf("b")).toBe(1);
    expect(roster.id(1)).toBe("b");
    expect(roster.indexOf("nobody")).toBe(-1);
  });

  it("keeps state, the vendor's word for it, since when, and what is in the way", () => {
    expect([roster.state(0), roster.status(0), roster.stateSince(0), roster.blocked(0)]).toEqual([
      "active",
      "ACTIVE",
      "2026-01-01T00:00:00Z",
      undefined,
    ]);
    expect([roster.state(1), roster.status(1), roster.stateSince(1), roster.blocked(1)]).toEqual([
      "suspended",
      "SUSPENDED",
      undefined,
      "is sourced by Active Directory",
    ]);
  });

  it("gives values back in the order of names, absent and null told apart", () => {
    expect(roster.slots(1)).toStrictEqual(["al@example.com", null, undefined]);
    expect(roster.value(0, "tags")).toEqual(["x", "y"]);
    expect(roster.value(0, "secret")).toBeUndefined();
    expect(roster.packed(1)).toBe(packSlots(["al@example.com", null, undefined]));
  });

  it("finds by the attribute's own way to compare", () => {
    expect(roster.find("login", "ZOE@example.com")).toEqual([0, 2]);
    expect(roster.find("login", "zoé@example.com")).toEqual([0, 2]);
    expect(roster.find("nick", "ZO")).toEqual([0, 2]);
    expect(roster.find("nick", "zö")).toEqual([]);
    expect(roster.find("tags", "y")).toEqual([0, 2]);
    expect(roster.find("tags", "Y")).toEqual([]);
    expect(() => roster.find("secret", "kept out")).toThrow(RangeError);
  });

  it("replaces an account that comes again, in its place", () => {
    const again = pack([...accounts, { id: "b", login: "new@example.com", status: "ACTIVE" }]);
    expect(again.size).toBe(3);
    expect(again.find("login", "al@example.com")).toEqual([]);
    expect(again.find("login", "new@example.com")).toEqual([1]);
    expect([again.state(1), again.blocked(1)]).toEqual(["active", undefined]);
  });

  it("says nothing of a place that is out of range", () => {
    expect(roster.slots(-1)).toStrictEqual([undefined, undefined, undefined]);
    expect(roster.value(9, "login")).toBeUndefined();
  });

  it("holds accounts without attributes, and none", () => {
    expect(pack(accounts, []).slots(0)).toEqual([]);
    expect(pack([]).find("login", "x")).toEqual([]);
  });

  it("refuses names that the resource does not have, all of them", () => {
    expect(() => packRoster(resource, ["login", "phone", "toString"])).toThrow(ConfigurationError);
    expect(() => packRoster(resource, ["phone", "toString"])).toThrow(/phone.*toString/);
  });
});
