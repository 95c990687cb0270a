import { describe, expect, test } from "vitest";
import { type OpenSourceOptions, openSource, profileOf } from "./__fixtures__/open-source.ts";

/** A source with the groups Staff and Sales, of which the scope names both. */
const openGroups = async (options: OpenSourceOptions = {}) => {
  const opened = await openSource({ scope: { groups: ["Staff", "Sales"] }, ...options });
  const [staff, sales] = ["Staff", "Sales"].map((name) => opened.source.standIn.addGroup({ name }));
  return { ...opened, staff: staff ?? "", sales: sales ?? "" };
};

/** A source with the app Payroll, which the scope names. */
const openApp = async () => {
  const opened = await openSource({ scope: { app: "Payroll" } });
  const app = opened.source.standIn.addApp({ label: "Payroll" });
  return { ...opened, app, assign: (user: string) => opened.source.standIn.assignApp(app, { user }) };
};

describe("Okta as a source of another organisation, over three months", () => {
  test("joiner, mover, suspended, scope-leaver, deactivated, and back", async () => {
    const { source, enter, run, planned, account, goTo, staff, sync } = await openGroups({
      connection: { managerAttribute: "manager", startDateAttribute: "startDate" },
      standIn: { customAttributes: [{ name: "startDate", title: "Start date", type: "string" }] },
      mapping: { fromEmployee: { "profile.managerId": "manager" } },
    });
    const { standIn } = source;
    const ada = enter("ada", { groupIds: [staff] });
    enter("ben", { groupIds: [staff], profile: { ...profileOf("ben"), manager: "ADA@example.com", title: "Clerk" } });
    enter("joy", { groupIds: [staff], status: "STAGED", profile: { ...profileOf("joy"), startDate: "2026-04-01" } });
    enter("out");
    await sync.check();

    // March: Joy has not started, and whoever is in no group is nobody's business, the administrator of the source included.
    const march = await run();
    expect(march.plan.counts).toMatchObject({ create: 2 });
    expect(march.report).toMatchObject({ failed: 0, skipped: 0 });
    expect(account("ben")).toMatchObject({
      status: "PROVISIONED",
      profile: { title: "Clerk", manager: "ada Brock", managerId: account("ada")?.id },
    });
    expect(await planned()).toEqual([]);

    // April: Joy starts; Ben moves, and has no title any more; Sam comes.
    goTo("2026-04-01T12:00:00Z");
    standIn.activate("joy@example.com");
    standIn.updateProfile("ben@example.com", { department: "Research", title: null, manager: null });
    enter("sam", { groupIds: [staff], profile: { ...profileOf("sam"), title: "Cook" } });
    expect((await run()).plan.counts).toMatchObject({ create: 2, update: 1 });
    expect(account("ben")?.profile).toMatchObject({ department: "Research" });
    expect(account("ben")?.profile).not.toHaveProperty("title");
    expect(account("joy")?.status).toBe("PROVISIONED");

    // Suspended in Okta: nothing changes behind it, and what does change there waits.
    standIn.suspend("sam@example.com");
    standIn.updateProfile("sam@example.com", { title: "Chef" });
    expect(await planned()).toEqual([]);
    standIn.unsuspend("sam@example.com");
    expect(await planned()).toEqual(["update sam"]);

    // May: Ben leaves the group, Sam is deactivated, who is in the group all the same.
    goTo("2026-05-04T12:00:00Z");
    standIn.removeMember(staff, "ben@example.com");
    standIn.deactivate("sam@example.com");
    const may = await run();
    expect(may.plan.changes).toMatchObject([
      { operation: "deactivate", stateReason: "out of scope", ground: "stated" },
      { operation: "deactivate", stateReason: "left", ground: "stated" },
    ]);
    expect(may.report).toMatchObject({ applied: 2, failed: 0 });
    expect([account("ben")?.status, account("sam")?.status]).toEqual(["DEPROVISIONED", "DEPROVISIONED"]);

    // Both are back.
    standIn.addMember(staff, "ben@example.com");
    standIn.activate("sam@example.com");
    expect((await run()).plan.counts).toMatchObject({ reactivate: 2 });
    expect(await planned()).toEqual([]);
    expect(account("ada")?.id).not.toBe(ada);
  });
});

