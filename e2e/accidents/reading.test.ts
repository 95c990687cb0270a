import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { openCompany } from "./open-company.ts";
import { changesOf, codesOf, doings } from "./tell-plan.ts";

describe("reading a source that misbehaves", () => {
  accident("rule 6: a 503 on page 7 lets the leaver of page 2 out and touches nobody else", async () => {
    const { source, goTo, run, plan, statusOf } = await openCompany({
      staff: 79,
      pageSize: 10,
      settings: { lifecycle: { zone: "Europe/London", vanished: "suspend" } },
    });
    await run();
    const leaver = source.people[12];
    source.offboard(leaver?.id ?? "", { employmentEndDate: "2026-03-03" });
    goTo("2026-03-04T12:00:00Z");
    source.planFault({ kind: "unavailable", path: /people$/, nth: 7, times: 4 });
    const planned = await plan();
    expect(codesOf(planned)).toEqual(["incomplete read"]);
    expect(changesOf(planned, leaver?.id ?? "")).toHaveLength(1);
    expect(doings(planned)).toEqual(["deactivate"]);
    await run();
    expect(statusOf(leaver?.email ?? "")).toBe("DEPROVISIONED");
  });
});
