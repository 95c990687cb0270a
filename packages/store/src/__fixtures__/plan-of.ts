import { type Plan, readPlan } from "@rosterkit/core";
import { intentOf } from "./samples.ts";

/** A plan of one change, as core reads it from a file. */
export const planOf = async (...subjects: readonly string[]): Promise<Plan> => {
  const { digestPlan } = await import("../../../core/src/plan/assemble-plan.ts");
  const changes = subjects.map((subject) => intentOf(subject).what);
  const body = {
    version: 1 as const,
    sync: "sync",
    at: "2026-01-01T00:00:00.000Z",
    tenants: { source: "one", target: "two" },
    basis: { source: "a", target: "b", links: "c", settings: "d" },
    rules: {},
    counts: {
      create: 0,
      link: 0,
      update: 1,
      activate: 0,
      suspend: 0,
      unsuspend: 0,
      deactivate: 0,
      reactivate: 0,
      conflict: 0,
      held: 0,
      waiting: 0,
    },
    learned: {},
    changes,
    issues: [],
  };
  return readPlan([
    JSON.stringify({ format: "rosterkit plan", ...body, changes: undefined, issues: undefined }),
    ...changes.map((change) => JSON.stringify({ change })),
    JSON.stringify({ digest: digestPlan(body) }),
  ]);
};
