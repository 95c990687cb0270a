import type { ApplyReport } from "@rosterkit/core";
import type { Screen } from "@rosterkit/terminal";

/** Prints what became of a plan: counts, every change that was not done with its reason, and the run's id. */
export function printRun({ paint, print }: Screen, report: ApplyReport): void {
  const { run, applied, failed, moved, skipped, heldLeft, perChange, leavers = [], stopped } = report;
  const others = Object.entries({ moved, skipped, "left for a person": heldLeft }).filter(([, count]) => count > 0);
  const words = [paint.bold(`applied ${applied}`), failed > 0 ? paint.red(`failed ${failed}`) : "failed 0"];
  print(
    "",
    `  ${failed > 0 ? paint.red("✗") : paint.green("✓")} ${[...words, ...others.map(([name, count]) => `${count} ${name}`)].join(" · ")}`,
  );
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
