import { deepStrictEqual } from "node:assert/strict";
import type { Change, Plan } from "@rosterkit/core";
import type { Company, ExpectedChange } from "./company.ts";

/** Throws unless a plan holds exactly what differs between the sides: who, what and which value, nothing held, nobody else. */
export function checkPlan(plan: Plan, { expected, waiting }: Company): void {
  const held = plan.changes.filter((change) => change.held).length;
  const incomplete = plan.issues.filter(({ code }) => code.startsWith("incomplete"));
  deepStrictEqual({ held, incomplete, waiting: plan.counts.waiting }, { held: 0, incomplete: [], waiting });
  const planned = plan.changes.map((change) => [change.subject, outlineOf(change)] as const);
  deepStrictEqual(new Map(planned), new Map(Object.entries(expected)));
}

function outlineOf({ operation, set = {} }: Change): ExpectedChange | { readonly operation: string } {
  const [[attribute, wanted] = ["", undefined], ...more] = Object.entries(set);
  if (operation !== "update") return { operation };
  return more.length === 0
    ? { operation, attribute, wanted }
    : { operation: `update of ${more.length + 1} attributes` };
}
