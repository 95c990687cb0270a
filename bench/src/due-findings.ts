import type { DueCost } from "./due-bench.ts";
import type { Finding } from "./findings.ts";

/** Ratios of what syncs that are due at once take, to fewer workers and to other ways to run them. */
export const dueFindings = ({ syncs, compared, listMs, timersMs, ours, graphile }: DueCost): readonly Finding[] => {
  const of = (what: string) => `${syncs} syncs due at once: ${what}`;
  const each = (what: string) => `${syncs} syncs due at once: each, ${what} ${compared}`;
  const oursWith = (workers: number) => ours.find((one) => one.workers === workers)?.ms ?? Number.NaN;
  const eachWith = (workers: number) => oursWith(workers) / syncs;
  return [
    { what: of("2 workers, against 1"), ratio: oursWith(2) / oursWith(1) },
    { what: of("4 workers, against 1"), ratio: oursWith(4) / oursWith(1) },
    { what: each("1 worker, against a list in memory of"), ratio: eachWith(1) / (listMs / compared) },
    { what: each("1 worker, against a timer for each of"), ratio: eachWith(1) / (timersMs / compared) },
    ...graphile.map(({ workers, ms }) => ({
      what: each(`${workers} worker${workers > 1 ? "s" : ""}, against as many of graphile-worker with`),
      ratio: eachWith(workers) / (ms / compared),
    })),
  ];
};

/** How long each way took. */
export const dueTold = ({ syncs, compared, listMs, timersMs, ours, graphile }: DueCost): string => {
  const told = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const by = (all: DueCost["ours"]) => all.map(({ workers, ms }) => `${told(ms)} with ${workers}`).join(", ");
  return `${syncs} runs took ${by(ours)} of ours; ${compared} took ${by(graphile)} of graphile-worker, ${told(listMs)} from a list, ${told(timersMs)} by timers.`;
};
