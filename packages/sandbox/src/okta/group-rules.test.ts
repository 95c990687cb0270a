import { describe, expect, it } from "vitest";
import { matchesGroupRule } from "./group-rule-expression.ts";
import { createTestCaller, profileOf } from "./test-caller.ts";

/** An org with a group that a rule fills with the department Sales. */
function withRule() {
  const caller = createTestCaller();
  const { okta } = caller;
  const group = okta.addGroup({ name: "Sales" });
  const rule = okta.addGroupRule({ expression: 'user.department=="Sales"', groupIds: [group] });
  const add = (name: string, department: string, status: "ACTIVE" | "STAGED" = "ACTIVE"): string =>
    okta.addUser({ profile: { ...profileOf(name), department }, status });
  const memberIds = (): readonly string[] => okta.inspect().groups.find(({ id }) => id === group)?.memberIds ?? [];
  const excluded = (): readonly string[] => okta.inspect().rules[0]?.excludedUserIds ?? [];
  return { ...caller, group, rule, add, memberIds, excluded };
}

describe("group rules", () => {
  it("put in who comes to match and take out who no longer does", async () => {
    const { call, add, memberIds, excluded } = withRule();
    const ann = add("ann", "Support");
    expect(memberIds()).toEqual([]);
    await call("POST", `/api/v1/users/${ann}`, { profile: { department: "Sales" } });
    expect(memberIds()).toEqual([ann]);
    await call("POST", `/api/v1/users/${ann}`, { profile: { department: "Support" } });
    expect(memberIds()).toEqual([]);
    expect(excluded()).toEqual([]);
    await call("POST", `/api/v1/users/${ann}`, { profile: { department: "Sales" } });
    expect(memberIds()).toEqual([ann]);
  });

  it("look at staged users only when they are activated, unless a switch says so", async () => {
    const { okta, call, add, memberIds } = withRule();
    const ann = add("ann", "Sales", "STAGED");
    expect(memberIds()).toEqual([]);
    await call("POST", `/api/v1/users/${ann}/lifecycle/activate?sendEmail=false`);
    expect(memberIds()).toEqual([ann]);
    okta.switches.groupRulesReachStaged = true;
    const bob = add("bob", "Sales", "STAGED");
    expect(memberIds()).toEqual([ann, bob]);
  });

  it("leave alone whoever was taken out by hand, for good", async () => {
    const { call, group, add, memberIds, excluded } = withRule();
    const ann = add("ann", "Sales");
    expect((await call("DELETE", `/api/v1/groups/${group}/users/${ann}`)).status).toBe(204);
    expect([memberIds(), excluded()]).toEqual([[], [ann]]);
    await call("POST", `/api/v1/users/${ann}`, { profile: { title: "Head" } });
    expect(memberIds()).toEqual([]);
  });

  it("do not take out whoever was also put in by hand", async () => {
    const { call, group, add, memberIds } = withRule();
    const ann = add("ann", "Sales");
    await call("PUT", `/api/v1/groups/${group}/users/${ann}`);
    await call("POST", `/api/v1/users/${ann}`, { profile: { department: "Support" } });
    expect(memberIds()).toEqual([ann]);
  });

  it("keep a deactivated member", () => {
    const { okta, add, memberIds } = withRule();
    const ann = add("ann", "Sales");
    okta.deactivate(ann);
    okta.updateProfile(ann, { department: "Support" });
    expect(memberIds()).toEqual([ann]);
  });

  it("act late where a switch says so", () => {
    const { okta, time, add, memberIds } = withRule();
    okta.switches.groupRuleDelayMs = 300;
    const ann = add("ann", "Sales");
    expect(memberIds()).toEqual([]);
    time.wall += 300;
    expect(memberIds()).toEqual([ann]);
  });

  it("begin inactive, act when activated, and keep members when deactivated", async () => {
    const { call, okta, add } = withRule();
    const group = okta.addGroup({ name: "Brocks" });
    const ann = add("ann", "");
    const body = {
      type: "group_rule",
      name: "Brocks",
      conditions: { expression: { value: 'String.startsWith(user.lastName, "Bro")', type: "urn:okta:expression:1.0" } },
      actions: { assignUserToGroups: { groupIds: [group] } },
    };
    const made = await call("POST", "/api/v1/groups/rules", body);
    expect(made.body).toMatchObject({ status: "INACTIVE", actions: body.actions });
    const members = async () => (await call("GET", `/api/v1/groups/${group}/users`)).body.map(({ id }: never) => id);
    expect(await members()).toEqual([]);
    const path = `/api/v1/groups/rules/${made.body.id}`;
    expect((await call("POST", `${path}/lifecycle/activate`)).status).toBe(204);
    expect(await members()).toEqual([ann]);
    expect((await call("PUT", path, body)).body.errorCode).toBe("E0000001");
    await call("POST", `${path}/lifecycle/deactivate`);
    expect((await call("PUT", path, { ...body, name: "Brock" })).body.name).toBe("Brock");
    expect(await members()).toEqual([ann]);
    expect((await call("DELETE", `${path}?removeUsers=true`)).status).toBe(202);
    expect(await members()).toEqual([]);
    expect((await call("GET", path)).status).toBe(404);
  });

  it("are INVALID once a group of theirs is gone, and cannot be turned on", async () => {
    const { okta, call, group, rule } = withRule();
    okta.removeGroup(group);
    expect((await call("GET", `/api/v1/groups/rules/${rule}`)).body.status).toBe("INVALID");
    expect((await call("POST", `/api/v1/groups/rules/${rule}/lifecycle/activate`)).body.errorCauses).toEqual([
      { errorSummary: "Cannot activate or deactivate a Group Rule with the status INVALID." },
    ]);
  });

  it("are listed by a word in their name", async () => {
    const { okta, call, group } = withRule();
    okta.addGroupRule({ name: "Leads", expression: 'user.title=="Lead"', groupIds: [group], active: false });
    const { body } = await call("GET", "/api/v1/groups/rules?search=lea&limit=1");
    expect(body).toMatchObject([{ name: "Leads", status: "INACTIVE" }]);
  });
});

describe("expressions of group rules", () => {
  const ann = { department: "Sales", title: "Lead Engineer" };

  it.each([
    ['user.department=="Sales"', true],
    ['user.department == "sales"', false],
    ['user.department != "Sales"', false],
    ['user.nickName == ""', true],
    ['String.stringContains(user.title, "Engineer") AND user.department == "Sales"', true],
    ['user.department == "X" OR (user.title == "Y" || String.startsWith(user.title,"Lead"))', true],
    ['!(user.department == "Sales") && user.title != "X"', false],
  ])("%s is %s", (expression, expected) => {
    expect(matchesGroupRule(expression, ann)).toBe(expected);
  });

  it.each(["", "user.department", 'user.department = "Sales"', 'department=="Sales"', 'Arrays.contains(user.a, "x")'])(
    "'%s' is none",
    async (expression) => {
      const { okta, call } = createTestCaller();
      const group = okta.addGroup({ name: "Sales" });
      const refused = await call("POST", "/api/v1/groups/rules", {
        name: "Rule",
        conditions: { expression: { value: expression } },
        actions: { assignUserToGroups: { groupIds: [group] } },
      });
      expect([refused.status, refused.body.errorCode]).toEqual([400, "E0000001"]);
      expect(okta.inspect().rules).toEqual([]);
    },
  );
});
