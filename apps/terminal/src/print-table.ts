import Table from "cli-table3";
import type { Screen } from "./screen.ts";

/** A column: its title and its part of the width, beside the others'. */
export type Column = readonly [title: string, part: number];

const noLines = Object.fromEntries(
  ["top", "bottom", "left", "right"].flatMap((side) =>
    [side, `${side}-mid`, `${side}-left`, `${side}-right`].map((name) => [name, ""]),
  ),
);

/** Prints rows without lines around them, folded into the width of the screen. Cells may have several lines. */
export function printTable(
  { width, paint, print }: Screen,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): void {
  const whole = columns.reduce((sum, [, part]) => sum + part, 0);
  const table = new Table({
    head: columns.map(([title]) => paint.dim(title)),
    colWidths: columns.map(([, part]) => Math.floor(((width - 2) * part) / whole)),
    wordWrap: true,
    chars: { ...noLines, mid: "", "left-mid": "", "mid-mid": "", "right-mid": "", middle: "" },
    style: { "padding-left": 0, "padding-right": 2, head: [], border: [] },
  });
  table.push(...rows.map((row) => [...row]));
  print(
    ...table
      .toString()
      .split("\n")
      .map((line) => `  ${line}`.trimEnd()),
  );
}
