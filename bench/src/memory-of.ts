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

/** Medians of the memory that reconciling and the floor use, each time in a process of its own that reads its pages from files. */
export async function memoryOf(company: Company, pages: Pages, rounds: number) {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const job = await writeJob(folder, company, pages);
    const uses: { reconcile: MemoryUse[]; floor: MemoryUse[] } = { reconcile: [], floor: [] };
    for (let round = 0; round < rounds; round++) {
      uses.reconcile.push(await measure(job, "reconcile"));
      uses.floor.push(await measure(job, "floor"));
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

async function measure(job: string, what: "reconcile" | "floor"): Promise<MemoryUse> {
  const { stdout } = await run(execPath, [...execArgv, program, job, what]);
  return JSON.parse(stdout) as MemoryUse;
}

const medians = (uses: readonly MemoryUse[]): MemoryUse => ({
  before: median(uses.map(({ before }) => before)),
  peak: median(uses.map(({ peak }) => peak)),
});
