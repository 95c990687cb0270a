import { collectGarbage } from "./collect-garbage.ts";
import { median } from "./median.ts";

/** Work to be timed, by name. Must do the same each time. */
type Contestants<Name extends string> = { readonly [N in Name]: () => unknown };

/** Milliseconds by name. */
export type Times<Name extends string> = { readonly [N in Name]: number };

/**
 * Runs everything of every group in turn, round after round, and gives the median CPU time of each: that of all threads, so that collecting
 * garbage and compiling count, and what else the machine does counts for little. A first round warms up and does not count. `prepare` comes before each of
 * them and is not timed.
 */
export async function timeInTurn<Name extends string>(
  groups: readonly Contestants<Name>[],
  rounds: number,
  prepare: (name: Name) => unknown = () => undefined,
): Promise<readonly Times<Name>[]> {
  const taken = groups.map((group) => new Map((Object.keys(group) as Name[]).map((name) => [name, [] as number[]])));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, group] of groups.entries()) {
      for (const [name, times] of taken[index] ?? []) {
        await prepare(name);
        const time = await timeOf(group[name]);
        if (round > 0) times.push(time);
      }
    }
  }
  return taken.map((times) => Object.fromEntries([...times].map(([name, all]) => [name, median(all)])) as Times<Name>);
}

async function timeOf(work: () => unknown): Promise<number> {
  collectGarbage();
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