describe("rule 2: never the whole organisation by default", () => {
  test("is refused, with a remedy, unless the settings say so", async () => {
    await expect(openSource()).rejects.toMatchObject({
      code: "configuration",
      remedy: expect.stringContaining("scope.everybody"),
    });
    const { enter, planned } = await openSource({ scope: { everybody: true } });
    enter("mia");
    expect(await planned()).toEqual(["create mia", "link okta.admin review"]);
  });

  test("groups by name or by id, by hand or by rule", async () => {
    const { source, enter, planned, sales } = await openGroups();
    const tech = source.standIn.addGroup({ name: "Tech" });
    source.standIn.addGroupRule({ expression: 'user.department=="Sales"', groupIds: [sales] });
    enter("mia", { profile: { ...profileOf("mia"), department: "Sales" } });
    enter("tom", { groupIds: [tech] });
    expect(await planned()).toEqual(["create mia"]);
    const byId = await openSource({ scope: { groups: ["00gAAAAAAAAAAAAAAAAA"] } });
    byId.source.standIn.addGroup({ id: "00gAAAAAAAAAAAAAAAAA", name: "Anything" });
    byId.enter("ida", { groupIds: ["00gAAAAAAAAAAAAAAAAA"] });
    expect(await byId.planned()).toEqual(["create ida"]);
  });

  test("a name in any case, among more groups that begin alike than a query shows", async () => {
    const named = await openSource({ scope: { groups: ["TECH "] } });
    for (let number = 0; number < 300; number++) named.source.standIn.addGroup({ name: `Tech ${number}` });
    named.enter("tim", { groupIds: [named.source.standIn.addGroup({ name: "Tech" })] });
    expect(await named.planned()).toEqual(["create tim"]);
  });

  test("every group that begins so, where the name ends with a star: one that comes later, and somebody in two of them", async () => {
    const { source, enter, run, planned, sync } = await openSource({ scope: { groups: ["OKTA_INSGRP_*"] } });
    const { standIn } = source;
    for (let number = 0; number < 300; number++) standIn.addGroup({ name: `okta_ins ${number}` });
    const sales = standIn.addGroup({ name: "OKTA_INSGRP_Sales" });
    const staff = standIn.addGroup({ name: "okta_insgrp_Staff" });
    const two = enter("two", { groupIds: [sales, staff] });
    enter("out", { groupIds: [standIn.addGroup({ name: "INSGRP_OKTA" })] });
    expect((await run()).plan.counts).toMatchObject({ create: 1 });
    enter("law", { groupIds: [standIn.addGroup({ name: "OKTA_INSGRP_Law" })] });
    expect(await planned()).toEqual(["create law"]);
    standIn.removeMember(sales, "two@example.com");
    expect(await planned()).toEqual(["create law"]);
    await run();
    standIn.removeMember(staff, "two@example.com");
    expect(await planned({ only: [two] })).toEqual(["deactivate two"]);
    standIn.deactivate("law@example.com");
    const { issues } = await sync.plan();
    expect(issues.map(({ code, message }) => [code, message])).toContainEqual([
      "scope came empty",
      expect.stringContaining('nobody is in the group "OKTA_INSGRP_*" any more'),
    ]);
    expect(await planned()).toContain("deactivate two vanished");
  });

  test("a star alone is refused: that would be everybody", async () => {
    const { sync } = await openSource({ scope: { groups: [" *"] } });
    await expect(sync.plan()).rejects.toMatchObject({ code: "configuration", problems: [{ path: "scope.groups" }] });
  });

  test("two groups of one name are for a person to tell apart", async () => {
    const { source, sync } = await openGroups();
    source.standIn.addGroup({ name: "Sales", type: "APP_GROUP" });
    await expect(sync.plan()).rejects.toMatchObject({ code: "configuration", remedy: expect.stringContaining("id") });
  });

  test("those assigned to the app, themselves or through a group", async () => {
    const { source, enter, run, planned, app, assign } = await openApp();
    const all = source.standIn.addGroup({ name: "All" });
    source.standIn.assignApp(app, { groupId: all });
    assign(enter("mia"));
    enter("leo", { groupIds: [all] });
    enter("out");
    expect((await run()).plan.counts).toMatchObject({ create: 2 });
    source.standIn.removeMember(all, "leo@example.com");
    expect(await planned()).toEqual(["deactivate leo"]);
  });

  test("leaving the groups keeps the account, and is told, where the preset says so", async () => {
    const { source, enter, run, sync, account, staff } = await openGroups({ preset: "okta-source-keeping" });
    for (const name of ["mia", "leo"]) enter(name, { groupIds: [staff] });
    await run();
    source.standIn.removeMember(staff, "mia@example.com");
    const { changes, issues } = await sync.plan();
    expect([changes, issues]).toMatchObject([[], [{ code: "scope is empty" }, { code: "out of scope" }]]);
    source.standIn.deactivate("leo@example.com");
    await run();
    expect(account("leo")?.status).toBe("DEPROVISIONED");
  });
});

