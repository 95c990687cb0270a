import { describe, expect, it } from "vitest";
import { type JobRole, jobRoleInForce } from "./job-role-in-force.ts";

const role = (jobTitle: string, effectiveDate: string, createdAt = "2020-01-01T00:00:00.000Z"): JobRole => ({
  id: `role-${jobTitle}`,
  personId: "p1",
  jobTitle,
  effectiveDate,
  createdAt,
});
const junior = role("junior", "2024-01-01");
const senior = role("senior", "2026-01-01");
const head = role("head", "2026-06-01");

describe("jobRoleInForce", () => {
  it.each([
    ["the one that began last", [junior, senior, head], "2026-03-02", "2024-01-01", "senior"],
    ["whatever the order of the rows", [head, senior, junior], "2026-03-02", "2024-01-01", "senior"],
    ["a promotion on its first day, not before", [senior, head], "2026-06-01", "2024-01-01", "head"],
    ["for a joiner, the one of the first day", [senior], "2025-12-01", "2026-01-01", "senior"],
    ["for a joiner, not one that begins after the first day", [senior, head], "2025-12-01", "2026-01-01", "senior"],
    ["by the day alone without a start date", [junior, senior], "2025-12-01", null, "junior"],
    ["by the day alone where the start date is an empty text", [junior, senior], "2025-12-01", "", "junior"],
    ["for somebody rehired, the coming one", [junior, senior], "2025-12-01", "2026-01-01", "senior"],
  ] as const)("gives %s", (_, roles, day, startDate, expected) => {
    expect(jobRoleInForce(roles, day, startDate)?.jobTitle).toBe(expected);
  });

  it("gives nothing when none has begun, and nothing for nobody's roles", () => {
    expect(jobRoleInForce([head], "2026-03-02", "2026-03-02")).toBeUndefined();
    expect(jobRoleInForce([], "2026-03-02", undefined)).toBeUndefined();
  });

  it("takes the row entered last where two begin on one day, in any order", () => {
    const corrected = role("corrected", "2026-01-01", "2026-01-02T00:00:00.000Z");
    expect(jobRoleInForce([senior, corrected], "2026-03-02", null)).toBe(corrected);
    expect(jobRoleInForce([corrected, senior], "2026-03-02", null)).toBe(corrected);
  });
});
