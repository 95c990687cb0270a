import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { GCProfiler } from "node:v8";
import { checkPlan } from "./check-plan.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { MemoryJob, MemoryUse } from "./memory-job.ts";
import { openPages } from "./page-file.ts";
import { openSides, reconcile } from "./reconcile.ts";

// A process of its own: `measure-memory.ts <job file> <reconcile|floor>`. Writes a MemoryUse as JSON.

const [, , jobFile = "", what] = argv;
const job = JSON.parse(readFileSync(jobFile, "utf8")) as MemoryJob;
const { humaans, okta } = job;
const pages = { humaans: openPages(humaans.file, humaans.places), okta: openPages(okta.file, okta.places) };

const sides = openSides(pages);

const used = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

async function work(): Promise<void> {
  if (what === "reconcile") return checkPlan(await reconcile(job.company, sides), job.company);
  for (const { address } of humaans.places) JSON.parse((await pages.humaans(address)).text);
  for (const { address } of okta.places) JSON.parse((await pages.okta(address)).text);
}

collectGarbage();
const before = used();
// Memory is highest right before a collection, which no timer would catch.
const profiler = new GCProfiler();
profiler.start();
await work();
const peaks = [used()];
for (const { beforeGC } of profiler.stop().statistics)
  peaks.push(beforeGC.heapStatistics.usedHeapSize + beforeGC.heapStatistics.externalMemory);
const use: MemoryUse = { before, peak: Math.max(...peaks) };
stdout.write(JSON.stringify(use));
