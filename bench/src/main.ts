import { argv, stdout } from "node:process";
import { parseArgs } from "node:util";
import { mappingFindings, parts, reconcileFindings } from "./findings.ts";
import { machine } from "./machine.ts";
import { mappingBench } from "./mapping-bench.ts";
import { printTable } from "./print-table.ts";
import { reconcileBench } from "./reconcile-bench.ts";
import { writeReadme } from "./write-readme.ts";

const options = {
  json: { type: "boolean", default: false },
  people: { type: "string", default: "10000,100000" },
  rounds: { type: "string", default: "5" },
} as const;

const { values } = parseArgs({ args: argv.slice(2), options });
const sizes = values.people.split(",").map(Number);
const rounds = Number(values.rounds);
if (![...sizes, rounds].every((number) => Number.isInteger(number) && number > 0))
  throw new RangeError("--people and --rounds take whole numbers: --people 10000,100000 --rounds 5");

const reconcile = await reconcileBench(sizes, rounds);
const mapping = await mappingBench(2_000, rounds);
const findings = [...reconcileFindings(reconcile), ...mappingFindings(mapping)];
const breakdown = parts(reconcile);

stdout.write(
  values.json
    ? `${JSON.stringify({ machine, rounds, findings, breakdown, reconcile, mapping }, null, 2)}\n`
    : `${printTable(findings)}\n\n${printTable(breakdown)}\n`,
);
// What is told of another size or fewer rounds is not what the README promises.
const isWhole = values.people === options.people.default && values.rounds === options.rounds.default;
if (isWhole) writeReadme(findings, breakdown);
