import type { SideChecked } from "@rosterkit/core";
import { printSide, type Screen } from "@rosterkit/terminal";
import type { Chain } from "./chain.ts";
import type { Arguments } from "./read-arguments.ts";

/** Prints what was started, and where. */
export async function printOpening(
  { paint, print }: Screen,
  { sides, remarks }: Chain,
  { people, seed }: Pick<Arguments, "people" | "seed">,
): Promise<void> {
  const [source, target, ...apps] = sides.map(({ name }) => name);
  const more = apps.length > 0 ? ` → ${apps.join(", ")}` : "";
  const lines = sides.map(
    async ({ name, url, contents }) => `  ${paint.bold(name.padEnd(12))} ${paint.cyan(url)}  ${await contents()}`,
  );
  print(
    "",
    paint.bold(`Rosterkit: ${source} → ${target}${more}`),
    `${people} invented people (seed "${seed}"), ${countWords[sides.length] ?? sides.length} pretend vendors on this machine, the real engine and adapters between.`,
    "",
    ...(await Promise.all(lines)),
    "",
    ...remarks.map((remark) => paint.dim(`  ${remark}`)),
  );
}

const countWords: { readonly [count: number]: string } = { 2: "two", 3: "three", 4: "four", 5: "five" };

/** Prints the check of connections, finding by finding; each one once. */
export function printCheck(screen: Screen, sides: readonly SideChecked[]): void {
  screen.print("", screen.paint.bold("Connection check"));
  for (const side of sides) printSide(screen, side);
}
