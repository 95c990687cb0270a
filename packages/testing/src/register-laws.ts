import { checkLaw, type Law } from "./law.ts";

/** What one test is told by its runner. */
export interface TestContext {
  /** Ends the test as one that does not apply. */
  skip(reason: string): unknown;
}

/** How tests of one title run. Vitest goes by `concurrent`, node:test by `concurrency`. */
export interface SuiteOptions {
  readonly concurrent: true;
  readonly concurrency: number;
  readonly timeout: number;
}

/** A test runner: `{ describe, test }` of vitest, or of node:test. */
export interface TestRunner {
  describe(title: string, options: SuiteOptions, body: () => void): unknown;
  test(name: string, body: (context: TestContext) => Promise<void>): unknown;
}

/** Laws wait for limits and repeats as a vendor's caller does, so a slow one is no broken one. They share nothing, so they run side by side. */
const options: SuiteOptions = { concurrent: true, concurrency: 10, timeout: 60_000 };

/** Registers each law as a test of its own. One that does not apply is shown as skipped, with the reason. */
export const registerLaws = <Tested>(
  { describe, test }: TestRunner,
  title: string,
  laws: readonly Law<Tested>[],
  tested: Tested,
): void => {
  describe(title, options, () => {
    for (const law of laws)
      test(law.name, async (context) => {
        const verdict = await checkLaw(law, tested);
        if (!verdict.applies) context.skip(verdict.because);
      });
  });
};
