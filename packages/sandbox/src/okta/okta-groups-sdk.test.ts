import type { Collection } from "@okta/okta-sdk-nodejs";
import { describe, expect, it } from "vitest";
import { errorOf, openSdk } from "./__fixtures__/open-sdk.ts";
import { profileOf } from "./test-caller.ts";

async function idsOf<Row extends { id?: string }>(list: Promise<Collection<Row>>): Promise<string[]> {
  const ids: string[] = [];
  await (await list).each((row) => void ids.push(row?.id ?? ""));
  return ids;
}

describe("Okta's SDK drives groups", () => {
  it("from creation to deletion, with members", async () => {
    const { okta, client } = await openSdk({ pageSize: 2 });
    const groups = client.groupApi;
    const users = ["ann", "bob", "cid"].map((name) => okta.addUser({ profile: profileOf(name) }));
    const made = await groups.createGroup({ group: { profile: { name: "Sales", description: "Who sells" } } });
    const groupId = made.id ?? "";
    expect([made.type, made.lastMembershipUpdated]).toEqual(["OKTA_GROUP", expect.any(Date)]);

    for (const userId of users) await groups.assignUserToGroup({ groupId, userId });
    expect(await idsOf(groups.listGroupUsers({ groupId }))).toEqual(users);
    await groups.unassignUserFromGroup({ groupId, userId: users[0] ?? "" });
    expect(await idsOf(groups.listGroupUsers({ groupId }))).toEqual(users.slice(1));

    await groups.replaceGroup({ groupId, group: { profile: { name: "Selling" } } });
    expect((await groups.getGroup({ groupId })).profile?.name).toBe("Selling");
    expect(await idsOf(groups.listGroups({ filter: 'type eq "OKTA_GROUP"' }))).toEqual([groupId]);
    expect(await idsOf(groups.listGroups({ search: 'profile.name eq "selling"' }))).toEqual([groupId]);
    await groups.deleteGroup({ groupId });
    expect(await errorOf(groups.getGroup({ groupId }))).toMatchObject({ status: 404, code: "E0000007" });
  });

  it("through roles, apps and a user's groups", async () => {
    const { okta, client } = await openSdk();
    const groupId = okta.addGroup({ name: "Sales" });
    const userId = okta.addUser({ profile: profileOf("ann"), groupIds: [groupId] });
    const appId = okta.addApp({ label: "Wiki" });
    await client.applicationApi.assignGroupToApplication({ appId, groupId });
    okta.giveRole(groupId, "USER_ADMIN");
    expect(await idsOf(client.groupApi.listAssignedApplicationsForGroup({ groupId }))).toEqual([appId]);
    expect(await idsOf(client.applicationApi.listApplications())).toEqual([appId]);
    expect(await idsOf(client.applicationApi.listApplicationUsers({ appId }))).toEqual([userId]);
    expect(await idsOf(client.applicationApi.listApplicationGroupAssignments({ appId }))).toEqual([groupId]);
    expect(await idsOf(client.userApi.listUserGroups({ userId }))).toEqual([okta.everyoneId, groupId]);
    const roles: unknown[] = [];
    await (await client.roleAssignmentApi.listGroupAssignedRoles({ groupId })).each(
      (role) => void roles.push(role.type),
    );
    expect(roles).toEqual(["USER_ADMIN"]);
    const labels: unknown[] = [];
    await (await client.userApi.listAppLinks({ userId })).each((link) => void labels.push(link.label));
    expect(labels).toEqual(["Wiki"]);
  });

  it("through a group rule", async () => {
    const { okta, client } = await openSdk();
    const groupId = okta.addGroup({ name: "Sales" });
    const userId = okta.addUser({ profile: { ...profileOf("ann"), department: "Sales" } });
    const rule = await client.groupApi.createGroupRule({
      groupRule: {
        type: "group_rule",
        name: "Sales",
        conditions: { expression: { value: 'user.department=="Sales"', type: "urn:okta:expression:1.0" } },
        actions: { assignUserToGroups: { groupIds: [groupId] } },
      },
    });
    const ruleId = rule.id ?? "";
    expect(rule.status).toBe("INACTIVE");
    await client.groupApi.activateGroupRule({ ruleId });
    expect(await idsOf(client.groupApi.listGroupUsers({ groupId }))).toEqual([userId]);
    await client.groupApi.unassignUserFromGroup({ groupId, userId });
    const read = await client.groupApi.getGroupRule({ ruleId });
    expect([read.status, read.conditions?.people?.users?.exclude]).toEqual(["ACTIVE", [userId]]);
  });

  it("into refusals", async () => {
    const { okta, client } = await openSdk();
    okta.addGroup({ name: "Sales" });
    const userId = okta.addUser({ profile: profileOf("ann") });
    const again = client.groupApi.createGroup({ group: { profile: { name: "Sales" } } });
    expect(await errorOf(again)).toEqual({
      status: 400,
      code: "E0000001",
      causes: ["name: An object with this field already exists in the current organization"],
    });
    const everyone = client.groupApi.assignUserToGroup({ groupId: okta.everyoneId, userId });
    expect(await errorOf(everyone)).toMatchObject({ status: 501, code: "E0000060" });
  });
});
