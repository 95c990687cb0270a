import { RosterkitError } from "@rosterkit/core";
import { actAtOkta } from "./act-at-okta.ts";
import { actInHr } from "./act-in-hr.ts";
import { checkEnd } from "./check-end.ts";
import { checkRun } from "./check-run.ts";
import { complain, createWorld, tell, type World } from "./create-world.ts";
import { narrowAccess, planFault, useUpFaults } from "./plan-faults.ts";
import { type Run, type RunOptions, runOnce } from "./run-once.ts";

/** What came of one seed. */
export interface Simulated {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly story: readonly string[];
  readonly runs: number;
  readonly writes: number;
}

/** How much a seed does. */
export interface SimulateOptions {
  /** Dates of the calendar; 4 to 10, by the seed, when absent. */
  readonly dates?: number | undefined;
}

const hourMs = 3_600_000;
const lift = { codes: ["guard", "review", "vanished"], by: "the simulation", reason: "settling holds" } as const;

/** Lives through one seed. Rejects only because of a mistake of its own; what is wrong with the engine is in the answer. */
export async function simulate(seed: number, { dates }: SimulateOptions = {}): Promise<Simulated> {
  const world = createWorld(seed);
  let runs = 0;
  const go = async (options?: RunOptions): Promise<Run> => {
    runs += 1;
    const run = await runOnce(world, options);
    for (const error of [run.error, run.beside?.error])
      if (error !== undefined && !RosterkitError.isInstance(error))
        complain(world, `a run rejects with ${error instanceof Error ? error.stack : String(error)}`);
    await checkRun(world, run);
    return run;
  };
  await world.time.during(async () => {
    const count = dates ?? world.random.between(4, 10);
    for (let date = 0; date < count && world.violations.length === 0; date += 1) await liveOneDate(world, go);
    if (world.violations.length === 0) await settle(world, go);
  });
  const { violations, story, writes } = world;
  return { seed, violations, story, runs, writes: writes.length };
}

async function liveOneDate(world: World, go: (options?: RunOptions) => Promise<Run>): Promise<void> {
  const { random, time } = world;
  await time.pass(random.pick([1, 5, 14, 24, 26, 72, 200]) * hourMs + random.below(hourMs));
  for (let count = random.below(4); count > 0; count -= 1) actInHr(world);
  for (let count = random.below(3); count > 0; count -= 1) actAtOkta(world);
  // What Okta does in the background is over by then.
  await time.pass(5_000);
  if (random.chance(0.5)) for (let count = random.between(1, 3); count > 0; count -= 1) planFault(world);
  if (random.chance(0.1)) narrowAccess(world, true);
  const isMovedBetween = random.chance(0.1);
  await go({
    diesAtStep: random.chance(0.25) ? random.between(1, 120) : undefined,
    lateWrite: random.chance(0.1) ? random.between(1, 4) : undefined,
    lift: random.chance(0.2) ? lift : undefined,
    actsAtStep: random.chance(0.1) ? random.between(1, 100) : undefined,
    act: () => void (random.chance(0.5) ? actInHr(world) : actAtOkta(world)),
    sleepsAtStep: random.chance(0.06) ? random.between(1, 120) : undefined,
    hasRival: random.chance(0.06),
    syncAll: random.chance(0.02),
    between: isMovedBetween ? () => void (random.chance(0.5) ? actInHr(world) : actAtOkta(world)) : undefined,
  });
  narrowAccess(world, false);
  if (random.chance(0.4)) await go();
}

/** Faults stop, holds are settled, and within a few runs there is nothing left to do. */
async function settle(world: World, go: (options?: RunOptions) => Promise<Run>): Promise<void> {
  narrowAccess(world, false);
  await useUpFaults(world);
  tell(world, "faults have stopped");
  for (let count = 0; count < 5; count += 1) {
    const run = await go({ lift });
    if (run.error) complain(world, `a run rejects though nothing is in the way: ${String(run.error)}`);
    if (world.violations.length > 0) return;
  }
  // Noon: what is due today is due on both sides.
  await world.time.pass((24 - new Date(world.time.now()).getUTCHours() + 12) * hourMs);
  await go({ lift });
  await go({ lift });
  if (world.violations.length > 0) return;
  world.isQuiet = true;
  const last = await go({ lift });
  await checkEnd(world, last);
}
