import type { LeaverReport } from "@rosterkit/core";
import { describe, expect, test } from "vitest";
import { openJourney } from "./open-journey.ts";

/** Somebody who has signed in and whose last day is over at midnight. */
async function openLeaver() {
  const journey = await openJourney();
  await journey.run();
  const { source, target, statusOf } = journey;
  const leaver = source.people.find(
    ({ status, email }) => status === "active" && statusOf(email ?? "") === "PROVISIONED",
  );
  const login = leaver?.email ?? "";
  target.signIn(login);
  source.offboard(leaver?.id ?? "", { employmentEndDate: "2026-03-03" });
  journey.goTo("2026-03-03T12:00:00Z");
  await journey.run();
  journey.goTo("2026-03-04T02:00:00Z");
  const of = (leavers: readonly LeaverReport[] = []) => leavers.find(({ subject }) => subject === leaver?.id);
  return { ...journey, login, of };
}

describe("rule 14: a leaver is open until their sessions are ended, over HTTP", () => {
  test("refused once, told with their age, and confirmed by the run that settles it", async () => {
    const { target, sync, goTo, run, statusOf, login, of } = await openLeaver();
    target.planFault({ kind: "internal error", method: "DELETE", path: /\/sessions$/ });
    const { plan, report } = await run();
    expect(of(plan.leavers)).toMatchObject({ status: "due" });
    expect(statusOf(login)).toBe("SUSPENDED");
    expect(of(report.leavers)).toMatchObject({ status: "waiting", exposureMs: expect.any(Number) });
    goTo("2026-03-04T05:00:00Z");
    const later = of((await sync.plan()).leavers);
    expect(later).toMatchObject({ status: "confirmed", confirmedAt: "2026-03-04T05:00:00.000Z" });
    expect(of((await sync.plan()).leavers)).toBeUndefined();
  });

  test("put out in one go, and both clocks stop", async () => {
    const { run, of } = await openLeaver();
    const { report } = await run();
    const told = of(report.leavers);
    expect(told).toMatchObject({ status: "confirmed", confirmedAt: "2026-03-04T02:00:00.000Z" });
    // The last day ends at midnight where the person is, so it is not the same number of hours for everybody.
    const exposureMs = Date.parse("2026-03-04T02:00:00Z") - Date.parse(told?.endedAt ?? "");
    expect(exposureMs).toBeGreaterThan(0);
    expect(told).toMatchObject({ exposureMs, reactionMs: exposureMs });
  });
});
