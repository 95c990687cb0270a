import { describe, expect, it } from "vitest";
import type { EmploymentRecord } from "./employment-record.ts";
import { hasStarted } from "./has-started.ts";
import { lifecyclePolicySchema } from "./lifecycle-policy.ts";
import { timeline } from "./timeline.ts";

const policy = lifecyclePolicySchema.parse({ zone: "UTC" });
const started = (record: EmploymentRecord, now: string) => hasStarted(timeline(record, policy), Date.parse(now));

describe("rule 2: the baseline of new joiners only is who had started", () => {
  it.each<[string, EmploymentRecord, boolean]>([
    ["started", { status: "active", startDate: "2024-06-03" }, true],
    ["started and left since", { status: "left", startDate: "2024-01-03", endDate: "2024-02-03" }, true],
    ["active without a start date", { status: "active" }, true],
    ["starts tomorrow, whatever the status says", { status: "active", startDate: "2024-06-04" }, false],
    ["preHire without a start date", { status: "preHire" }, false],
    ["start date that cannot be read", { status: "active", startDate: "soon" }, false],
  ])("%s: %s", (_, record, expected) => {
    expect(started(record, "2024-06-03T00:00:00Z")).toBe(expected);
  });
});
