import { describe, expect, it } from "vitest";
import type { OktaStandInOptions } from "./okta-stand-in.ts";
import { createTestCaller, nextOf, profileOf } from "./test-caller.ts";

/** An org with one group and ann, bob and cid, who are in no group of their own. */
function withGroup(options: Partial<OktaStandInOptions> = {}) {
  const caller = createTestCaller(options);
  const { okta, call } = caller;
  const group = okta.addGroup({ name: "Staff" });
  const ids = ["ann", "bob", "cid"].map((name) => okta.addUser({ profile: profileOf(name) }));
  const [ann = "", bob = "", cid = ""] = ids;
  const path = `/api/v1/groups/${group}/users`;
  const put = (user: string) => call("PUT", `${path}/${user}`);
  const remove = (user: string) => call("DELETE", `${path}/${user}`);
  const memberIds = (): readonly string[] => okta.inspect().groups.find(({ id }) => id === group)?.memberIds ?? [];
  const changedAt = async (): Promise<string> =>
    (await call("GET", `/api/v1/groups/${group}`)).body.lastMembershipUpdated;
  return { ...caller, group, ann, bob, cid, path, put, remove, memberIds, changedAt };
}

describe("members", () => {
  it("come and go, each as often as asked, and only a real change moves lastMembershipUpdated", async () => {
    const { time, ann, put, remove, memberIds, changedAt } = withGroup();
    const moved: boolean[] = [];
    for (const act of [put, put, remove, remove]) {
      const before = await changedAt();
      time.now += 1000;
      expect((await act(ann)).status).toBe(204);
      moved.push((await changedAt()) !== before);
    }
    expect(moved).toEqual([true, false, true, false]);
    expect(memberIds()).toEqual([]);
  });

  it("are listed page by page in order of joining, and leave lastUpdated of the group alone", async () => {
    const { okta, group, ann, bob, cid, path, put, pagesOf, call } = withGroup();
    const { lastUpdated } = (await call("GET", `/api/v1/groups/${group}`)).body;
    for (const id of [cid, ann, bob]) await put(id);
    expect(await pagesOf(`${path}?limit=2`, ({ id }) => id)).toEqual([[cid, ann], [bob]]);
    expect((await call("GET", `/api/v1/groups/${group}`)).body.lastUpdated).toBe(lastUpdated);
    const first = await call("GET", `${path}?limit=2`);
    okta.removeMember(group, cid);
    expect(await pagesOf(nextOf(first.headers) ?? "", ({ id }) => id)).toEqual([[bob]]);
  });

  it("may be deactivated, and are listed still", async () => {
    const { okta, ann, bob, path, put, call, memberIds } = withGroup();
    await put(ann);
    await call("POST", `/api/v1/users/${ann}/lifecycle/deactivate`);
    expect((await call("GET", path)).body).toMatchObject([{ id: ann, status: "DEPROVISIONED" }]);
    okta.switches.deactivationEndsMemberships = true;
    await put(bob);
    await call("POST", `/api/v1/users/${bob}/lifecycle/deactivate`);
    expect(memberIds()).toEqual([ann]);
  });

  it("that are deactivated cannot be added, unless a switch says so", async () => {
    const { okta, ann, put, memberIds } = withGroup();
    okta.deactivate(ann);
    expect(await put(ann)).toMatchObject({ status: 403, body: { errorCode: "E0000038" } });
    okta.switches.addDeactivatedMember = "accepted";
    expect((await put(ann)).status).toBe(204);
    expect(memberIds()).toEqual([ann]);
  });

  it("that are not there may be an error by switch", async () => {
    const { okta, ann, remove } = withGroup({ switches: { removeNonMember: "E0000007" } });
    expect((await remove(ann)).status).toBe(404);
    okta.switches.removeNonMember = "accepted";
    expect((await remove(ann)).status).toBe(204);
  });

  it("go with the user, and with the group", async () => {
    const { okta, group, ann, bob, put, call, memberIds } = withGroup();
    await put(ann);
    await put(bob);
    okta.remove(ann);
    expect(memberIds()).toEqual([bob]);
    okta.removeGroup(group);
    const groups = (await call("GET", `/api/v1/users/${bob}/groups`)).body;
    expect(groups).toMatchObject([{ type: "BUILT_IN" }]);
  });

  it("are unknown users and unknown groups alike: 404, with the type", async () => {
    const { group, ann, put, call } = withGroup();
    expect((await put("00unobody")).body.errorSummary).toContain("(User)");
    expect((await call("PUT", `/api/v1/groups/00gnone/users/${ann}`)).body.errorSummary).toContain("(UserGroup)");
    expect((await call("GET", `/api/v1/groups/${group}/users?limit=0`)).status).toBe(400);
  });
});

describe("groups that Okta does not manage", () => {
  it("refuse members: Everyone with E0000060, an imported one with E0000006", async () => {
    const { okta, ann, call } = withGroup();
    const imported = okta.addGroup({ name: "AD", type: "APP_GROUP" });
    okta.addMember(imported, ann);
    for (const method of ["PUT", "DELETE"]) {
      expect((await call(method, `/api/v1/groups/${okta.everyoneId}/users/${ann}`)).status).toBe(501);
      const refused = await call(method, `/api/v1/groups/${imported}/users/${ann}`);
      expect([refused.status, refused.body.errorCode]).toEqual([403, "E0000006"]);
    }
    expect((await call("GET", `/api/v1/groups/${imported}/users`)).body).toHaveLength(1);
    const made = await call("POST", "/api/v1/users", { profile: profileOf("dan"), groupIds: [imported] });
    expect(made.body.errorCode).toBe("E0000006");
    expect(okta.get("dan@example.com")).toBeUndefined();
  });

  it("have everybody in Everyone", async () => {
    const { okta, call } = withGroup();
    await call("POST", "/api/v1/users?activate=false", { profile: profileOf("dan") });
    const everyone = okta.inspect().groups[0];
    expect([everyone?.name, everyone?.memberIds.length]).toEqual(["Everyone", 5]);
  });
});
