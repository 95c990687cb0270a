import type { SideChecked } from "@rosterkit/core";
import type { Screen } from "./screen.ts";

/** Prints one side of a check, finding by finding. `withRemedies`: what to do about what is missing too. */
export function printSide({ paint, print }: Screen, side: SideChecked, withRemedies = false): void {
  print(`  ${markOf(paint, side.ok)} ${side.vendor}: ${side.accountName ?? "organisation"} (${side.account})`);
  for (const { ability, permission, ok, remedy } of side.findings) {
    print(`    ${markOf(paint, ok)} ${ability}${permission ? `: ${permission}` : ""}`);
    if (withRemedies && !ok && remedy !== undefined) print(`      ${remedy}`);
  }
  for (const note of side.notes ?? []) print(paint.dim(`    ${note}`));
}

const markOf = (paint: Screen["paint"], ok: boolean): string => (ok ? paint.green("✓") : paint.red("✗"));
