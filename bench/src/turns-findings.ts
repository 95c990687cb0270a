import type { Finding } from "./findings.ts";
import type { TurnsCost } from "./turns-bench.ts";

/** How late a turn may begin, in milliseconds. */
const lateAimMs = 50;

/** Ratios of how turns are dealt out to what was aimed at. */
export const turnsFindings = ({ lateMs, fairness, kills }: TurnsCost): readonly Finding[] => {
  const late = (what: string) => `a turn begins after its instant, p99, ${what}: of ${lateAimMs} ms`;
  const waits = (what: string) => `a small company waits for a big one, one place for both: ${what}`;
  return [
    { what: late("SQLite, one process"), ratio: lateMs.sqlite / lateAimMs, aim: 1 },
    { what: late("PostgreSQL, 2 workers"), ratio: lateMs.postgres / lateAimMs, aim: 1 },
    { what: late("graphile-worker, 2 workers"), ratio: lateMs.graphile / lateAimMs },
    { what: waits("against the big one's longest turn"), ratio: fairness.waitMs / fairness.sliceMs, aim: 1 },
    { what: waits("against all of the big one's run"), ratio: fairness.waitMs / fairness.wholeMs },
    { what: `turns of one sync at once, ${kills.killed} of 7 workers killed: how many`, ratio: kills.overlaps, aim: 0 },
  ];
};

/** What was killed, and in the middle of what. */
export const turnsTold = ({ kills: { syncs, killed, cut } }: TurnsCost): string =>
  `${killed} workers were killed in the middle of ${cut} turns; all ${syncs} syncs came to their ends.`;
