import type { AnyConnection } from "@rosterkit/core";
import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { openCompany } from "./open-company.ts";
import { changesOf, codesOf, doings } from "./tell-plan.ts";

const withManagers = { mapping: { fromEmployee: { "profile.managerId": "manager" } } };

describe("rule 8: in what order", () => {
  accident("rule 8: a manager who comes later holds up nobody, and is filled in once there", async () => {
    const { source, target, hire, run, logins } = await openCompany({ settings: withManagers });
    await run();
    const boss = hire("Boss", { email: null });
    hire("Ann", { reportingTo: boss.id });
    const { plan: planned, report } = await run();
    expect([report.applied, report.failed, report.skipped]).toEqual([1, 0, 0]);
    expect(codesOf(planned)).toContain("deferred reference");
    expect(logins()).toContain("ann@acme.example");
    source.updatePerson(boss.id, { email: "boss@acme.example" });
    await run();
    await run();
    expect(target.get("ann@acme.example")?.profile.managerId).toBe(target.get("boss@acme.example")?.id);
  });

  accident("rule 8: a manager whose account is held does not hold up the people below", async () => {
    const { target, sync, hire, logins } = await openCompany({ settings: withManagers });
    const profile = { login: "boss@acme.example", email: "boss@acme.example", firstName: "Bo", lastName: "Berg" };
    target.addUser({ profile });
    const boss = hire("Boss");
    hire("Ann", { reportingTo: boss.id });
    const planned = await sync.plan();
    expect(changesOf(planned, boss.id)[0]?.held?.code).toBe("review");
    await sync.apply(planned, { confirm: planned.digest });
    expect(logins()).toContain("ann@acme.example");
  });

  accident("rule 8: a leaver's reports go to their next manager, and do not fall to the owner meanwhile", async () => {
    const { source, target, hire, run, plan, goTo } = await openCompany({ settings: withManagers, adapt: fallToOwner });
    const boss = hire("Boss");
    const next = hire("Next");
    const ann = hire("Ann", { reportingTo: boss.id });
    await run();
    await run();
    target.signIn("boss@acme.example");
    goTo("2026-03-04T12:00:00Z");
    source.offboard(boss.id, { employmentEndDate: "2026-03-03" });
    source.addJobRole({ personId: ann.id, effectiveDate: "2026-03-04", reportingTo: next.id });
    const { report } = await run();
    expect([report.failed, report.moved]).toEqual([0, 0]);
    expect(target.get("boss@acme.example")?.status).toBe("SUSPENDED");
    expect(target.get("ann@acme.example")?.profile.managerId).toBe(target.get("next@acme.example")?.id);
    expect(doings(await plan())).toEqual([]);

    /** Like a vendor that points the reports of whoever is put out to the owner of the account by itself. */
    function fallToOwner(connection: AnyConnection): AnyConnection {
      const { become } = connection.people;
      const suspended: NonNullable<typeof become>["suspended"] = async (id, from, writing) => {
        await become?.suspended?.(id, from, writing);
        for (const user of target.inspect().users)
          if (user.profile.managerId === id) target.updateProfile(user.id, { managerId: "owner" });
      };
      const cascades = { suspended: { people: ["profile.managerId"] } };
      return { ...connection, people: { ...connection.people, cascades, become: { ...become, suspended } } };
    }
  });

  accident("rule 8: two joiners who manage each other both get accounts, and the ring is told", async () => {
    const { source, target, hire, run, plan, logins } = await openCompany({ settings: withManagers });
    await run();
    const ann = hire("Ann");
    const ben = hire("Ben", { reportingTo: ann.id });
    source.addJobRole({ personId: ann.id, effectiveDate: "2026-01-06", reportingTo: ben.id });
    const { plan: planned } = await run();
    expect(codesOf(planned)).toContain("reference circle");
    expect(logins()).toEqual(expect.arrayContaining(["ann@acme.example", "ben@acme.example"]));
    expect(target.get("ann@acme.example")?.profile.managerId).toBe(target.get("ben@acme.example")?.id);
    expect(doings(await plan())).toEqual([]);
  });

  accident("rule 8: whoever is to be out goes first, joiners next, and everybody else after them", async () => {
    const { source, target, hire, goTo, run } = await openCompany({ staff: 3, settings: { concurrency: 1 } });
    const [ann, ben] = [hire("Ann"), hire("Ben")];
    await run();
    target.signIn("ben@acme.example");
    goTo("2026-03-04T12:00:00Z");
    source.updatePerson(ann.id, { lastName: "Lund" });
    hire("New");
    source.offboard(ben.id, { employmentEndDate: "2026-03-03" });
    const before = target.requests.length;
    await run();
    const wrote = target.requests.slice(before).filter(({ method }) => method === "POST");
    expect(wrote.map(({ path }) => path.replace(/00u\w+/, "{id}"))).toEqual([
      "/api/v1/users/{id}/lifecycle/suspend",
      "/api/v1/users",
      "/api/v1/users/{id}/lifecycle/activate",
      "/api/v1/users/{id}",
    ]);
  });
});
