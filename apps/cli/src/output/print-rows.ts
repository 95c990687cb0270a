import { type LogRow, printTable, type Screen } from "@rosterkit/terminal";

/** Prints rows of the log, run by run: who, what, before → after, how it ended, and the vendor's id of the request. */
export function printRows(screen: Screen, rows: readonly LogRow[]): void {
  if (rows.length === 0) screen.print("  Nothing was done.");
  for (const [run, own] of Map.groupBy(rows, (row) => row.run)) {
    screen.print("", `  ${screen.paint.bold(`Run ${run}`)}`);
    printTable(
      screen,
      [
        ["when", 22],
        ["who", 20],
        ["what", 40],
        ["outcome", 16],
        ["request", 16],
      ],
      own.map((row) => cellsOf(screen, row)),
    );
  }
}

function cellsOf({ paint }: Screen, { at, who, operation, what, outcome, requests = [] }: LogRow): readonly string[] {
  const [first = "", ...others] = what;
  const told = [`${paint.bold(operation)}  ${first}`, ...others].join("\n");
  const ended = outcome === "done" ? paint.green(outcome) : paint.red(outcome);
  return [at.replace("T", " ").replace(/\.\d+Z$/, "Z"), who, told, ended, requests.join("\n")];
}
