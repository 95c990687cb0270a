import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How many tests ended which way. */
export type TestTotals = { readonly passed: number; readonly failed: number; readonly skipped: number };

type Report = Record<
  "numPassedTests" | "numFailedTests" | "numPendingTests" | "numTodoTests" | "numFailedTestSuites",
  number
> & { readonly success: boolean };

/** Adds up the reports that vitest wrote into a folder; a run that failed outside its tests counts as one failure. */
export function readTotals(folder: string): TestTotals {
  const files = existsSync(folder) ? globSync("*.json", { cwd: folder }) : [];
  const reports = files.map((file): Report => JSON.parse(readFileSync(join(folder, file), "utf8")));
  return reports.reduce(
    (sum, report) => ({
      passed: sum.passed + report.numPassedTests,
      failed: sum.failed + (report.success ? 0 : Math.max(1, report.numFailedTests)),
      skipped: sum.skipped + report.numPendingTests + report.numTodoTests,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The one line that CI reads. */
export const describeTotals = ({ passed, failed, skipped }: TestTotals): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

if (import.meta.main) console.log(describeTotals(readTotals(join(import.meta.dirname, "../.reports"))));
