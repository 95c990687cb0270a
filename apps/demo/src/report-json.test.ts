import type { Plan, PlanCounts } from "@rosterkit/core";
import { expect, test } from "vitest";
import { countsOf } from "./report-json.ts";

const none = { activate: 0, suspend: 0, unsuspend: 0, deactivate: 0, reactivate: 0 };
const plan = (counts: Omit<PlanCounts, keyof typeof none> & Partial<PlanCounts>) =>
  ({ counts: { ...none, ...counts } }) as Plan;

test("adds up the plans that were applied; who waits or is held is told as it was left", () => {
  const plans = [
    plan({
      groups: 2,
      memberships: 7,
      "rotate password": 1,
      create: 5,
      link: 1,
      update: 1,
      conflict: 1,
      held: 2,
      waiting: 3,
    }),
    plan({ groups: 0, memberships: 1, create: 1, link: 0, update: 0, activate: 1, conflict: 1, held: 2, waiting: 2 }),
    plan({ create: 0, link: 0, update: 0, conflict: 1, held: 0, waiting: 1 }),
  ];
  const open = { conflict: 1, held: 0, waiting: 1 };
  const done = { create: 6, link: 1, update: 1, activate: 1, groups: 2, memberships: 8, "rotate password": 1 };
  expect(countsOf(plans, 2)).toEqual({ ...none, ...done, ...open });
});

test("a pair that keeps no groups says so with nothing", () => {
  expect(countsOf([plan({ create: 1, link: 0, update: 0, conflict: 0, held: 0, waiting: 0 })], 1)).toMatchObject({
    create: 1,
    groups: 0,
    memberships: 0,
  });
});
