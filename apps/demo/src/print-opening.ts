import type { SyncChecked } from "@rosterkit/core";
import type { Scene } from "./pair.ts";
import type { Arguments } from "./read-arguments.ts";
import type { Screen } from "./screen.ts";

/** Prints what was started, and where. */
export async function printOpening(
  { paint, print }: Screen,
  { source, target, remarks }: Scene,
  { people, seed }: Arguments,
): Promise<void> {
  const lines = [source, target].map(
    async ({ name, url, contents }) => `  ${paint.bold(name.padEnd(12))} ${paint.cyan(url)}  ${await contents()}`,
  );
  print(
    "",
    paint.bold(`Rosterkit: ${source.name} → ${target.name}`),
    `${people} invented people (seed "${seed}"), two pretend vendors on this machine, the real engine and adapters between.`,
    "",
    ...(await Promise.all(lines)),
    "",
    ...remarks.map((remark) => paint.dim(`  ${remark}`)),
  );
}

/** Prints the check of both connections, finding by finding. */
export function printCheck({ paint, print }: Screen, { source, target }: SyncChecked): void {
  print("", paint.bold("Connection check"));
  for (const side of [source, target]) {
    print(`  ${markOf(paint, side.ok)} ${side.vendor}: ${side.accountName ?? "organisation"} (${side.account})`);
    for (const { ability, permission, ok } of side.findings)
      print(`    ${markOf(paint, ok)} ${ability}${permission ? `: ${permission}` : ""}`);
    for (const note of side.notes ?? []) print(paint.dim(`    ${note}`));
  }
}

const markOf = (paint: Screen["paint"], ok: boolean): string => (ok ? paint.green("✓") : paint.red("✗"));
