import { isComplete } from "@rosterkit/core";
import type { OktaStandInOptions } from "@rosterkit/sandbox";
import { readBack } from "@rosterkit/testing";
import { describe, expect, test } from "vitest";
import { failureOf, type OpenOkta, openOkta } from "./__fixtures__/open-okta.ts";

type Groups = Required<NonNullable<OpenOkta["connection"]["groups"]>>;

const profileOf = (name: string) => ({
  login: `${name}@example.com`,
  email: `${name}@example.com`,
  firstName: name,
  lastName: "Brock",
});

/** An organisation with a group of its own, one that an app imported, and Everyone. */
const openGroups = async (options: OktaStandInOptions = {}, settings: object = {}) => {
  const okta = await openOkta(options);
  const { standIn } = okta;
  const connection = okta.connect(settings);
  const app = standIn.addApp({ label: "Directory" });
  return {
    ...okta,
    // Every ability is there; the compiler only knows that it may be.
    groups: connection.groups as Groups,
    sales: standIn.addGroup({ name: "Sales", description: "Who sells" }),
    imported: standIn.addGroup({ name: "Imported", type: "APP_GROUP", sourceAppId: app }),
    person: (name: string) => standIn.addUser({ profile: profileOf(name) }),
    held: (id: string) => standIn.inspect().groups.find((group) => group.id === id),
  };
};

const draft = (name: string, description: string | null = null) => {
  const all = { "profile.name": name, "profile.description": description };
  return { set: all, all };
};

const namesOf = async (groups: Groups) => {
  const { extent, rows } = await readBack(groups, { day: "2026-03-02" });
  return { extent, names: [...rows.values()].map(({ profile }) => profile.name) };
};

describe("reading groups", () => {
  test("shows those of Okta's own, over several pages", async () => {
    const { standIn, groups } = await openGroups({ pageSize: 2 });
    for (let n = 0; n < 4; n += 1) standIn.addGroup({ name: `Team ${n}` });
    const { extent, names } = await namesOf(groups);
    expect(isComplete({ extent })).toBe(true);
    expect(names).toEqual(["Sales", "Team 0", "Team 1", "Team 2", "Team 3"]);
  });

  test("shows the others where settings say so, and says why they are not written", async () => {
    const { standIn, groups, imported, sales } = await openGroups(
      {},
      { groupTypes: ["OKTA_GROUP", "APP_GROUP", "BUILT_IN"] },
    );
    expect((await namesOf(groups)).names).toEqual(["Everyone", "Sales", "Imported"]);
    const reason = async (id: string) => {
      const found = await groups.get(id);
      return found && groups.blocked(found.row);
    };
    expect(await reason(standIn.everyoneId)).toContain("Okta manages it");
    expect(await reason(imported)).toContain("an app or a directory imports it");
    expect(await reason(sales)).toBeUndefined();
  });

  test("rule 6: an empty list for lack of an administrator role is not believed", async () => {
    const { standIn, groups } = await openGroups();
    standIn.setTokenAccess(standIn.token, "no admin role");
    const { extent, names } = await namesOf(groups);
    expect(names).toEqual([]);
    expect(extent).toMatchObject({ complete: false, gaps: [expect.stringContaining("not even Everyone")] });
  });

  test("rule 6: an organisation without a group of its own is believed", async () => {
    const { standIn, groups, sales } = await openGroups();
    standIn.removeGroup(sales);
    const { extent, names } = await namesOf(groups);
    expect([extent.complete, names]).toEqual([true, []]);
  });

  test("a 404 of anything but a missing group is no absence", async () => {
    const { standIn, groups, sales } = await openGroups();
    expect(await groups.get("00gNobodyHasThisId00")).toBeUndefined();
    standIn.setTokenAccess(standIn.token, "no admin role");
    expect(await failureOf(groups.get(sales))).toMatchObject({ status: 403 });
  });
});

