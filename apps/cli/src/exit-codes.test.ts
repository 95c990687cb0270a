import type { ApplyReport, Change, Plan } from "@rosterkit/core";
import { describe, expect, test } from "vitest";
import { exitCodeOfPlan, exitCodeOfRun } from "./exit-codes.ts";

const change = (id: string, code?: "guard" | "conflict"): Change => ({
  ...{ id, resource: "people", operation: "update", subject: id, who: id, lane: "movers", because: "" },
  ...(code && { held: { code, evidence: [] } }),
});
const plan = (...changes: readonly Change[]) => ({ changes }) as unknown as Plan;
const report = (part: Partial<ApplyReport>) =>
  ({ applied: 1, failed: 0, moved: 0, skipped: 0, heldLeft: 0, ...part }) as ApplyReport;

describe("exit codes", () => {
  test("of a plan: pending before held, and what waits for a person for another reason is nothing to do", () => {
    expect(exitCodeOfPlan(plan())).toBe(0);
    expect(exitCodeOfPlan(plan(change("1", "guard"), change("2")))).toBe(2);
    expect(exitCodeOfPlan(plan(change("1", "guard")))).toBe(3);
    expect(exitCodeOfPlan(plan(change("1", "conflict")))).toBe(0);
  });

  test("of a run: in part before held", () => {
    const guarded = plan(change("1", "guard"), change("2"));
    expect(exitCodeOfRun(guarded, report({ heldLeft: 1 }))).toBe(3);
    expect(exitCodeOfRun(guarded, report({ heldLeft: 1, failed: 1 }))).toBe(4);
    expect(exitCodeOfRun(guarded, report({ skipped: 1 }))).toBe(4);
    expect(exitCodeOfRun(guarded, report({ stopped: { code: "api", message: "" } }))).toBe(4);
    expect(exitCodeOfRun(plan(change("1", "conflict")), report({ heldLeft: 1 }))).toBe(0);
    expect(exitCodeOfRun(plan(change("2")), report({}))).toBe(0);
  });
});
