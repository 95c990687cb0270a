import { hibobScimBehaviour } from "@rosterkit/hibob";
import { describe, expect, test } from "vitest";
import { codesOf, doings, openHibobScimJourney } from "./open-journey.ts";

type Start = NonNullable<Parameters<typeof openHibobScimJourney>[0]>;

/** As Okta's import does it. */
const open = async ({ settings, ...start }: Start = {}) => {
  const { lifecycle, ...rest } = hibobScimBehaviour();
  const journey = await openHibobScimJourney({
    ...start,
    settings: { ...rest, lifecycle: { ...lifecycle, zone: "UTC" }, ...settings },
  });
  const { source, target, goTo, run } = journey;
  const worker = source.employees.find(({ lifecycleStatus, email }) => lifecycleStatus === "employed" && email);
  if (!worker?.email) throw new Error("nobody works here");
  const { id, email } = worker;
  return {
    ...journey,
    id,
    email,
    stateOf: () => target.get(email)?.status,
    runAt: async (day: string) => {
      goTo(`${day}T12:00:00Z`);
      return run();
    },
    settle: async () => {
      for (let runs = 0; runs < 3; runs += 1) await run();
    },
    membersOf: (name: string) => {
      const { groups, users } = target.inspect();
      const logins = new Map(users.map((user) => [user.id, user.profile.login]));
      return groups.find((group) => group.name === name)?.memberIds.map((member) => logins.get(member));
    },
  };
};

const isIn = /PROVISIONED|ACTIVE|RECOVERY/;

describe("HiBob through SCIM", () => {
  test("everybody comes in, with departments and sites as groups, and it comes to an end", async () => {
    const { source, sync, settle, target, membersOf } = await open();
    await settle();
    const plan = await sync.plan();
    expect(doings(plan)).toEqual([]);
    expect(codesOf(plan)).not.toContain("incomplete read");
    const employed = source.employees.filter(({ lifecycleStatus, email }) => email && lifecycleStatus === "employed");
    for (const { email } of employed) expect(target.get(email ?? "")?.status).toMatch(isIn);
    const sizes = source.groupSizes();
    expect(Object.keys(sizes).length).toBeGreaterThan(3);
    for (const [name, size] of Object.entries(sizes)) expect([name, membersOf(name)?.length]).toEqual([name, size]);
  });

  test("a group made by hand, whoever moves between departments, and a title", async () => {
    const { source, settle, run, id, email, membersOf, target } = await open({
      groups: [{ name: "Fire wardens", description: "They carry the vests", employeeIds: [] }],
    });
    await settle();
    expect(membersOf("Fire wardens")).toEqual([]);
    source.setGroup({ name: "Fire wardens", employeeIds: [id] });
    source.addWork(id, { effectiveDate: "2026-03-01", title: "Warden", department: "Safety" });
    await run();
    await run();
    expect(membersOf("Fire wardens")).toEqual([email]);
    expect(membersOf("Safety")).toEqual([email]);
    expect(target.get(email)?.profile.title).toBe("Warden");
  });

  test("rule 3: a leaver is out after the earlier of both days, and let in again when hired again", async () => {
    const { source, settle, runAt, stateOf, id } = await open();
    await settle();
    source.terminate(id, { terminationDate: "2026-06-30", lastDayOfWork: "2026-03-20" });
    await runAt("2026-03-20");
    expect(stateOf()).toMatch(isIn);
    await runAt("2026-03-22");
    expect(stateOf()).toBe("DEPROVISIONED");
    source.rehire(id, "2026-07-01");
    await runAt("2026-06-15");
    expect(stateOf()).toBe("DEPROVISIONED");
    await runAt("2026-07-01");
    await runAt("2026-07-01");
    expect(stateOf()).toMatch(isIn);
  });

  test("rule 3: whoever is to come is waited for where Bob has them not active until then", async () => {
    const { source, settle, runAt, target } = await open({ switches: { hired: "inactive" } });
    const startDate = "2026-03-16";
    const { email } = source.addEmployee({ firstName: "Ada", surname: "Byron", email: "ada@acme.example", startDate });
    await settle();
    expect(target.get(email ?? "")).toBeUndefined();
    await runAt(startDate);
    await runAt(startDate);
    expect(target.get(email ?? "")?.status).toMatch(isIn);
  });

  test("rule 3: on leave nobody is put out, where the customer's own status has a name", async () => {
    const names = { lifecycle: "internal.lifecycleStatus", startDate: "work.startDate" };
    const { source, settle, runAt, stateOf, id } = await open({
      switches: { onLeave: "inactive" },
      fields: names,
      externalNames: { startDate: "startDate", lifecycleStatus: "lifecycle" },
    });
    await settle();
    source.setLeave(id, { status: "parental leave", from: "2026-03-01", until: "2026-09-01" });
    await runAt("2026-03-20");
    expect(stateOf()).toMatch(isIn);
  });

  test("rule 6: leavers who vanish are held for a person, and nobody else is", async () => {
    const { source, sync, settle, goTo, stateOf, id } = await open({ switches: { leavers: "vanished" } });
    await settle();
    source.terminate(id, { terminationDate: "2026-03-10" });
    goTo("2026-03-12T12:00:00Z");
    const plan = await sync.plan();
    expect(plan.issues).toContainEqual(expect.objectContaining({ code: "vanished", subject: id }));
    expect(plan.changes.filter(({ subject }) => subject === id)).toEqual([]);
    await sync.run({ confirm: true });
    expect(stateOf()).toMatch(isIn);
  });

  test("rule 6: once leavers were shown, a list without any is not believed", async () => {
    const { source, sync, settle, goTo } = await open();
    // On garden leave they are employed, and so within reach of everyone.
    for (const { id, lifecycleStatus } of source.employees)
      if (lifecycleStatus === "garden leave") source.deleteEmployee(id);
    await settle();
    source.setAccess({ reach: "everyone" });
    goTo("2026-03-03T12:00:00Z");
    const plan = await sync.plan();
    expect(codesOf(plan)).toContain("incomplete read");
    expect(JSON.stringify(plan.issues)).toContain("not active");
    expect(doings(plan)).toEqual([]);
  });
});
