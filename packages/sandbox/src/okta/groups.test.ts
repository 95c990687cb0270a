import { describe, expect, it } from "vitest";
import type { OktaStandInOptions } from "./okta-stand-in.ts";
import { createTestCaller, nextOf, profileOf } from "./test-caller.ts";

const taken = "name: An object with this field already exists in the current organization";

/** An org with Everyone, two groups of Okta's own and one that an app imported, each made a second after the last. */
function withGroups(options: Partial<OktaStandInOptions> = {}) {
  const caller = createTestCaller(options);
  const { okta, time } = caller;
  const app = okta.addApp({ label: "Directory" });
  const add = (group: Parameters<typeof okta.addGroup>[0]): string => {
    time.now += 1000;
    return okta.addGroup(group);
  };
  const ids = {
    sales: add({ name: "Sales", description: "Who sells" }),
    support: add({ name: "Support" }),
    imported: add({ name: "Sales", type: "APP_GROUP", sourceAppId: app }),
  };
  const names = async (query: string): Promise<string[]> =>
    (await caller.pagesOf(`/api/v1/groups?${query}`, ({ profile }) => profile.name ?? "")).flat();
  const find = (kind: "filter" | "search", text: string): Promise<string[]> =>
    names(`${kind}=${encodeURIComponent(text)}`);
  const refusal = async (query: string): Promise<string> => {
    const { status, body } = await caller.call("GET", `/api/v1/groups?${query}`);
    return `${status} ${body.errorCode}`;
  };
  return { ...caller, app, ids, names, find, refusal };
}

describe("a list of groups", () => {
  it("has every type, and follows cursors to the end", async () => {
    const { pagesOf } = withGroups();
    const pages = await pagesOf("/api/v1/groups?limit=3", ({ profile }) => profile.name ?? "");
    expect(pages).toEqual([["Everyone", "Sales", "Support"], ["Sales"]]);
  });

  it("is empty for whoever has no admin role", async () => {
    const { okta, call } = withGroups();
    okta.setTokenAccess(okta.token, "no admin role");
    expect(await call("GET", "/api/v1/groups")).toMatchObject({ status: 200, body: [] });
  });

  it("shows counts and roles where they are asked for", async () => {
    const { okta, app, ids, call } = withGroups();
    okta.addMember(ids.sales, okta.addUser({ profile: profileOf("ann") }));
    okta.giveRole(ids.sales, "USER_ADMIN");
    okta.assignApp(app, { groupId: ids.sales });
    const filter = encodeURIComponent(`id eq "${ids.sales}"`);
    const { body } = await call("GET", `/api/v1/groups?filter=${filter}&expand=stats`);
    expect(body[0]._embedded.stats).toMatchObject({ usersCount: 1, appsCount: 1, hasAdminPrivlege: true });
    expect((await call("GET", `/api/v1/groups?filter=${filter}`)).body[0]).not.toHaveProperty("_embedded");
    const roles = await call("GET", `/api/v1/groups/${ids.sales}/roles`);
    expect(roles.body).toMatchObject([{ type: "USER_ADMIN", assignmentType: "GROUP" }]);
  });

  it("by q is the beginning of a name, on one page", async () => {
    const { okta, call, names } = withGroups();
    expect(await names("q=sa")).toEqual(["Sales", "Sales"]);
    for (let number = 0; number < 305; number++) okta.addGroup({ name: `Team ${number}` });
    const { body, headers } = await call("GET", "/api/v1/groups?q=team");
    expect([body.length, nextOf(headers)]).toEqual([300, undefined]);
  });
});

describe("filter of groups", () => {
  it.each([
    ['type eq "OKTA_GROUP"', ["Sales", "Support"]],
    ['type eq "okta_group"', []],
    ['lastUpdated gt "2026-11-02T12:00:02.000Z"', ["Sales"]],
    ['type eq "BUILT_IN" or lastMembershipUpdated le "2026-11-02T12:00:01.000Z"', ["Everyone", "Sales"]],
  ])("%s", async (text, expected) => {
    expect(await withGroups().find("filter", text)).toEqual(expected);
  });

  it.each([
    ['profile.name eq "Sales"', "400 E0000094"],
    ['type sw "OKTA"', "400 E0000094"],
    ["type eq", "400 E0000031"],
  ])("refuses %s", async (text, expected) => {
    expect(await withGroups().refusal(`filter=${encodeURIComponent(text)}`)).toBe(expected);
  });

  it("cannot be joined with search", async () => {
    expect(await withGroups().refusal('search=id%20pr&filter=type%20eq%20"OKTA_GROUP"')).toBe("400 E0000033");
  });
});

