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
      const group = target.inspect().groups.find(({ profile }) => profile.name === name);
      return group && new Set(target.membersOf(group.id).map((user) => target.get(user)?.profile.login));
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
    for (const [name, size] of Object.entries(sizes)) expect([name, membersOf(name)?.size]).toEqual([name, size]);
  });

  test("a group made by hand, whoever moves between departments, and a title", async () => {
    const { source, settle, run, id, email, membersOf, target } = await open({
      groups: [{ name: "Fire wardens", description: "They carry the vests", employeeIds: [] }],
    });
    await settle();
    expect(membersOf("Fire wardens")?.size).toBe(0);
    source.setGroup({ name: "Fire wardens", employeeIds: [id] });
    source.addWork(id, { effectiveDate: "2026-03-01", title: "Warden", department: "Safety" });
    await run();
    await run();
    expect(membersOf("Fire wardens")).toEqual(new Set([email]));
    expect(membersOf("Safety")).toEqual(new Set([email]));
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

  test("rule 6: leavers who vanish are held for a person, and nobody else is", async () => {
    const { source, sync, settle, goTo, stateOf, id } = await open({ switches: { leavers: "vanished" } });
    await settle();
    source.terminate(id, { terminationDate: "2026-03-10" });
    goTo("2026-03-12T12:00:00Z");
    const plan = await sync.plan();
    expect(plan.changes.filter(({ operation }) => !/member/i.test(operation))).toEqual([]);
    expect(JSON.stringify([plan.issues, plan.changes])).toMatch(/vanished|not in the/);
    await sync.run();
    expect(stateOf()).toMatch(isIn);
  });

  test("rule 6: once leavers were shown, a list without any is not believed", async () => {
    const { source, sync, settle, goTo } = await open();
    await settle();
    source.setAccess({ reach: "everyone" });
    goTo("2026-03-03T12:00:00Z");
    const plan = await sync.plan();
    expect(codesOf(plan)).toContain("incomplete read");
    expect(JSON.stringify(plan.issues)).toContain("not active");
    expect(doings(plan)).toEqual([]);
  });
});
