import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execArgv, execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Company } from "./company.ts";
import { median } from "./median.ts";
import type { MemoryJob, MemoryUse } from "./memory-job.ts";
import { writePages } from "./page-file.ts";
import type { Pages } from "./record-pages.ts";

const program = fileURLToPath(new URL("./measure-memory.ts", import.meta.url));
const run = promisify(execFile);

/** The size that the aim is for, and the most that a reconcile of it may take. */
export const memoryAim = { size: 100_000, bytes: 300e6 };

/**
 * Medians of the memory that reconciling and the floor use, each time in a process of its own that reads its pages from files. Up to the size
 * that the aim is for, the heap of these processes is limited to it: left to itself, V8 lets garbage lie while there is room.
 */
export async function memoryOf(company: Company, pages: Pages, rounds: number) {
  const limit = company.size <= memoryAim.size ? [`--max-heap-size=${memoryAim.bytes / 1e6}`] : [];
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const job = await writeJob(folder, company, pages);
    const uses: { reconcile: MemoryUse[]; floor: MemoryUse[] } = { reconcile: [], floor: [] };
    for (let round = 0; round < rounds; round++) {
      uses.reconcile.push(await measure(job, "reconcile", limit));
      uses.floor.push(await measure(job, "floor", limit));
    }
    return { reconcile: medians(uses.reconcile), floor: medians(uses.floor) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeJob(folder: string, company: Company, pages: Pages): Promise<string> {
  const fileOf = (side: keyof Pages) => {
    const file = join(folder, `${side}.pages`);
    return { file, places: writePages(file, pages[side]) };
  };
  const job: MemoryJob = { company, humaans: fileOf("humaans"), okta: fileOf("okta") };
  const file = join(folder, "job.json");
  await writeFile(file, JSON.stringify(job));
  return file;
}

async function measure(job: string, what: "reconcile" | "floor", limit: readonly string[]): Promise<MemoryUse> {
  const { stdout } = await run(execPath, [...execArgv, ...limit, program, job, what]);
  return JSON.parse(stdout) as MemoryUse;
}

const medians = (uses: readonly MemoryUse[]): MemoryUse => ({
  before: median(uses.map(({ before }) => before)),
  peak: median(uses.map(({ peak }) => peak)),
});
