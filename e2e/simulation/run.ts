import { parseArgs } from "node:util";
import { simulate } from "./find-breach.ts";
import { sabotages } from "./sabotage.ts";
import { describeStep } from "./scenario.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "100" },
    from: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    sabotage: { type: "string" },
  },
});

const sabotage = Object.entries(sabotages).find(([name]) => name === values.sabotage)?.[1];
const first = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;
const tellEvery = 500;
const startedMs = performance.now();
const broken: { readonly seed: number; readonly violations: readonly string[] }[] = [];
const done = { seeds: 0, runs: 0, writes: 0 };

const say = (line: string) => void (values.json || console.log(line));
const secondsSoFar = () => Math.round((performance.now() - startedMs) / 1000);

for (let seed = first; seed < first + count; seed += 1) {
  const { violations, runs, writes } = await simulate(seed, { sabotage });
  done.seeds += 1;
  done.runs += runs;
  done.writes += writes;
  if (violations.length > 0) broken.push({ seed, violations });
  for (const violation of violations) say(`seed ${seed}: ${violation}`);
  if (done.seeds % tellEvery === 0)
    say(`${done.seeds} of ${count} seeds, ${broken.length} broken, ${secondsSoFar()} s`);
}

if (values.seed !== undefined) {
  const { scenario, story } = await simulate(first, { shrinks: true, sabotage });
  const shrunk = broken.length > 0 ? `shrunk to ${scenario.steps.length} steps` : "nothing is broken";
  say([...story, "", `${shrunk}: ${scenario.steps.map(describeStep).join(" · ")}`].join("\n"));
}

const seconds = secondsSoFar();
if (values.json) console.log(JSON.stringify({ from: first, ...done, broken, seconds }));
else {
  console.log(`from ${first}: ${done.runs} runs, ${done.writes} writes, ${seconds} s`);
  console.log(`${done.seeds} seeds, ${broken.length} broken`);
}
process.exitCode = broken.length > 0 ? 1 : 0;