describe("search of groups", () => {
  it.each([
    ['profile.name eq "sales"', ["Sales", "Sales"]],
    ['profile.description co "sell"', ["Sales"]],
    ['profile.name sw "su" and type eq "OKTA_GROUP"', ["Support"]],
    ['lastMembershipUpdated gt "2026-11-02T12:00:02.000Z"', ["Sales"]],
  ])("%s", async (text, expected) => {
    expect(await withGroups().find("search", text)).toEqual(expected);
  });

  it("knows the app that a group came from, and sorts", async () => {
    const { app, ids, call, names } = withGroups();
    const search = encodeURIComponent(`source.id eq "${app}"`);
    expect((await call("GET", `/api/v1/groups?search=${search}`)).body[0].id).toBe(ids.imported);
    expect(await names("search=id%20pr&sortBy=profile.name&sortOrder=desc")).toEqual([
      "Support",
      "Sales",
      "Sales",
      "Everyone",
    ]);
  });

  it.each(['profile.name ne "x"', 'shoe eq "x"', 'id co "x"'])("refuses %s", async (text) => {
    expect(await withGroups().refusal(`search=${encodeURIComponent(text)}`)).toBe("400 E0000031");
  });

  it("sees a change only after the delay; filter, list and reading by id see it at once", async () => {
    const { okta, ids, call, time, find } = withGroups();
    okta.switches.indexDelayMs = 800;
    await call("PUT", `/api/v1/groups/${ids.support}`, { profile: { name: "Help" } });
    okta.removeGroup(ids.sales);
    expect(await find("search", 'type eq "OKTA_GROUP"')).toEqual(["Sales", "Support"]);
    expect(await find("filter", 'type eq "OKTA_GROUP"')).toEqual(["Help"]);
    expect((await call("GET", `/api/v1/groups/${ids.support}`)).body.profile.name).toBe("Help");
    okta.switches.filterIsLate = true;
    expect(await find("filter", 'type eq "OKTA_GROUP"')).toEqual(["Sales", "Support"]);
    time.wall += 800;
    expect(await find("search", 'type eq "OKTA_GROUP"')).toEqual(["Help"]);
  });
});

describe("a group", () => {
  it("is made, renamed and deleted, and tells when", async () => {
    const { okta, time, call } = withGroups();
    const made = await call("POST", "/api/v1/groups", { profile: { name: "Finance", description: "Who counts" } });
    expect(made).toMatchObject({ status: 200, body: { type: "OKTA_GROUP", objectClass: ["okta:user_group"] } });
    time.now += 5000;
    const path = `/api/v1/groups/${made.body.id}`;
    const renamed = await call("PUT", path, { profile: { name: "Money" } });
    expect(renamed.body.profile).toEqual({ name: "Money", description: null });
    expect(Date.parse(renamed.body.lastUpdated) - Date.parse(renamed.body.created)).toBe(5000);
    expect(renamed.body.lastMembershipUpdated).toBe(made.body.lastMembershipUpdated);
    expect((await call("DELETE", path)).status).toBe(204);
    expect((await call("GET", path)).body.errorSummary).toBe(
      `Not found: Resource not found: ${made.body.id} (UserGroup)`,
    );
    expect(okta.requests.filter(({ wrote }) => wrote)).toHaveLength(3);
  });

  it.each([
    [{ name: "SALES" }, taken],
    [{ name: " " }, "name: The field cannot be left blank"],
    [{}, "name: The field cannot be left blank"],
    [{ name: "x".repeat(1025) }, "name: The field is too long"],
    [{ name: "Finance", shoe: 1 }, "Property name 'shoe' is not defined in profile"],
  ])("cannot be made of %j", async (profile, cause) => {
    const { okta, call } = withGroups();
    const refused = await call("POST", "/api/v1/groups", { profile });
    expect([refused.status, refused.body.errorCode]).toEqual([400, "E0000001"]);
    expect(refused.body.errorCauses).toEqual([{ errorSummary: cause }]);
    expect(okta.inspect().groups).toHaveLength(4);
  });

  it("may not take another's name, but keep its own in other letters", async () => {
    const { okta, ids, call } = withGroups();
    const rename = (name: string) => call("PUT", `/api/v1/groups/${ids.support}`, { profile: { name } });
    expect((await rename("Sales")).body.errorCauses).toEqual([{ errorSummary: taken }]);
    expect((await rename("SUPPORT")).status).toBe(200);
    okta.switches.groupNamesIgnoreCase = false;
    expect((await rename("sales")).status).toBe(200);
  });

  it("that Okta does not manage cannot be changed", async () => {
    const { okta, ids, call } = withGroups();
    const profile = { name: "Mine" };
    expect((await call("PUT", `/api/v1/groups/${okta.everyoneId}`, { profile })).body.errorCode).toBe("E0000060");
    expect((await call("PUT", `/api/v1/groups/${ids.imported}`, { profile })).body.errorCode).toBe("E0000006");
    expect((await call("DELETE", `/api/v1/groups/${okta.everyoneId}`)).status).toBe(501);
    expect((await call("DELETE", `/api/v1/groups/${ids.imported}`)).status).toBe(204);
  });
});
