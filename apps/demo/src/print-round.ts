import type { ApplyReport, LeaverReport, Plan, SimulatedMoment } from "@rosterkit/core";
import type { Explanation } from "@rosterkit/core/mapping";
import { abridge, dayWords, momentIn, nameIn, printTotals, type Screen } from "@rosterkit/terminal";
import type { Chapter } from "./pair.ts";

/** Prints the date and what happens on it. */
export function printChapter(
  { paint, print, width }: Screen,
  { at, title, events }: Chapter,
  nth: number,
  of: number,
): void {
  const heading = `━━ ${nth} of ${of} · ${dayWords(at)} · ${title} `;
  print("", paint.bold(paint.cyan(heading + "━".repeat(Math.max(2, width - heading.length)))));
  print(...events.map(({ words }) => `  • ${words}`), "");
}

/** Prints which of several syncs is next. */
export const printLeg = ({ paint, print }: Screen, name: string): void => print("", `  ${paint.bold(`▸ ${name}`)}`);

/** Prints whom a plan looked at because of events. */
export const printHinted = ({ paint, print }: Screen, { people, everybody }: NonNullable<Plan["hinted"]>): void =>
  print(
    paint.dim(
      `  Okta's events name ${people === 1 ? "1 person" : `${people} people`}${everybody ? ", and groups, so everybody is looked at" : ""}`,
    ),
  );

/** Prints what became of a plan, and each change that was not done. */
export function printReport(screen: Screen, report: ApplyReport): void {
  const { paint, print } = screen;
  const { perChange, leavers = [] } = report;
  printTotals(screen, report);
  // What it waits for is shown itself: failed here, or held in the plan.
  const undone = perChange.filter(({ result }) => result !== "done" && result !== "held" && result !== "waits");
  for (const { change, result, reason, error } of undone.slice(0, 5))
    print(`    ${paint.red(result)} ${change}: ${error?.message ?? reason ?? ""}`);
  const confirmed = leavers.filter(({ status }) => status === "confirmed");
  const open = leavers.filter(({ status }) => status !== "confirmed");
  if (confirmed.length > 0) print(`    leavers out for certain: ${confirmed.length}, ${exposure(confirmed)}`);
  if (open.length > 0) print(`    ${paint.red(`leavers not out for certain: ${open.length}`)}, ${exposure(open)}`);
}

/** How long the first of them to leave could get in. */
const exposure = (leavers: readonly LeaverReport[]): string =>
  `${Math.max(...leavers.map(({ exposureMs }) => exposureMs / 3_600_000)).toFixed(1)} hours after their end at most`;

/** Prints what is going to happen by itself. */
export function printAhead({ paint, print }: Screen, moments: readonly SimulatedMoment[], until: string): void {
  if (moments.length === 0) return;
  const { shown, more } = abridge(moments, 6, new Set());
  print("", `  ${paint.bold(`Ahead, until ${dayWords(until)}`)}, as HR has it now. Simulated: nothing is written.`);
  for (const { at, who, wish, because, zone } of shown)
    print(
      `  ${momentIn(zone, at)}  ${nameIn(who)}: ${because}, so the account is to be ${wishWords[wish] ?? wish} ${paint.dim(`(${zone})`)}`,
    );
  if (more > 0) print(paint.dim(`  … and ${more} more`));
}

const wishWords: { readonly [W in SimulatedMoment["wish"]]?: string } = {
  in: "active",
  waiting: "staged",
  "out by suspension": "suspended",
  "out by deactivation": "deactivated",
};

/** Prints how one value came about. */
export function printExplanation(
  { paint, print }: Screen,
  who: string,
  { label, sources, steps, value }: Explanation,
): void {
  print("", `  ${paint.bold(`Why ${who}'s ${label} is ${value}`)}`);
  for (const { label: source, of, value: found } of sources)
    print(`  ${paint.dim("source")}  ${of ? `the ${of}'s ${source}` : source} = ${found}`);
  const rule = steps.slice(-2).map(({ step }) => step);
  print(`  ${paint.dim("rule")}    ${rule.toReversed().join(" ")}`);
}
