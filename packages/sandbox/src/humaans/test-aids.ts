/** Ways to disturb a read that no HR admin and no planned fault has. */
export interface HumaansTestAids {
  /**
   * Runs an act right after the `nth` answer (1 by default: the next) whose path fits: rows shift between two pages, somebody
   * loses a permission half-way. The path is tested without the query;
   * errors planned as faults are no answers here.
   */
  readonly afterAnswer: (path: RegExp, act: () => void, nth?: number) => void;
  /** Adds `by` (mostly negative) to the total told by the next `times` lists, 1 by default. */
  readonly skewTotal: (by: number, times?: number) => void;
}

/** The aids, and the two places where they take hold. */
export interface TestAidHooks {
  readonly aids: HumaansTestAids;
  readonly answered: (path: string) => void;
  readonly totalTold: (total: number) => number;
}

/** Aids that are not in use change nothing. */
export function testAids(): TestAidHooks {
  const waiting: { readonly path: RegExp; readonly act: () => void; left: number }[] = [];
  const skews: number[] = [];
  return {
    aids: {
      afterAnswer: (path, act, nth = 1) => void waiting.push({ path, act, left: nth }),
      skewTotal: (by, times = 1) => void skews.push(...Array<number>(times).fill(by)),
    },
    answered: (path) => {
      for (const entry of waiting.filter(({ left, path: wanted }) => left > 0 && wanted.test(path))) {
        entry.left -= 1;
        if (entry.left === 0) entry.act();
      }
    },
    totalTold: (total) => Math.max(0, total + (skews.shift() ?? 0)),
  };
}
