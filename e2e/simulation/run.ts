import { parseArgs } from "node:util";
import { simulate } from "./simulate.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100" },
    from: { type: "string", default: "1" },
    dates: { type: "string" },
    "keep-going": { type: "boolean", default: false },
  },
});

const only = process.env["SEED"];
const first = Number(only ?? values.from);
const count = only === undefined ? Number(values.seeds) : 1;
const startedMs = performance.now();
const broken: number[] = [];
let runs = 0;
let writes = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const result = await simulate(seed, { dates: values.dates ? Number(values.dates) : undefined });
  runs += result.runs;
  writes += result.writes;
  if (result.violations.length === 0 && only === undefined) continue;
  if (only !== undefined) console.log(result.story.join("\n"));
  for (const violation of result.violations) console.log(`seed ${seed}: ${violation}`);
  if (result.violations.length > 0) broken.push(seed);
  if (broken.length > 0 && !values["keep-going"]) break;
}
const seconds = (performance.now() - startedMs) / 1000;
const told = broken.length === 0 ? "no broken invariant" : `broken: ${broken.join(", ")}`;
console.log(
  `${count} seeds from ${first}: ${runs} runs, ${writes} writes, ${told}; ${seconds.toFixed(1)} s, ${Math.round((seconds * 1000) / count)} ms a seed`,
);
process.exitCode = broken.length > 0 ? 1 : 0;
