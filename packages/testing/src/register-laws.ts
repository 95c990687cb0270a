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

/**
 * Registers each law as a test of its own. One that finds nothing to check passes where its name is among those of which that was said, and fails
 * when there is something to check after all; elsewhere it is shown as skipped, with the reason. Throws a TypeError for a name that is no law's.
 */
export const registerLaws = <Tested>(
  { describe, test }: TestRunner,
  title: string,
  laws: readonly Law<Tested>[],
  tested: Tested,
  inapplicable: readonly string[] = [],
): void => {
  const unknown = inapplicable.find((name) => !laws.some((law) => law.name === name));
  if (unknown !== undefined) throw new TypeError(`"${unknown}" is no law of ${title}`);
  describe(title, options, () => {
    for (const law of laws) {
      const isExcused = inapplicable.includes(law.name);
      test(isExcused ? `finds nothing to check for: ${law.name}` : law.name, async (context) => {
        const verdict = await checkLaw(law, tested);
        if (isExcused && verdict.applies) throw new Error("It has something to check: take it off the list");
        if (!isExcused && !verdict.applies) context.skip(verdict.because);
      });
    }
  });
};
