import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { openCompany } from "./open-company.ts";
import { changesOf, codesOf, doings } from "./tell-plan.ts";

describe("rule 3: when somebody is in", () => {
  accident("rule 3: the last day of a leaver ends when it ends there, on the day the clocks change too", async () => {
    const { source, target, hire, goTo, run, statusOf } = await openCompany({ at: "2026-03-23T12:00:00Z" });
    const ann = hire("Ann", { remoteTimezone: "Europe/Berlin" });
    await run();
    target.signIn("ann@acme.example");
    // That Sunday has 23 hours: it is over at 22:00 in UTC and not at 23:00.
    source.offboard(ann.id, { employmentEndDate: "2026-03-29" });
    goTo("2026-03-29T21:59:00Z");
    await run();
    expect(statusOf("ann@acme.example")).toBe("ACTIVE");
    goTo("2026-03-29T22:01:00Z");
    await run();
    expect(statusOf("ann@acme.example")).toBe("SUSPENDED");
  });

  accident("rule 3: a joiner at an hour that the clocks skip starts after the gap, once", async () => {
    const { hire, goTo, run, plan, statusOf } = await openCompany({
      at: "2026-03-23T12:00:00Z",
      settings: { lifecycle: { zone: "Europe/London", joiners: { at: "01:30" } } },
    });
    hire("Ann", { status: "newHire", employmentStartDate: "2026-03-29", remoteTimezone: "Europe/London" });
    await run();
    goTo("2026-03-29T01:29:00Z");
    await run();
    expect(statusOf("ann@acme.example")).toBe("STAGED");
    goTo("2026-03-29T01:31:00Z");
    await run();
    expect(statusOf("ann@acme.example")).toBe("PROVISIONED");
    expect(doings(await plan())).toEqual([]);
  });

  accident("rule 3: somebody without a zone starts by the sync's, and never by the machine's", async () => {
    const { hire, run, plan, goTo } = await openCompany({ settings: { lifecycle: { zone: "Asia/Tokyo" } } });
    const ann = hire("Ann", { status: "newHire", employmentStartDate: "2026-03-10", remoteTimezone: null });
    await run();
    goTo("2026-03-09T15:01:00Z");
    const [change] = changesOf(await plan(), ann.id);
    expect(change).toMatchObject({
      operation: "activate",
      due: { at: "2026-03-09T15:00:00.000Z", zone: "Asia/Tokyo", zoneFrom: "sync" },
    });
  });

  accident("rule 3: a zone that nobody knows counts as missing, is told, and stops nobody", async () => {
    const { hire, plan } = await openCompany({ settings: { lifecycle: { zone: "Asia/Tokyo" } } });
    const ann = hire("Ann", { status: "newHire", employmentStartDate: "2026-03-10", remoteTimezone: "Mars/Base" });
    await expect(plan()).resolves.toBeDefined();
    const planned = await plan();
    expect(codesOf(planned)).toContain("unknown zone");
    expect(changesOf(planned, ann.id).map(({ operation }) => operation)).toEqual(["create"]);
  });

  const statuses = { newHire: "preHire", active: "active", offboarded: "left", parental: "onLeave" };
  const withLeave = {
    mapping: { toEmployee: { employmentStatus: { value: { from: "status", through: [["lookup", statuses]] } } } },
  };

  accident("rule 3: somebody on leave stays in", async () => {
    const { source, target, hire, goTo, run, plan, statusOf } = await openCompany({ settings: withLeave });
    const ann = hire("Ann");
    await run();
    target.signIn("ann@acme.example");
    goTo("2026-03-04T12:00:00Z");
    source.updatePerson(ann.id, { status: unknownToOurTypes("parental") });
    expect(changesOf(await plan(), ann.id)).toEqual([]);
    await run();
    expect(statusOf("ann@acme.example")).toBe("ACTIVE");
  });

  accident("rule 3: a status that nobody knows is held and told once, and takes nobody's access", async () => {
    const { source, target, hire, goTo, run, plan, statusOf } = await openCompany();
    const [ann, ben] = [hire("Ann"), hire("Ben")];
    await run();
    target.signIn("ann@acme.example");
    goTo("2026-03-04T12:00:00Z");
    for (const { id } of [ann, ben])
      source.updatePerson(id, { status: unknownToOurTypes("furloughed"), lastName: "Odd" });
    const planned = await plan();
    expect(doings(planned)).toEqual([]);
    expect(planned.issues.filter(({ code }) => code === "unknown status")).toHaveLength(1);
    await run();
    expect(statusOf("ann@acme.example")).toBe("ACTIVE");
  });

  accident("rule 3: a joiner without a work email waits, and no private address makes an account", async () => {
    const { hire, goTo, plan, run, logins } = await openCompany();
    const ann = hire("Ann", {
      email: null,
      personalEmail: "ann@home.example",
      status: "newHire",
      employmentStartDate: "2026-03-10",
    });
    const { plan: planned } = await run();
    expect(planned.issues.filter(({ subject }) => subject === ann.id).map(({ code }) => code)).toEqual(["waiting"]);
    expect(logins().filter((login) => login.includes("ann"))).toEqual([]);
    goTo("2026-03-08T12:00:00Z");
    expect(codesOf(await plan())).toContain("work email missing");
  });
});