describe("finding a group by name", () => {
  test("is exact, in any case, and sees what was made a moment ago", async () => {
    const { groups, sales, standIn } = await openGroups({ switches: { indexDelayMs: 60_000 } });
    standIn.addGroup({ name: "Sales Europe" });
    const idOf = async (name: string) => (await groups.find("profile.name", name))?.row.id;
    expect([await idOf("Sales"), await idOf("SALES")]).toEqual([sales, sales]);
    for (const other of ["Sale", "Sales ", "ales", "*", ""]) expect(await idOf(other)).toBeUndefined();
    standIn.renameGroup(sales, "Selling");
    expect([await idOf("Sales"), await idOf("Selling")]).toEqual([undefined, sales]);
  });

  test("finds Everyone, which takes its name, and not a group that an app imported, which does not", async () => {
    const { groups, standIn } = await openGroups();
    expect((await groups.find("profile.name", "everyone"))?.row.id).toBe(standIn.everyoneId);
    expect(await groups.find("profile.name", "Imported")).toBeUndefined();
    const made = await groups.create(draft("Imported"), "active", {});
    expect((await groups.find("profile.name", "Imported"))?.row.id).toBe(made);
  });

  test("looks at every group where more begin alike than a query shows", async () => {
    const { groups, standIn } = await openGroups();
    for (let n = 0; n < 301; n += 1) standIn.addGroup({ name: `Team ${n}` });
    const last = standIn.addGroup({ name: "Team" });
    expect((await groups.find("profile.name", "Team"))?.row.id).toBe(last);
    expect(await groups.find("profile.name", "Team ")).toBeUndefined();
  });
});

describe("writing groups", () => {
  test("makes one and renames it, and clears what is none", async () => {
    const { groups, held } = await openGroups();
    const id = await groups.create(draft("Finance", "Who counts"), "active", {});
    expect(held(id)).toMatchObject({ name: "Finance", description: "Who counts", type: "OKTA_GROUP" });
    await groups.update(id, { set: { "profile.name": "Money" }, all: {} }, {});
    expect(held(id)).toMatchObject({ name: "Money", description: "Who counts" });
    await groups.update(id, { set: { "profile.description": null }, all: {} }, {});
    expect(held(id)).toMatchObject({ name: "Money", description: null });
  });

  test("a name that is taken is refused, and nothing is made", async () => {
    const { groups, standIn } = await openGroups();
    const failure = await failureOf(groups.create(draft("sales"), "active", {}));
    expect(failure).toMatchObject({ name: "ApiError", status: 400, vendorCode: "E0000001", maybeWritten: false });
    expect(standIn.inspect().groups).toHaveLength(3);
  });

  test("what Okta does not manage itself stays as it is, whoever asks", async () => {
    const { groups, standIn, imported, person, held } = await openGroups();
    const mia = person("mia");
    for (const id of [imported, standIn.everyoneId]) {
      const before = held(id);
      await failureOf(groups.update(id, { set: { "profile.name": "Mine" }, all: {} }, {}));
      await failureOf(groups.members.add?.(id, [mia], {}) ?? Promise.resolve());
      await failureOf(groups.members.remove?.(id, [mia], {}) ?? Promise.resolve());
      expect(held(id)).toEqual(before);
    }
  });

  test("every request tells its id", async () => {
    const { groups, sales, person, standIn } = await openGroups();
    const ids: string[] = [];
    const onRequestId = (id: string) => void ids.push(id);
    await groups.update(sales, { set: { "profile.name": "Selling" }, all: {} }, { onRequestId });
    await groups.members.add?.(sales, [person("mia")], { onRequestId });
    expect(standIn.requests.filter(({ wrote }) => wrote).map(({ requestId }) => requestId)).toEqual(ids);
  });
});