describe("rule 3: what Okta's states mean behind it", () => {
  test.each([
    ["STAGED", []],
    ["PROVISIONED", ["create mia"]],
    ["ACTIVE", ["create mia"]],
    ["RECOVERY", ["create mia"]],
    ["PASSWORD_EXPIRED", ["create mia"]],
    ["LOCKED_OUT", ["create mia"]],
    ["SUSPENDED", []],
    ["DEPROVISIONED", []],
  ] as const)("%s", async (status, expected) => {
    const { enter, planned, staff } = await openGroups();
    enter("mia", { status, groupIds: [staff] });
    expect(await planned()).toEqual(expected);
  });

  test("suspended is leaving where the settings say so", async () => {
    const { source, enter, run, account, staff } = await openGroups({ lifecycle: { suspended: "as left" } });
    enter("mia", { groupIds: [staff] });
    await run();
    source.standIn.suspend("mia@example.com");
    await run();
    expect(account("mia")?.status).toBe("DEPROVISIONED");
    source.standIn.unsuspend("mia@example.com");
    expect((await run()).plan.counts).toMatchObject({ reactivate: 1 });
  });

  test("a start date that lies ahead has not come, whatever the state; of somebody deactivated it says nothing", async () => {
    const { source, enter, run, planned, account, goTo, staff } = await openGroups({
      connection: { startDateAttribute: "startDate" },
      standIn: { customAttributes: [{ name: "startDate", title: "Start date", type: "string" }] },
      lifecycle: { joiners: { provision: "on creation" } },
    });
    const profile = { ...profileOf("mia"), startDate: "2026-04-01T00:00:00.000Z" };
    enter("mia", { profile, groupIds: [staff] });
    enter("leo", { groupIds: [staff] });
    await run();
    expect([account("mia")?.status, account("leo")?.status]).toEqual(["STAGED", "PROVISIONED"]);
    source.standIn.deactivate("mia@example.com");
    expect(await planned()).toEqual(["deactivate mia"]);
    source.standIn.activate("mia@example.com");
    goTo("2026-04-01T12:00:00Z");
    expect(await planned()).toEqual(["activate mia"]);
  });

  test("whoever was deleted unseen is proposed, for a person to confirm", async () => {
    const { source, enter, run, planned, staff } = await openGroups();
    for (const name of ["mia", "leo"]) enter(name, { groupIds: [staff] });
    await run();
    source.standIn.remove("mia@example.com");
    expect(await planned()).toEqual(["deactivate mia vanished"]);
  });
});

describe("rule 6: who is no longer a member, and what only looks like it", () => {
  const linked = async () => {
    const opened = await openGroups();
    for (const name of ["mia", "leo"]) opened.enter(name, { groupIds: [opened.staff] });
    for (const name of ["sue", "tim"]) opened.enter(name, { groupIds: [opened.sales] });
    await opened.run();
    return opened;
  };

  test.each([
    ["removed", ({ source, staff }: Awaited<ReturnType<typeof linked>>) => source.standIn.removeGroup(staff)],
    ["renamed", ({ source, staff }: Awaited<ReturnType<typeof linked>>) => source.standIn.renameGroup(staff, "Crew")],
    [
      "emptied",
      ({ source, staff }: Awaited<ReturnType<typeof linked>>) => {
        for (const name of ["mia", "leo"]) source.standIn.removeMember(staff, `${name}@example.com`);
      },
    ],
  ])("a group that is %s keeps its people until a person confirms", async (_, act) => {
    const opened = await linked();
    act(opened);
    expect(await opened.planned()).toEqual(["deactivate leo vanished", "deactivate mia vanished"]);
    expect((await opened.run({ changed: true })).report).toMatchObject({ applied: 0 });
    await opened.sync.decide((await opened.sync.plan()).changes, "Ada", "dissolved");
    expect((await opened.run()).report).toMatchObject({ applied: 2, failed: 0 });
    opened.source.standIn.removeMember(opened.sales, "sue@example.com");
    expect(await opened.planned()).toEqual(["deactivate sue"]);
  });

  test("a group in which only deactivated users are left is empty", async () => {
    const opened = await linked();
    opened.source.standIn.deactivate("leo@example.com");
    await opened.run();
    opened.source.standIn.removeMember(opened.staff, "mia@example.com");
    expect(await opened.planned()).toEqual(["deactivate mia vanished"]);
  });

  test("an empty page in place of the members holds them as well", async () => {
    const opened = await linked();
    opened.source.standIn.planFault({ kind: "empty page", path: new RegExp(`/groups/${opened.staff}/users$`) });
    expect(await opened.planned()).toEqual(["deactivate leo vanished", "deactivate mia vanished"]);
  });

  test("a list of members that breaks off puts nobody out, and an end that is stated still counts", async () => {
    const opened = await linked();
    opened.source.standIn.removeMember(opened.staff, "mia@example.com");
    opened.source.standIn.deactivate("leo@example.com");
    opened.source.standIn.planFault({ kind: "unavailable", path: /\/groups\/[^/]+\/users$/, times: 50 });
    expect(await opened.planned()).toEqual(["deactivate leo"]);
  });

  test("the person is asked for once more before they are put out", async () => {
    const opened = await linked();
    opened.source.standIn.removeMember(opened.staff, "mia@example.com");
    const plan = await opened.sync.plan();
    opened.source.standIn.addMember(opened.sales, "mia@example.com");
    expect(await opened.sync.apply(plan)).toMatchObject({ applied: 0, moved: 1 });
  });

  test("never asks an index, and the app's users once", async () => {
    const { source, sync, assign, enter } = await openApp();
    assign(enter("mia"));
    source.asked();
    await sync.plan();
    expect(source.standIn.requests.filter(({ path }) => /search/.test(path))).toEqual([]);
    const apps = source.asked().filter((request) => request.includes("/apps"));
    expect(apps).toEqual(["GET /api/v1/apps", expect.stringMatching(/^GET \/api\/v1\/apps\/0oa\w+\/users$/)]);
  });
});

