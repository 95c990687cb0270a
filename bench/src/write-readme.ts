import { readFileSync, writeFileSync } from "node:fs";
import type { BenchPart, PartResult } from "./bench-parts.ts";
import { machine } from "./machine.ts";
import { printTable } from "./print-table.ts";

const file = new URL("../README.md", import.meta.url);

/** Puts what one part found, and on what machine, between its markers in the README. */
export function writeReadme(part: BenchPart, { findings, breakdown, note }: PartResult): void {
  const { cpu, cores, node } = machine;
  const measuredOn = `Measured on ${cpu}, ${cores} cores, Node ${node}.${note ? ` ${note}` : ""}`;
  const readme = between(readFileSync(file, "utf8"), part, `${printTable(findings)}\n\n${measuredOn}`);
  writeFileSync(file, breakdown ? between(readme, "breakdown", printTable(breakdown)) : readme);
}

const between = (readme: string, name: string, text: string): string =>
  readme.replace(
    new RegExp(`(<!-- measured:${name} -->)[\\s\\S]*?(<!-- /measured -->)`),
    (_, start, end) => `${start}\n\n${text}\n\n${end}`,
  );
