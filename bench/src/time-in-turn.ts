import { collectGarbage } from "./collect-garbage.ts";
import { median } from "./median.ts";

/** Work to be timed, by name. Must do the same each time. */
type Contestants<Name extends string> = { readonly [N in Name]: () => unknown };

/** Milliseconds by name. */
export type Times<Name extends string> = { readonly [N in Name]: number };

/**
 * Runs everything in turn, round after round, and gives the median CPU time of each: that of all threads, so that collecting garbage and
 * compiling count, and what else the machine does counts for little. A first round warms up and does not count.
 */
export async function timeInTurn<Name extends string>(
  contestants: Contestants<Name>,
  rounds: number,
): Promise<Times<Name>> {
  const names = Object.keys(contestants) as Name[];
  const taken = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const time = await timeOf(contestants[name]);
      if (round > 0) taken.get(name)?.push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Times<Name>;
}

async function timeOf(work: () => unknown): Promise<number> {
  collectGarbage();
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
