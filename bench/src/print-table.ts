import type { Finding } from "./findings.ts";

/** Findings as a table in Markdown, with their aims where any has one. */
export function printTable(findings: readonly Finding[]): string {
  const columns = findings.some(({ aim }) => aim !== undefined) ? [0, 1, 2, 3] : [0, 1];
  const rows = findings.map(({ what, ratio, aim }) => [
    what,
    ratio.toFixed(2),
    aim === undefined ? "" : `≤ ${aim}`,
    aim === undefined ? "" : ratio <= aim ? "met" : "missed",
  ]);
  const cells = [["what", "ratio", "aim", ""], ...rows];
  const widths = columns.map((column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${columns.map((column) => (row[column] ?? "").padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body.map(line)].join("\n");
}
