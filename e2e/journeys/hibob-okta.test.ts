import { hibobBehaviour } from "@rosterkit/hibob";
import { describe, expect, test } from "vitest";
import { codesOf, doings, type JourneyStart, openHibobJourney } from "./open-journey.ts";

type Behaviour = NonNullable<Parameters<typeof hibobBehaviour>[0]>;

/** As HiBob's own integration does it, with accounts for everybody, so that there is something to look at. */
const settingsFor = (behaviour: Behaviour = {}): NonNullable<JourneyStart<never>["settings"]> => {
  const { lifecycle, ...rest } = hibobBehaviour(behaviour);
  const siteZones = { "Tokyo office": "Asia/Tokyo" };
  return { ...rest, newJoinersOnly: false, lifecycle: { ...lifecycle, zone: "Europe/London", siteZones } };
};

const isIn = /PROVISIONED|ACTIVE|RECOVERY/;
const isOut = /SUSPENDED|DEPROVISIONED/;

const open = async (behaviour?: Behaviour) => {
  const journey = await openHibobJourney({ settings: settingsFor(behaviour) });
  const { source, run, goTo, target } = journey;
  const worker = source.employees.find(({ lifecycleStatus, email }) => lifecycleStatus === "employed" && email);
  const joiner = source.addEmployee({
    firstName: "Ada",
    surname: "Byron",
    email: "ada.byron@acme.example",
    startDate: "2026-03-09",
    title: "Engineer",
  });
  if (!worker?.email) throw new Error("nobody works here");
  const runAt = async (at: string) => {
    goTo(at);
    return run();
  };
  const stateOf = (login: string | null) => target.get(login ?? "")?.status;
  return { ...journey, worker, joiner, runAt, stateOf };
};

describe("the vendor's own behaviour", () => {
  test("on start date: no account before, an active one on the day", async () => {
    const { run, runAt, stateOf, joiner } = await open();
    await run();
    expect(stateOf(joiner.email)).toBeUndefined();
    await runAt("2026-03-09T08:00:00Z");
    expect(stateOf(joiner.email)).toMatch(isIn);
  });

  test("on creation, according to Bob: suspended until the start date, then let in", async () => {
    const { run, runAt, stateOf, joiner } = await open({ create: "on creation" });
    await run();
    await run();
    expect(stateOf(joiner.email)).toBe("SUSPENDED");
    await runAt("2026-03-09T08:00:00Z");
    expect(stateOf(joiner.email)).toMatch(isIn);
  });

  test("always active: active as soon as there is a record", async () => {
    const { run, stateOf, joiner } = await open({ create: "on creation", createdStatus: "always active" });
    await run();
    expect(stateOf(joiner.email)).toMatch(isIn);
  });

  test("always inactive: IT activates, on the start date too", async () => {
    const { run, runAt, stateOf, joiner } = await open({ createdStatus: "always inactive", create: "on creation" });
    await run();
    await runAt("2026-03-09T08:00:00Z");
    expect(stateOf(joiner.email)).toBe("STAGED");
  });

  test("a filter of domains leaves the others alone", async () => {
    const { run, target } = await open({ emailDomains: ["elsewhere.example"] });
    const before = target.inspect().users.length;
    await run();
    expect(target.inspect().users).toHaveLength(before);
  });
});

describe("rule 3: the end is the earliest of both dates, at the site's midnight", () => {
  test("garden leave is out when the last day at the office is over in Tokyo, long before the termination date", async () => {
    const { source, run, runAt, stateOf, worker } = await open();
    source.updateEmployee(worker.id, { site: "Tokyo office", siteZone: "Asia/Tokyo" });
    await run();
    source.terminate(worker.id, { terminationDate: "2026-06-30", lastDayOfWork: "2026-03-06" });
    await runAt("2026-03-06T14:59:00Z");
    expect(stateOf(worker.email)).toMatch(isIn);
    await runAt("2026-03-06T15:00:00Z");
    expect(stateOf(worker.email)).toMatch(isOut);
  });

  test("a leave by any name that HiBob has is no leaving", async () => {
    const { source, sync, run, worker } = await open();
    await run();
    await run();
    source.setLeave(worker.id, { status: "parental leave", from: "2026-03-01", until: "2026-09-01" });
    expect(doings(await sync.plan())).toEqual([]);
  });

  test.each(["kept", "cleared"] as const)(
    "somebody hired again is let in again, the old end %s",
    async (endAfterRehire) => {
      const journey = await openHibobJourney({ settings: settingsFor(), switches: { endAfterRehire } });
      const { source, run, goTo, target } = journey;
      const worker = source.employees.find(({ lifecycleStatus, email }) => lifecycleStatus === "employed" && email);
      await run();
      source.terminate(worker?.id ?? "", { terminationDate: "2026-03-03" });
      goTo("2026-03-04T12:00:00Z");
      await run();
      expect(target.get(worker?.email ?? "")?.status).toMatch(isOut);
      source.rehire(worker?.id ?? "", "2026-03-16");
      goTo("2026-03-16T12:00:00Z");
      await run();
      expect(target.get(worker?.email ?? "")?.status).toMatch(isIn);
    },
  );
});

describe("rule 5: an immediate revocation", () => {
  test("ends access at once, whatever day the record names, and a later start lifts it", async () => {
    const { source, sync, run, runAt, stateOf, worker } = await open();
    await run();
    source.terminate(worker.id, { terminationDate: "2026-05-29" });
    await sync.revoke(worker.id, "2026-03-02T12:00:00Z");
    await runAt("2026-03-02T12:05:00Z");
    expect(stateOf(worker.email)).toMatch(isOut);
    source.rehire(worker.id, "2026-03-23");
    await runAt("2026-03-23T12:00:00Z");
    expect(stateOf(worker.email)).toMatch(isIn);
  });
});

describe("rule 6: a permission group that is narrowed", () => {
  test("to active people is noticed, since people who left were seen before, and puts nobody out", async () => {
    const { source, sync, run } = await open();
    await run();
    await run();
    source.setAccess({ reach: "everyone" });
    const plan = await sync.plan();
    expect(codesOf(plan)).toContain("incomplete read");
    expect(JSON.stringify(plan.issues)).toContain("nobody is terminated any more");
    expect(doings(plan)).toEqual([]);
  });

  test("by the category lifecycle stops the sync with its name", async () => {
    const { source, sync, run } = await open();
    await run();
    source.setAccess({ categories: ["root", "work"] });
    await expect(sync.plan()).rejects.toThrow(/view Lifecycle/);
  });

  test("between check and read lets nobody in or out and clears nothing", async () => {
    const { source, sync, run } = await open();
    await run();
    await run();
    source.addEmployee({ firstName: "New", surname: "Comer", email: "new@acme.example", startDate: "2026-03-01" });
    const plan = await sync.plan({
      onProgress: ({ phase }) => {
        if (phase === "reading target") source.setAccess({ categories: ["root", "lifecycle"] });
      },
    });
    expect(codesOf(plan)).toContain("incomplete read");
    expect(doings(plan)).toEqual([]);
  });
});