describe("members of groups", () => {
  test("come over several pages, deactivated ones too, each once", async () => {
    const { groups, standIn, sales, person } = await openGroups({ pageSize: 2 });
    const people = ["mia", "noa", "ole", "pia", "rex"].map(person);
    for (const id of people) standIn.addMember(sales, id);
    standIn.deactivate(people[1] ?? "");
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const { items, next } = await groups.members.page(sales, cursor);
      seen.push(...items);
      cursor = next;
      more = next !== undefined;
    }
    expect(seen).toEqual(people);
  });

  test("are put in and taken out, and who is there or not there already is success", async () => {
    const { groups, standIn, sales, person, held } = await openGroups();
    const [mia, noa] = [person("mia"), person("noa")];
    for (const _ of ["once", "again"]) await groups.members.add?.(sales, [mia, noa], {});
    expect(held(sales)?.memberIds).toEqual([mia, noa]);
    for (const _ of ["once", "again"]) await groups.members.remove?.(sales, [mia], {});
    expect(held(sales)?.memberIds).toEqual([noa]);
    standIn.switches.removeNonMember = "E0000007";
    await groups.members.remove?.(sales, [mia, "00uNobodyHasThisId00"], {});
    expect(
      await failureOf(groups.members.add?.(sales, ["00uNobodyHasThisId00"], {}) ?? Promise.resolve()),
    ).toMatchObject({
      status: 404,
    });
  });

  test("whom a group rule put in are left alone by it for good once they are taken out", async () => {
    const { groups, standIn, sales, person, held } = await openGroups();
    standIn.addGroupRule({ expression: 'user.lastName=="Brock"', groupIds: [sales] });
    const mia = person("mia");
    expect(held(sales)?.memberIds).toEqual([mia]);
    await groups.members.remove?.(sales, [mia], {});
    standIn.updateProfile(mia, { title: "Head" });
    expect(held(sales)?.memberIds).toEqual([]);
    expect(standIn.inspect().rules[0]?.excludedUserIds).toEqual([mia]);
  });
});

describe("rule 7: looking at a group before it is linked", () => {
  test("tells which apps it gives, and which group rules fill it", async () => {
    const { groups, standIn, sales } = await openGroups();
    expect(await groups.inspect(sales)).toEqual({ evidence: ["gives its members no app"] });
    for (const label of ["Wiki", "Chat"]) standIn.assignApp(standIn.addApp({ label }), { groupId: sales });
    standIn.addGroupRule({ name: "Sellers", expression: 'user.department=="Sales"', groupIds: [sales] });
    expect(await groups.inspect(sales)).toEqual({
      evidence: ["gives its members Wiki, Chat", "is filled by the group rule Sellers"],
    });
  });

  test("refuses one whose members are administrators", async () => {
    const { groups, standIn, sales } = await openGroups();
    standIn.giveRole(sales, "USER_ADMIN");
    expect((await groups.inspect(sales)).refused).toContain("administrator roles");
  });

  test("goes by the list of roles where the counts do not know yet", async () => {
    const { groups, standIn, sales } = await openGroups({ switches: { filterIsLate: true } });
    // The index keeps what it knows, and so do the counts.
    standIn.switches.indexDelayMs = 60_000;
    standIn.giveRole(sales, "USER_ADMIN");
    expect((await groups.inspect(sales)).refused).toContain("administrator roles");
  });

  test("goes by the counts where the credential may not see roles", async () => {
    const scopes = ["okta.groups.read", "okta.users.read"];
    const token = { value: "00-limited", access: "full", scopes } as const;
    const { groups, standIn, sales } = await openGroups({ tokens: [token] });
    expect((await groups.inspect(sales)).refused).toBeUndefined();
    standIn.giveRole(sales, "USER_ADMIN");
    expect((await groups.inspect(sales)).refused).toContain("administrator roles");
  });

  test("refuses what is managed elsewhere, and what is not there", async () => {
    const { groups, standIn, imported } = await openGroups();
    expect((await groups.inspect(imported)).refused).toContain("an app or a directory imports it");
    expect((await groups.inspect(standIn.everyoneId)).refused).toContain("Okta manages it");
    expect((await groups.inspect("00gNobodyHasThisId00")).refused).toBe("Okta does not show it");
  });
});
