import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { type Plan, readPlan } from "@rosterkit/core";
import { UsageError } from "@rosterkit/terminal";

/** Reads a plan that was kept in a file. Throws a UsageError where there is none, and a PlanFileError for what is no whole plan. */
export async function keptPlan(file: string): Promise<Plan> {
  await assertFile(file, "Keep a plan with: rosterkit plan --out plan.json");
  return readPlan(createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY }));
}

/** Throws a UsageError with this remedy where there is no such file. */
export async function assertFile(file: string, remedy: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new UsageError(`There is no file ${file}`, remedy);
}
