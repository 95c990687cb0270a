import { type ListedEmployee, listedEmployee, syncFromList, testClock } from "@rosterkit/testing";
import { describe, expect, test } from "vitest";
import { openInsightful } from "./__fixtures__/open-insightful.ts";
import { oktaToInsightful } from "./index.ts";

/** A sync from a list of employees to Insightful as its own integration does it, but for groups and the review, at a time that the test sets. */
const openSync = async (options: Parameters<typeof openInsightful>[0] = {}, more: object = {}) => {
  const { now, goTo } = testClock();
  const opened = await openInsightful({ clock: { now, wallNow: Date.now }, ...options });
  const { lifecycle, scope: _scope, groups: _groups, review: _review, ...preset } = oktaToInsightful.settings;
  const listed = syncFromList(
    opened.connect(),
    { id: "list-insightful", ...preset, lifecycle: { ...lifecycle, zone: "Europe/Belgrade" }, ...more },
    { now },
  );
  const enter = (name: string) => {
    listed.people.set(name, employee(name));
    return opened.standIn.addEmployee({ name: `${name} Brock`, email: `${name}@acme.example`, teamId: opened.teamId })
      .id;
  };
  return { ...opened, ...listed, goTo, enter };
};

const employee = (name: string, more: Partial<ListedEmployee> = {}): ListedEmployee =>
  listedEmployee(name, { title: "Clerk", ...more });

describe("employees and Insightful, kept in step with the preset of its own integration", () => {
  test.each([{}, { repeatedDeactivation: 409, selectedId: "_id", retryAfter: "seconds" }] as const)(
    "a name, a title and an address, a leaver, and a return by an admin's hand, with %j",
    async (switches) => {
      const { standIn, people, run, goTo, left, enter, sync } = await openSync({ switches });
      const [ada, ben] = [enter("ada"), enter("ben")];
      expect((await run()).report).toMatchObject({ failed: 0, skipped: 0 });
      expect(await left()).toEqual([]);

      goTo("2026-04-01T12:00:00Z");
      const married = { familyName: "King", workEmail: "ada.king@acme.example", title: "Poet" };
      people.set("ada", employee("ada", married));
      expect((await run()).report).toMatchObject({ failed: 0, skipped: 0 });
      expect(standIn.employee(ada)).toMatchObject({
        name: "ada King",
        email: "ada.king@acme.example",
        identifier: "ada@acme.example",
        title: "Poet",
      });
      expect(standIn.mails).toEqual([]);
      expect(await left()).toEqual([]);

      people.set("ada", employee("ada", { ...married, title: null }));
      expect((await run()).report).toMatchObject({ failed: 0 });
      expect(standIn.employee(ada).title).toBe("");

      goTo("2026-05-01T12:00:00Z");
      people.set("ben", employee("ben", { endDate: "2026-04-30", employmentStatus: "left" }));
      expect((await run()).report).toMatchObject({ failed: 0 });
      expect(standIn.employee(ben).deactivated).toBe(Date.parse("2026-05-01T12:00:00Z"));
      expect(await left()).toEqual([]);

      goTo("2026-05-03T12:00:00Z");
      people.set("ben", employee("ben", { startDate: "2026-05-03" }));
      const { plan, report } = await run();
      expect(report).toMatchObject({ applied: 0, failed: 0 });
      expect(plan.issues).toMatchObject([
        { subject: "ben", code: "by hand", message: expect.stringContaining("2026-05-08T12:00:00.000Z") },
      ]);
      expect(() => standIn.reactivate(ben)).toThrow(RangeError);

      goTo("2026-05-08T12:00:00Z");
      standIn.reactivate(ben);
      people.set("ben", employee("ben", { startDate: "2026-05-03", title: "Cook" }));
      expect((await run()).report).toMatchObject({ failed: 0 });
      expect(standIn.employee(ben)).toMatchObject({ deactivated: 0, title: "Cook" });
      expect((await sync.plan()).issues).toEqual([]);
      expect(await left()).toEqual([]);
    },
  );

  test.each(["kept", "dropped"] as const)(
    "a title that is %s and never shown is left alone after a few runs, and at once where its rule is dropped",
    async (title) => {
      const { run, left, enter, sync } = await openSync({ switches: { title } });
      enter("ada");
      for (let count = 0; count < 4; count += 1) await run();
      expect(await left()).toEqual([]);
      expect((await sync.plan()).issues).toMatchObject([{ attribute: "title", code: "contested" }]);
      const without = await openSync({ switches: { title } }, { mapping: { fromEmployee: { title: null } } });
      without.enter("ada");
      await without.run();
      expect(await without.sync.plan()).toMatchObject({ changes: [], issues: [] });
    },
  );

  test("rule 10: a deactivation whose answer was lost is settled by reading, and sent once", async () => {
    const { standIn, people, run, goTo, left, enter, asked } = await openSync();
    const ada = enter("ada");
    await run();
    goTo("2026-05-01T12:00:00Z");
    people.set("ada", employee("ada", { endDate: "2026-04-30", employmentStatus: "left" }));
    standIn.planFault({ kind: "lost answer", path: /deactivate/ });
    await run();
    goTo("2026-05-01T13:00:00Z");
    await run();
    expect(standIn.employee(ada).deactivated).toBeGreaterThan(0);
    expect(asked().filter((request) => request.includes("deactivate")).length).toBe(1);
    expect(await left()).toEqual([]);
  });

  test("rule 6: an employee whom an admin merged into another leaves the read incomplete: nobody is made", async () => {
    const { standIn, people, run, enter } = await openSync();
    const [ada, ben] = [enter("ada"), enter("ben")];
    await run();
    standIn.merge(ada, ben);
    people.set("cy", employee("cy"));
    people.set("ada", employee("ada", { title: "Poet" }));
    const { plan } = await run();
    expect(plan.changes.map(({ operation, who }) => `${operation} ${who}`)).toEqual([
      expect.stringMatching(/^update ada/),
    ]);
    expect(standIn.employees.map(({ title }) => title)).toEqual(["Poet"]);
    expect(standIn.mails).toEqual([]);
  });

  test("a company where nobody has an address is read whole, so that people may be created", async () => {
    const groups = { derivedFrom: "department", adopt: "by name" };
    const { standIn, people, run } = await openSync({}, { groups });
    standIn.appear({ identifier: "ACME\\ben" });
    people.set("ada", employee("ada", { department: "Sales" }));
    expect((await run()).report).toMatchObject({ applied: 2, failed: 0 });
    expect(standIn.employees.map(({ email }) => email)).toEqual(["", "ada@acme.example"]);
  });

  test("people who appear on company computers are matched to nobody", async () => {
    const { standIn, people, run } = await openSync();
    const { id } = standIn.appear({ identifier: "ACME\\ada", name: "ada Brock" });
    people.set("ada", employee("ada", { workEmail: null }));
    expect((await run()).report).toMatchObject({ applied: 0 });
    expect(standIn.employee(id)).toMatchObject({ email: "", name: "ada Brock", deactivated: 0 });
  });
});

