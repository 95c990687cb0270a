import { describe, expect, it } from "vitest";
import type { EmploymentRecord, Revocation } from "./employment-record.ts";
import { type LifecyclePolicySettings, lifecyclePolicySchema } from "./lifecycle-policy.ts";
import { timeline } from "./timeline.ts";

const revokedAt = "2024-05-15T09:30:00Z";
const of = (
  record: EmploymentRecord,
  revocation: Revocation = { at: revokedAt },
  settings: Partial<LifecyclePolicySettings> = {},
) => timeline(record, lifecyclePolicySchema.parse({ zone: "Europe/London", ...settings }), { revocation });

describe("rule 5: an immediate revocation is a dated fact", () => {
  it.each<[string, EmploymentRecord]>([
    ["an end to come", { status: "active", startDate: "2020-01-06", endDate: "2024-12-31" }],
    ["a last working day to come", { status: "active", startDate: "2020-01-06", lastWorkingDay: "2024-12-31" }],
    ["left, without a date", { status: "left", startDate: "2020-01-06" }],
    ["left, without any date at all", { status: "left" }],
    ["an end and a status nobody knows", { status: "fired", startDate: "2020-01-06", endDate: "2024-12-31" }],
    ["an end before the start", { status: "left", startDate: "2024-05-01", endDate: "2024-04-01" }],
    ["an end that cannot be read, and left", { status: "left", startDate: "2020-01-06", endDate: "soon" }],
  ])("acts when the record shows an end: %s", (_, record) => {
    const result = of(record);
    expect(result.revocation).toBe("acts");
    expect(result.held).toBeUndefined();
    expect(result.moments.at(-1)?.wish).toBe("out by suspension");
    expect(result.moments.at(-1)?.atMs).toBeLessThanOrEqual(Date.parse(revokedAt));
  });

  it("is the end moment when it is the earliest, and says so", () => {
    const result = of({ status: "active", startDate: "2020-01-06", endDate: "2024-12-31" });
    expect(result.endGround).toBe("revocation");
    expect(result.moments.at(-1)).toMatchObject({ at: "2024-05-15T09:30:00.000Z", because: "revoked" });
  });

  it("an earlier end of the record stays the end", () => {
    const result = of({ status: "left", startDate: "2020-01-06", endDate: "2024-05-01" });
    expect(result).toMatchObject({ revocation: "acts", endGround: "end date" });
    expect(result.moments.at(-1)?.because).toBe("left");
  });

  it.each<[string, EmploymentRecord]>([
    ["active, no end", { status: "active", startDate: "2020-01-06" }],
    ["on leave, no end", { status: "onLeave" }],
    ["a start that cannot be read", { status: "left", startDate: "soon" }],
  ])("is held for a person when the record shows none: %s", (_, record) => {
    const result = of(record);
    expect(result.revocation).toBe("held");
    expect(result.held).toBeDefined();
    expect(result.moments.map(({ wish }) => wish)).toEqual(["untouched"]);
  });

  it("is held when its instant cannot be read", () => {
    expect(of({ status: "active", startDate: "2020-01-06", endDate: "2030-01-01" }, { at: "today" })).toMatchObject({
      revocation: "held",
      held: { code: "revocation" },
    });
  });

  it("is lifted by a start date after it, and by none on the same day or before", () => {
    const revocation = (startDate: string) => of({ status: "active", startDate, endDate: "2025-12-31" }).revocation;
    expect(revocation("2024-05-14")).toBe("acts");
    expect(revocation("2024-05-15")).toBe("acts");
    expect(revocation("2024-05-16")).toBe("superseded");
    const atMidnight = { at: "2024-05-15T23:00:00Z" };
    expect(of({ startDate: "2024-05-16", endDate: "2025-12-31" }, atMidnight).revocation).toBe("acts");
  });

  it("'after' is meant in the person's zone", () => {
    const record = { status: "active", startDate: "2024-05-16", endDate: "2025-12-31" };
    const late = { at: "2024-05-15T18:00:00Z" };
    expect(of(record, late).revocation).toBe("superseded");
    expect(of({ ...record, timezone: "Pacific/Auckland" }, late).revocation).toBe("acts");
  });

  it("a rehire after it is a new employment with its own end", () => {
    const result = of({ status: "active", startDate: "2025-01-06", endDate: "2025-06-30" });
    expect(result).toMatchObject({ revocation: "superseded", endGround: "end date" });
    expect(result.moments.map(({ because }) => because)).toEqual(["provisioned ahead of start", "started", "left"]);
  });

  it("a start date that stood when it came does not lift it: a revoked joiner never starts", () => {
    const revocation = { at: revokedAt, startDateThen: "2024-07-01" };
    const result = of({ status: "left", startDate: "2024-07-01" }, revocation);
    expect(result).toMatchObject({ revocation: "acts", endGround: "revocation" });
    expect(result.moments.map(({ wish }) => wish)).toEqual(["waiting", "out by suspension"]);
    expect(of({ status: "active", startDate: "2024-09-02" }, revocation).revocation).toBe("superseded");
  });

  it("does what the policy says of leavers, which may be nothing", () => {
    const result = of({ status: "left" }, { at: revokedAt }, { leavers: { action: "none" } });
    expect(result.moments.at(-1)).toMatchObject({ wish: "untouched", because: "never, by policy" });
  });
});
