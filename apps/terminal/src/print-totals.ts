import type { ApplyReport } from "@rosterkit/core";
import type { Screen } from "./screen.ts";

/** Prints in one line how much of a plan was applied, how much failed, and what was left. */
export function printTotals(
  { paint, print }: Screen,
  {
    applied,
    failed,
    moved,
    skipped,
    heldLeft,
  }: Pick<ApplyReport, "applied" | "failed" | "moved" | "skipped" | "heldLeft">,
): void {
  const others = Object.entries({ moved, skipped, "left for a person": heldLeft }).filter(([, count]) => count > 0);
  const failures = failed > 0 ? paint.red(`failed ${failed}`) : "failed 0";
  const words = [paint.bold(`applied ${applied}`), failures, ...others.map(([name, count]) => `${count} ${name}`)];
  print("", `  ${failed > 0 ? paint.red("✗") : paint.green("✓")} ${words.join(" · ")}`);
}
