import { readFileSync, writeFileSync } from "node:fs";
import type { Finding } from "./findings.ts";
import { machine } from "./machine.ts";
import { printTable } from "./print-table.ts";

const file = new URL("../README.md", import.meta.url);

/** Puts what was measured, and on what machine, between the markers of the README. */
export function writeReadme(findings: readonly Finding[], breakdown: readonly Finding[]): void {
  const { cpu, cores, node } = machine;
  const told = `${printTable(findings)}\n\nMeasured on ${cpu}, ${cores} cores, Node ${node}.`;
  const readme = readFileSync(file, "utf8");
  writeFileSync(file, between(between(readme, "findings", told), "breakdown", printTable(breakdown)));
}

const between = (readme: string, name: string, text: string): string =>
  readme.replace(
    new RegExp(`(<!-- measured:${name} -->)[\\s\\S]*?(<!-- /measured -->)`),
    (_, start, end) => `${start}\n\n${text}\n\n${end}`,
  );
