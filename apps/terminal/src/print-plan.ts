import type { Issue, Plan, PlanCounts } from "@rosterkit/core";
import { abridge } from "./abridge.ts";
import { nameIn } from "./describe-change.ts";
import { type PlanRow, planRows } from "./plan-rows.ts";
import { printTable } from "./print-table.ts";
import type { Screen } from "./screen.ts";

/** How a plan is shown. */
export interface PlanView {
  /** Attributes that tell most, in the order to show them. */
  readonly telling: readonly string[];
  /** Source record ids of those who are shown whatever the plan's length. */
  readonly first: ReadonlySet<string>;
  /** What was told before and is still so; printing adds to it. */
  readonly told: Set<string>;
}

/** A plan of so many people is shown whole. */
const wholeUpTo = 14;
/** Otherwise, people of each kind. */
const mostOfKind = 4;

/** Prints a plan: counts, then people with before → after and why, then what is good to know. */
export function printPlan(screen: Screen, plan: Plan, view: PlanView): void {
  const rows = planRows(plan, view.telling);
  const most = rows.length <= wholeUpTo ? rows.length : mostOfKind;
  const held = news(
    rows.filter(({ isHeld }) => isHeld),
    (row) => `${row.kind}/${row.subject}`,
    view.told,
  );
  const issues = news(plan.issues, (issue) => `${issue.code}/${issue.subject}/${issue.attribute}`, view.told);
  screen.print(`  ${screen.paint.bold("Plan")}  ${countWords(screen, plan.counts)}`);
  const shown = [...rows.filter(({ isHeld }) => !isHeld), ...held.fresh];
  for (const [kind, same] of Map.groupBy(shown, (row) => row.kind)) printKind(screen, kind, same, most, view);
  printIssues(screen, issues.fresh, view);
  const known = [
    ...held.known.map(({ kind, who }) => ({ what: kind, who })),
    ...issues.known.map(({ code, who }) => ({ what: code, who })),
  ];
  printKnown(screen, known);
}

/** Tells what is new from what was told before. */
function news<Item>(items: readonly Item[], keyOf: (item: Item) => string, told: Set<string>) {
  const { fresh = [], known = [] } = Object.groupBy(items, (item) => (told.has(keyOf(item)) ? "known" : "fresh"));
  for (const item of fresh) told.add(keyOf(item));
  return { fresh, known };
}

const leftForPeople: ReadonlySet<string> = new Set(["conflict", "held", "waiting"] satisfies (keyof PlanCounts)[]);

/** `53 create · 4 link`; all that is not none. */
function countWords({ paint }: Screen, counts: PlanCounts): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  const words = some.map(([name, count]) => `${paint.bold(String(count))} ${name}`);
  return (some.every(([name]) => leftForPeople.has(name)) ? ["nothing to do", ...words] : words).join(" · ");
}

function printKind(screen: Screen, kind: string, rows: readonly PlanRow[], most: number, view: PlanView): void {
  const { shown, more } = abridge(rows, most, view.first);
  screen.print("", `  ${colourOf(screen, kind)(screen.paint.bold(kind))}`);
  const cells = shown.map(({ who, what, why }) => [who, what.join("\n"), why]);
  printTable(
    screen,
    [
      ["who", 22],
      ["before → after", 42],
      ["why", 36],
    ],
    cells,
  );
  if (more > 0) screen.print(screen.paint.dim(`  … and ${more} more: ${kind}`));
}

function colourOf({ paint }: Screen, kind: string): (text: string) => string {
  if (/^(suspend|deactivate|delete)/.test(kind)) return paint.red;
  if (/^(conflict|held)/.test(kind)) return paint.magenta;
  return /^(update|link)/.test(kind) ? paint.yellow : paint.green;
}

/** Issues by code, each with its people. */
function printIssues({ paint, print }: Screen, issues: readonly Issue[], { first }: PlanView): void {
  if (issues.length === 0) return;
  print("", `  ${paint.bold("good to know")}`);
  for (const [code, same] of Map.groupBy(issues, (issue) => issue.code)) {
    const { shown, more } = abridge(same, 3, first);
    for (const { who, message } of shown) print(`  ${paint.magenta(code)}  ${who ? `${nameIn(who)}: ` : ""}${message}`);
    if (more > 0) print(paint.dim(`  … and ${more} more: ${code}`));
  }
}

/** What has been told already, in one line. */
function printKnown(
  { paint, print }: Screen,
  known: readonly { readonly what: string; readonly who?: string | undefined }[],
): void {
  const groups = [...Map.groupBy(known, ({ what }) => what)].map(([what, same]) => {
    const names = same.flatMap(({ who }) => (who ? nameIn(who) : []));
    return `${what}${names.length > 0 ? `: ${names.slice(0, 2).join(", ")}${names.length > 2 ? ` and ${names.length - 2} more` : ""}` : ""}`;
  });
  if (groups.length > 0) print("", paint.dim(`  as before: ${groups.join("; ")}`));
}