describe("rule 6: increments", () => {
  const goOn = "2026-03-02T13:00:00Z";

  test("look at changed users and moved members by id, and list nobody else", async () => {
    const { source, enter, run, planned, goTo, staff } = await openGroups();
    for (const name of ["mia", "leo", "sue"]) enter(name, { groupIds: [staff] });
    await run();
    goTo(goOn);
    source.standIn.updateProfile("mia@example.com", { title: "Cook" });
    source.standIn.removeMember(staff, "leo@example.com");
    enter("new", { groupIds: [staff] });
    source.asked();
    expect(await planned({ changed: true })).toEqual(["create new", "deactivate leo", "update mia"]);
    const listed = source.asked().filter((request) => request === "GET /api/v1/users");
    // The check asks for its known user, and the increment for those who changed.
    expect(listed.length).toBeLessThanOrEqual(2);
  });

  test("a user who was indexed late is found by the overlap", async () => {
    const { source, enter, run, planned, goTo, staff } = await openGroups({
      oneClock: true,
      standIn: { switches: { filterIsLate: true } },
    });
    enter("mia", { groupIds: [staff] });
    await run();
    goTo(goOn);
    await run({ changed: true });
    goTo("2026-03-02T14:00:00Z");
    source.standIn.switches.indexDelayMs = 180_000;
    source.standIn.updateProfile("mia@example.com", { title: "Cook" });
    expect((await run({ changed: true })).plan.changes).toEqual([]);
    goTo("2026-03-02T14:04:00Z");
    expect(await planned({ changed: true })).toEqual(["update mia"]);
  });
});

describe("the manager", () => {
  test.each([
    ["login", "boss@example.com"],
    ["email", "BOSS@example.com"],
    ["employeeNumber", "7"],
    ["id", undefined],
  ] as const)("named by %s is found within the read", async (managerNamedBy, named) => {
    const { enter, run, account, staff } = await openGroups({
      connection: { managerAttribute: "managerId", managerNamedBy },
      mapping: { fromEmployee: { "profile.managerId": "manager" } },
    });
    const boss = enter("boss", { groupIds: [staff], profile: { ...profileOf("boss"), employeeNumber: "7" } });
    enter("mia", { groupIds: [staff], profile: { ...profileOf("mia"), managerId: named ?? boss } });
    const { plan } = await run();
    expect(plan.issues.filter(({ code }) => code === "deferred reference")).toEqual([]);
    expect(account("mia")?.profile.managerId).toBe(account("boss")?.id);
  });

  test("whom nobody answers to, or two do, is deferred with a reason; one who is not named is none", async () => {
    const { source, enter, run, sync, account, staff } = await openGroups({
      connection: { managerAttribute: "managerId", managerNamedBy: "employeeNumber" },
      mapping: { fromEmployee: { "profile.managerId": "manager" } },
    });
    for (const name of ["ann", "bob"])
      enter(name, { groupIds: [staff], profile: { ...profileOf(name), employeeNumber: "7" } });
    enter("mia", { groupIds: [staff], profile: { ...profileOf("mia"), managerId: "7" } });
    expect((await run()).plan.issues).toMatchObject([{ code: "scope is empty" }, { code: "deferred reference" }]);
    expect(account("mia")?.profile).not.toHaveProperty("managerId");
    source.standIn.updateProfile("bob@example.com", { employeeNumber: "8" });
    expect((await run()).plan.counts).toMatchObject({ update: expect.any(Number) });
    expect(account("mia")?.profile.managerId).toBe(account("ann")?.id);
    expect((await sync.plan()).changes).toEqual([]);
  });
});
