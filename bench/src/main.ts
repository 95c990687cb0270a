import { argv, stdout } from "node:process";
import { parseArgs } from "node:util";
import { type BenchPart, benchParts, isBenchPart, type PartResult } from "./bench-parts.ts";
import { machine } from "./machine.ts";
import { printTable } from "./print-table.ts";
import { writeReadme } from "./write-readme.ts";

const options = {
  json: { type: "boolean", default: false },
  people: { type: "string", default: "10000,100000" },
  rounds: { type: "string", default: "5" },
} as const;

const { values, positionals } = parseArgs({ args: argv.slice(2), options, allowPositionals: true });
const sizes = values.people.split(",").map(Number);
const rounds = Number(values.rounds);
if (![...sizes, rounds].every((number) => Number.isInteger(number) && number > 0))
  throw new RangeError("--people and --rounds take whole numbers: --people 10000,100000 --rounds 5");
if (!positionals.every(isBenchPart))
  throw new RangeError(`the parts of the bench are ${Object.keys(benchParts).join(", ")}`);

const names = Object.keys(benchParts).filter(isBenchPart);
const chosen = names.filter((name) => positionals.length === 0 || positionals.includes(name));
const results: { readonly name: BenchPart; readonly result: PartResult }[] = [];
for (const name of chosen) results.push({ name, result: await benchParts[name](sizes, rounds) });

const findings = results.flatMap(({ result }) => result.findings);
const breakdown = results.flatMap(({ result }) => result.breakdown ?? []);
const notes = results.flatMap(({ result }) => result.note ?? []);
const measured = Object.fromEntries(results.map(({ name, result }) => [name, result.measured]));
const tables = [findings, breakdown].filter(({ length }) => length > 0).map(printTable);

stdout.write(
  values.json
    ? `${JSON.stringify({ machine, rounds, findings, breakdown, notes, ...measured }, null, 2)}\n`
    : `${[...tables, ...notes].join("\n\n")}\n`,
);
// What is told of another size or fewer rounds is not what the README promises.
const isWhole = values.people === options.people.default && values.rounds === options.rounds.default;
if (isWhole) for (const { name, result } of results) writeReadme(name, result);
