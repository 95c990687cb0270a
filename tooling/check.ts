import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describeFailures, describeTotals, readTotals, reportFailure } from "./test-totals.ts";

const root = join(import.meta.dirname, "..");
const reports = join(root, ".reports");

/** Everything CI runs, in CI's order: names of scripts in the root package.json. */
const steps = ["lint", "typecheck", "arrows", "build", "tests", "prove", "crash", "generated", "unused", "consumers"];

/** Runs one script; a later step still runs after a failure, so one run shows everything that is wrong. */
function runStep(step: string) {
  console.log(`\n── ${step} ${"─".repeat(Math.max(0, 76 - step.length))}`);
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, ["--run", step], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) reportFailure(join(reports, `${step}.json`));
  return { step, passed: status === 0, seconds: (performance.now() - startedAt) / 1000 };
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports);
const results = steps.map(runStep);

console.log("\n── summary");
for (const { step, passed, seconds } of results) {
  console.log(`${passed ? "ok    " : "FAILED"} ${step.padEnd(12)} ${seconds.toFixed(1)} s`);
}
for (const failure of describeFailures(reports)) console.log(`✗ ${failure}`);
console.log(describeTotals(readTotals(reports)));
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
