import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/** How many tests ended which way. */
export type TestTotals = { readonly passed: number; readonly failed: number; readonly skipped: number };

type TestFile = {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
};

type Report = Record<
  "numPassedTests" | "numFailedTests" | "numPendingTests" | "numTodoTests" | "numFailedTestSuites",
  number
> & { readonly success: boolean; readonly testResults: readonly TestFile[] };

const readReports = (folder: string): readonly Report[] =>
  (existsSync(folder) ? globSync("*.json", { cwd: folder }) : []).map((file) =>
    JSON.parse(readFileSync(join(folder, file), "utf8")),
  );

/** Adds up the reports that vitest wrote into a folder; a run that failed outside its tests counts as one failure. */
export function readTotals(folder: string): TestTotals {
  return readReports(folder).reduce(
    (sum, report) => ({
      passed: sum.passed + report.numPassedTests,
      failed: sum.failed + (report.success ? 0 : Math.max(1, report.numFailedTests)),
      skipped: sum.skipped + report.numPendingTests + report.numTodoTests,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** A line for each test that failed, and for each failure outside of tests: after a long run nobody looks for it further up. */
export const describeFailures = (folder: string): readonly string[] =>
  readReports(folder).flatMap(({ success, testResults }) => {
    const failed = testResults.flatMap(failuresIn);
    return success || failed.length > 0 ? failed : ["A run failed outside of its tests: its output above says where"];
  });

const firstLine = (text = "") => text.trim().split("\n")[0]?.slice(0, 800) ?? "";

function failuresIn({ name, status, message, assertionResults }: TestFile): readonly string[] {
  const file = relative(process.cwd(), name);
  const tests = assertionResults.filter((test) => test.status === "failed");
  if (status === "failed" && tests.length === 0) return [`${file}: ${firstLine(message)}`];
  return tests.map(({ fullName, failureMessages }) => `${file} > ${fullName}: ${firstLine(failureMessages[0])}`);
}

/** Has the report of a run that failed say so: one in which nobody caught an error reports that all is well, as its tests are. */
export const reportFailure = (file: string): void => {
  if (existsSync(file))
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), success: false }));
};

/** The one line that CI reads. */
export const describeTotals = ({ passed, failed, skipped }: TestTotals): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

if (import.meta.main) console.log(describeTotals(readTotals(join(import.meta.dirname, "../.reports"))));
