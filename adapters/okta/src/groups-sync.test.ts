import type { SyncSettingsInput } from "@rosterkit/core";
import { describe, expect, test } from "vitest";
import { employee, openSync } from "./__fixtures__/open-sync.ts";

/** A sync that keeps a group for each department, with Mia and Noa in Sales and Ole in Support. */
async function openDepartments(settings: Partial<SyncSettingsInput> = {}) {
  const opened = await openSync({ groups: { derivedFrom: "department" }, ...settings });
  const { standIn } = opened.okta;
  const work = (name: string, department: string, more = {}) =>
    opened.people.set(name, employee(name, { department, ...more }));
  work("Mia", "Sales");
  work("Noa", "Sales");
  work("Ole", "Support");
  const nameOf = (id: string) => standIn.get(id)?.profile.firstName;
  return {
    ...opened,
    standIn,
    work,
    groupId: (name: string) => standIn.inspect().groups.find((group) => group.name === name)?.id ?? "",
    /** Okta's own groups with the first names of their members. */
    teams: () =>
      Object.fromEntries(
        standIn
          .inspect()
          .groups.filter(({ type }) => type === "OKTA_GROUP")
          .map(({ name, memberIds }) => [name, memberIds.map(nameOf).toSorted()]),
      ),
  };
}

describe("a list of employees and Okta's groups, kept in step", () => {
  test("groups are made with who belongs in them, people move between them, and it converges", async () => {
    const { run, left, teams, work } = await openDepartments();
    const { report } = await run();
    expect(report).toMatchObject({ failed: 0, skipped: 0 });
    expect(teams()).toEqual({ Sales: ["Mia", "Noa"], Support: ["Ole"] });
    expect(await left()).toEqual([]);

    work("Noa", "Support");
    work("Pia", "Finance");
    await run();
    expect(teams()).toEqual({ Sales: ["Mia"], Support: ["Noa", "Ole"], Finance: ["Pia"] });
    expect(await left()).toEqual([]);
  });

  test("a joiner is in before the first day; a leaver stays where they were, deactivated, and comes back there", async () => {
    const { run, left, teams, work, goTo, standIn } = await openDepartments();
    work("Pia", "Sales", { startDate: "2026-04-01" });
    await run();
    expect(standIn.get("pia@example.com")?.status).toBe("STAGED");
    expect(teams().Sales).toEqual(["Mia", "Noa", "Pia"]);

    goTo("2026-03-20T12:00:00Z");
    work("Mia", "Sales", { endDate: "2026-03-13", employmentStatus: "left" });
    await run();
    expect(standIn.get("mia@example.com")?.status).toBe("DEPROVISIONED");
    expect(await left()).toEqual([]);

    goTo("2026-04-02T12:00:00Z");
    work("Mia", "Support", { startDate: "2026-04-01" });
    const { report } = await run();
    expect(report).toMatchObject({ failed: 0, skipped: 0 });
    expect(teams()).toEqual({ Sales: ["Noa", "Pia"], Support: ["Mia", "Ole"] });
    expect(await left()).toEqual([]);
  });

  test("rule 7: a group of the name that somebody else made waits for a person, who is shown what it gives", async () => {
    const { run, teams, standIn, sync } = await openDepartments();
    const group = standIn.addGroup({ name: "sales" });
    standIn.assignApp(standIn.addApp({ label: "Payroll" }), { groupId: group });
    await run();
    expect(teams()).toEqual({ sales: [], Support: ["Ole"] });
    const link = (await sync.plan()).changes.find(({ operation }) => operation === "link");
    expect(link?.held?.evidence).toContain("gives its members Payroll");
  });

  test("rule 7: a group whose members are administrators is not offered to anybody", async () => {
    const { run, teams, standIn, sync } = await openDepartments();
    standIn.giveRole(standIn.addGroup({ name: "Support" }), "HELP_DESK_ADMIN");
    await run();
    expect(teams()).toEqual({ Support: [], Sales: ["Mia", "Noa"] });
    const { changes, issues } = await sync.plan();
    expect(changes).toEqual([]);
    expect(issues).toMatchObject([
      { subject: "department:support", message: expect.stringContaining("administrator roles") },
    ]);
  });

  test("whom a group rule puts in against the source is taken out once, and left alone by the rule from then on", async () => {
    const { run, left, teams, standIn, groupId } = await openDepartments();
    await run();
    const before = teams();
    standIn.addGroupRule({ name: "All Brocks", expression: 'user.lastName=="Brock"', groupIds: [groupId("Support")] });
    expect(teams().Support).toEqual(["Mia", "Noa", "Ole"]);
    await run();
    expect(teams()).toEqual(before);
    expect(await left()).toEqual([]);
    expect(standIn.inspect().rules[0]?.excludedUserIds).toHaveLength(2);
    standIn.updateProfile("mia@example.com", { title: "Head" });
    expect(teams()).toEqual(before);
  });

  test("a group that lost or got somebody by hand is as the source has it after the next run; one that was deleted is reported", async () => {
    const { run, left, teams, standIn, sync, groupId } = await openDepartments();
    await run();
    standIn.removeMember(groupId("Sales"), "mia@example.com");
    standIn.addMember(groupId("Support"), "noa@example.com");
    await run();
    expect(teams()).toEqual({ Sales: ["Mia", "Noa"], Support: ["Ole"] });
    standIn.removeGroup(groupId("Support"));
    expect(await left()).toEqual([]);
    expect((await sync.plan()).issues).toMatchObject([{ subject: "department:support", code: "group missing" }]);
  });

  test("rule 10: a group and a membership whose answers were lost are made once", async () => {
    const { run, left, teams, standIn } = await openDepartments();
    standIn.planFault({ kind: "lost answer", method: "POST", path: /\/groups$/ });
    standIn.planFault({ kind: "lost answer", method: "PUT", path: /\/groups\/[^/]+\/users\// });
    await run();
    await run();
    expect(teams()).toEqual({ Sales: ["Mia", "Noa"], Support: ["Ole"] });
    expect(
      standIn.requests.filter(({ method, path, wrote }) => wrote && method === "POST" && /groups$/.test(path)),
    ).toHaveLength(2);
    expect(await left()).toEqual([]);
  });
});
