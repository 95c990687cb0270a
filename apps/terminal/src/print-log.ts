import { abridge } from "./abridge.ts";
import { dayWords } from "./day-words.ts";
import type { LogRow } from "./log-rows.ts";
import { type Column, printTable } from "./print-table.ts";
import type { Screen } from "./screen.ts";

/** The log of one date. */
export interface LogPart {
  readonly at: string;
  readonly rows: readonly LogRow[];
  /** Those who are shown whatever the length. */
  readonly first: ReadonlySet<string>;
}

const rowsOfOperation = 2;
const linesOfRow = 3;

/** Prints the log (`of`: whose, where there are several): who, what, before → after, how it ended, and the vendor's id of the request where one is known. */
export function printLog(screen: Screen, parts: readonly LogPart[], of = ""): void {
  const { paint, print } = screen;
  const all = parts.flatMap(({ rows }) => rows);
  print(
    "",
    paint.bold(paint.cyan(`━━ The log: ${of}${all.length} attempts, each journalled before its request was sent`)),
  );
  const columns: readonly Column[] = [
    ["who", 22],
    ["what", 46],
    ["outcome", 12],
  ];
  const hasRequests = all.some(({ requests }) => requests !== undefined);
  for (const part of parts) printPart(screen, part, hasRequests ? [...columns, ["request", 20]] : columns);
}

function printPart(screen: Screen, { at, rows, first }: LogPart, columns: readonly Column[]): void {
  const kinds = [...Map.groupBy(rows, ({ operation }) => operation)];
  const parts = kinds.map(([operation, same]) => ({ operation, ...abridge(same, rowsOfOperation, first) }));
  const cells = parts.flatMap(({ shown }) => shown.map((row) => cellsOf(screen, row).slice(0, columns.length)));
  const more = parts.flatMap((part) => (part.more > 0 ? `${part.more} ${part.operation}` : []));
  screen.print("", `  ${screen.paint.bold(dayWords(at))}`);
  if (cells.length > 0) printTable(screen, columns, cells);
  else screen.print("  nothing was done");
  if (more.length > 0) screen.print(screen.paint.dim(`  … and more: ${more.join(", ")}`));
}

function cellsOf({ paint }: Screen, { who, operation, what, outcome, requests = [] }: LogRow): readonly string[] {
  const [first = "", ...others] = what.slice(0, linesOfRow);
  const lines = [`${paint.bold(operation)}  ${first}`, ...others];
  const cut = what.length > linesOfRow ? [...lines.slice(0, -1), `${lines.at(-1)} …`] : lines;
  return [who, cut.join("\n"), outcome === "done" ? paint.green(outcome) : paint.red(outcome), requests.join("\n")];
}
