import type { DueCost } from "./due-bench.ts";
import type { Finding } from "./findings.ts";

/** Ratios of what syncs that are due at once take, to fewer workers and to other ways to run them. */
export const dueFindings = ({ syncs, listMs, timersMs, ours, graphile }: DueCost): readonly Finding[] => {
  const of = (what: string) => `${syncs} syncs due at once: ${what}`;
  const oursWith = (workers: number) => ours.find((one) => one.workers === workers)?.ms ?? Number.NaN;
  return [
    { what: of("2 workers, against 1"), ratio: oursWith(2) / oursWith(1) },
    { what: of("4 workers, against 1"), ratio: oursWith(4) / oursWith(1) },
    { what: of("1 worker, against a list in memory"), ratio: oursWith(1) / listMs },
    { what: of("1 worker, against a timer for each sync"), ratio: oursWith(1) / timersMs },
    ...graphile.map(({ workers, ms }) => ({
      what: of(`${workers} worker${workers > 1 ? "s" : ""}, against as many of graphile-worker`),
      ratio: oursWith(workers) / ms,
    })),
  ];
};

/** How long each way took. */
export const dueTold = ({ syncs, listMs, timersMs, ours, graphile }: DueCost): string => {
  const told = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const by = (all: DueCost["ours"]) => all.map(({ workers, ms }) => `${told(ms)} with ${workers}`).join(", ");
  return `${syncs} runs took ${by(ours)} of ours, ${by(graphile)} of graphile-worker, ${told(listMs)} from a list, ${told(timersMs)} by timers.`;
};
