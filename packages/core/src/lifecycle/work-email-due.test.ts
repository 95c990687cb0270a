import { describe, expect, it } from "vitest";
import { lifecyclePolicySchema } from "./lifecycle-policy.ts";
import { workEmailDueMs } from "./work-email-due.ts";

const policy = lifecyclePolicySchema.parse({
  zone: "Europe/London",
  joiners: { at: "09:00", warnWithoutEmailDays: 5 },
});

describe("rule 3: a joiner without a work email", () => {
  it("is worth a warning some days before the start, in their zone", () => {
    expect(workEmailDueMs({ startDate: "2024-04-02" }, policy)).toBe(Date.parse("2024-03-28T09:00:00Z"));
    expect(workEmailDueMs({ startDate: "2024-04-02", timezone: "Asia/Tokyo" }, policy)).toBe(
      Date.parse("2024-03-28T00:00:00Z"),
    );
  });

  it("has no such day without a readable start", () => {
    expect(workEmailDueMs({}, policy)).toBeUndefined();
    expect(workEmailDueMs({ startDate: "soon" }, policy)).toBeUndefined();
  });
});