describe("rule 7: groups as Insightful's teams", () => {
  const groups = { derivedFrom: "department", adopt: "by name", several: "conflict" };

  test("are made where missing and taken by name, and everybody is in exactly one", async () => {
    const { standIn, people, run, left, enter, goTo, teamId } = await openSync({}, { groups });
    const [ada, ben] = [enter("ada"), enter("ben")];
    for (const name of ["ada", "cy"]) people.set(name, employee(name, { department: "Sales" }));
    people.set("ben", employee("ben", { department: "Support" }));
    for (let count = 0; count < 2; count += 1) expect((await run()).report).toMatchObject({ failed: 0 });
    expect(await left()).toEqual([]);
    const teamOf = (name: string) => {
      const { id = "" } = standIn.employees.find(({ email }) => email === `${name}@acme.example`) ?? {};
      return standIn.teams.filter(({ employees = [] }) => employees.includes(id)).map((team) => team.name);
    };
    expect([teamOf("ada"), teamOf("ben"), teamOf("cy")]).toEqual([["Sales"], ["Support"], ["Sales"]]);
    expect(standIn.teams.filter(({ name }) => name === "Sales").map(({ id }) => id)).toEqual([teamId]);
    expect(standIn.mails.map(({ to }) => to)).toEqual(["cy@acme.example"]);
    expect(standIn.employee(ada)).toMatchObject({ teamId, name: "ada Brock" });

    goTo("2026-04-01T12:00:00Z");
    people.set("ben", employee("ben", { department: "Sales" }));
    expect((await run()).report).toMatchObject({ failed: 0 });
    expect(standIn.employee(ben).teamId).toBe(teamId);
    expect(await left()).toEqual([]);
  });
});
