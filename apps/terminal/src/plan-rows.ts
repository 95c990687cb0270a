import type { Change, Plan } from "@rosterkit/core";
import { describeChange, explainChange, nameIn, type Telling } from "./describe-change.ts";

/** All that a plan has for one person or one group. */
export interface PlanRow {
  readonly subject: string;
  /** Operations joined, such as `link + update`; or why it is held. */
  readonly kind: string;
  readonly who: string;
  readonly what: readonly string[];
  readonly why: string;
  readonly isHeld: boolean;
}

/** One row a person or a group, in the plan's order. */
export function planRows(plan: Plan, telling: readonly string[]): readonly PlanRow[] {
  const changes = new Map(plan.changes.map((change) => [change.id, change]));
  const rows = Map.groupBy(plan.changes, ({ resource, subject }) => `${resource}/${subject}`);
  return [...rows.values()].map((own) => rowOf(own.toSorted(linkFirst), plan, { telling, changes }));
}

const linkFirst = (one: Change, other: Change): number =>
  Number(other.operation === "link") - Number(one.operation === "link");

function rowOf(own: readonly Change[], plan: Plan, telling: Telling): PlanRow {
  const held = own.find((change) => change.held)?.held;
  const operations = [...new Set(own.map(({ operation }) => operation))].join(" + ");
  return {
    subject: own[0]?.subject ?? "",
    kind: held ? heldWords(held) : `${operations}${own[0]?.resource === "groups" ? " (groups)" : ""}`,
    who: nameIn(own[0]?.who ?? ""),
    what: held ? ["left as it is"] : own.flatMap((change) => describeChange(change, telling)),
    why: [...new Set(own.map((change) => explainChange(change, plan.rules)))].join("; "),
    isHeld: held !== undefined,
  };
}

const heldWords = ({ code, guardClass }: NonNullable<Change["held"]>): string =>
  code === "conflict" ? code : `held: ${guardClass ?? code}`;
