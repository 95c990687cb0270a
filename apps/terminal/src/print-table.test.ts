import { createColors } from "picocolors";
import { expect, test } from "vitest";
import { printTable } from "./print-table.ts";

function printed(width: number, rows: readonly (readonly string[])[]): readonly string[] {
  const lines: string[] = [];
  const screen = { width, paint: createColors(false), print: (...more: readonly string[]) => void lines.push(...more) };
  printTable(
    screen,
    [
      ["who", 1],
      ["why", 2],
    ],
    rows,
  );
  return lines;
}

test("folds long cells into the width, and keeps columns apart", () => {
  const lines = printed(60, [["Ada Lovelace", "a long reason that certainly does not fit into a single line of this"]]);
  expect(lines[0]).toMatch(/^ {2}who +why$/);
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
});

test("a row that fits takes one line", () => {
  expect(printed(80, [["Ada", "short"]])).toHaveLength(2);
});
