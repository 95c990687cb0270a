import type { ApplyReport } from "@rosterkit/core";
import { printTotals, type Screen } from "@rosterkit/terminal";

/** Prints what became of a plan: counts, every change that was not done with its reason, and the run's id. */
export function printRun(screen: Screen, report: ApplyReport): void {
  const { paint, print } = screen;
  const { run, perChange, leavers = [], stopped } = report;
  printTotals(screen, report);
  const undone = perChange.filter(({ result }) => result !== "done" && result !== "held");
  for (const { change, result, reason, error } of undone) {
    print(`    ${paint.red(result)} ${change}: ${error?.message ?? reason ?? ""}`);
    if (error?.remedy !== undefined) print(`      ${error.remedy}`);
  }
  const open = leavers.filter(({ status }) => status !== "confirmed");
  for (const { who, status, reason } of open)
    print(`    ${paint.red("leaver not out")} ${who}: ${status}${reason === undefined ? "" : `, ${reason}`}`);
  if (stopped) print(`  ${paint.red("stopped")} ${stopped.message}`, `    ${stopped.remedy ?? ""}`);
  print(paint.dim(`  Run ${run}. See it with: rosterkit log --run ${run}`));
}