describe("rule 2: who is in scope, and since when", () => {
  accident("rule 2: somebody entered after their start date gets an account, however late", async () => {
    const { hire, run, logins } = await openCompany({ settings: { newJoinersOnly: true } });
    await run();
    expect(logins()).toEqual([]);
    hire("Late", { employmentStartDate: "2025-11-01" });
    await run();
    expect(logins()).toEqual(["late@acme.example"]);
  });

  accident("rule 2: an incomplete first read makes nobody old or new", async () => {
    const { source, hire, run, logins } = await openCompany({
      staff: 9,
      pageSize: 5,
      settings: { newJoinersOnly: true },
    });
    source.planFault({ kind: "unavailable", path: /people$/, nth: 3, times: 4 });
    await run();
    await run();
    hire("New");
    await run();
    expect(logins()).toEqual(["new@acme.example"]);
  });

  accident("rule 2: who leaves the scope has not left the company", async () => {
    const { source, target, hire, goTo, run, plan, statusOf } = await openCompany({
      settings: { scope: { departments: ["Finance"] } },
    });
    const ann = hire("Ann");
    await run();
    target.signIn("ann@acme.example");
    source.addJobRole({ personId: ann.id, effectiveDate: "2026-03-03", department: "Sales" });
    goTo("2026-03-04T12:00:00Z");
    const planned = await plan();
    expect(changesOf(planned, ann.id)).toEqual([]);
    expect(planned.issues.filter(({ subject }) => subject === ann.id).map(({ code }) => code)).toEqual([
      "out of scope",
    ]);
    expect(statusOf("ann@acme.example")).toBe("ACTIVE");
  });

  accident("rule 2: “sync all” makes accounts for everybody once it is confirmed as a whole", async () => {
    const { sync, run, logins } = await openCompany({ staff: 2, settings: { newJoinersOnly: true } });
    await run();
    const planned = await sync.plan({ syncAll: true });
    await expect(sync.apply(planned)).rejects.toThrow(expect.objectContaining({ code: "confirmation-required" }));
    expect(logins()).toEqual([]);
    await sync.apply(planned, { confirm: planned.digest });
    expect(logins()).toContain("s1@acme.example");
  });

  accident("rule 2: with creating switched off, nobody gets an account", async () => {
    const { source, process, hire, run, logins } = await openCompany();
    const ben = hire("Ben");
    await run();
    hire("New");
    source.updatePerson(ben.id, { lastName: "Lund" });
    const { plan: planned } = await process({ create: false }).run();
    expect(doings(planned)).toEqual(["update"]);
    expect(logins()).not.toContain("new@acme.example");
  });

  accident("rule 2: with removing switched off, nobody loses access", async () => {
    const { source, target, process, hire, goTo, run, statusOf } = await openCompany();
    const ann = hire("Ann");
    await run();
    target.signIn("ann@acme.example");
    source.offboard(ann.id, { employmentEndDate: "2026-03-03" });
    goTo("2026-03-04T12:00:00Z");
    await process({ remove: false }).run();
    expect(statusOf("ann@acme.example")).toBe("ACTIVE");
  });
});

/** A status that a vendor may come up with one day. */
const unknownToOurTypes = (status: string) => status as "active";
