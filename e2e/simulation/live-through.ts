import { RosterkitError } from "@rosterkit/core";
import { actAtOkta } from "./act-at-okta.ts";
import { actInHr } from "./act-in-hr.ts";
import { actOnGroups } from "./act-on-groups.ts";
import { checkEnd } from "./check-end.ts";
import { checkRun } from "./check-run.ts";
import { checkSamePlan } from "./check-same-plan.ts";
import { createRandom } from "./create-random.ts";
import { complain, createWorld, tell, type World } from "./create-world.ts";
import { narrowAccess, planFault, useUpFaults } from "./plan-faults.ts";
import { type Run, type RunOptions, runOnce } from "./run-once.ts";
import type { Sabotage } from "./sabotage.ts";
import { describeStep, type RunStep, type Scenario, type Step } from "./scenario.ts";

/** What came of a scenario. */
export interface Lived {
  readonly violations: readonly string[];
  readonly story: readonly string[];
  readonly runs: number;
  readonly writes: number;
}

const hourMs = 3_600_000;
const lift = { codes: ["guard", "review", "vanished"], by: "the simulation", reason: "settling holds" } as const;

/** Lives through a scenario. Rejects only because of a mistake of its own; what is wrong with the engine is in the answer. */
export async function liveThrough(scenario: Scenario, sabotage?: Sabotage): Promise<Lived> {
  const world = createWorld(scenario, sabotage);
  await world.time.during(async () => {
    // The org is not of this very second: its own administrator is in every index.
    await world.time.pass(10_000);
    if (world.settings.groups) addGroupsOfOthers(world);
    for (const step of scenario.steps) {
      if (world.violations.length > 0) break;
      await live(world, step);
    }
    if (world.violations.length === 0) await settle(world);
  });
  const { violations, story, writes, runs } = world;
  return { violations, story, runs: runs.count, writes: writes.length };
}

/** Groups that are there before the sync is switched on. */
function addGroupsOfOthers(world: World): void {
  world.random = createRandom(world.seed);
  for (let count = world.random.below(4); count > 0; count -= 1) actOnGroups(world);
}

async function live(world: World, step: Step): Promise<void> {
  world.random = createRandom(step.seed);
  tell(world, `── ${describeStep(step)}`);
  if (step.kind === "wait") await world.time.pass(step.hours * hourMs + world.random.below(hourMs));
  else if (step.kind === "hr") actInHr(world);
  else if (step.kind === "okta") actAtOkta(world);
  else if (step.kind === "fault") planFault(world);
  else if (step.kind === "narrowed access") narrowAccess(world, true);
  else if ("troubles" in step) await runWith(world, step);
  // What Okta does in the background is over by then.
  await world.time.pass(5_000);
}

async function runWith(world: World, step: RunStep): Promise<void> {
  await runChecked(world, { ...optionsOf(world, step), ...(step.kind === "hint" && { only: namedByHint(world) }) });
  narrowAccess(world, false);
}

/** Drawn in any case, so that a trouble taken away changes nothing else. */
function optionsOf(world: World, { troubles }: RunStep): RunOptions {
  const { random } = world;
  const has = (name: (typeof troubles)[number]) => troubles.includes(name);
  const [dies, late, sleeps, acts] = [
    random.between(1, 120),
    random.between(1, 4),
    random.between(1, 120),
    random.between(1, 100),
  ];
  const act = () => void (random.chance(0.5) ? actInHr(world) : actAtOkta(world));
  return {
    diesAtStep: has("dies") ? dies : undefined,
    lateWrite: has("late write") ? late : undefined,
    lift: has("holds are lifted") ? lift : undefined,
    sleepsAtStep: has("sleeps") ? sleeps : undefined,
    hasRival: has("rival"),
    syncAll: has("sync all"),
    actsAtStep: has("somebody acts meanwhile") ? acts : undefined,
    act,
    between: has("somebody acts before applying") ? act : undefined,
  };
}

/** Those of whom the last acts in HR were, or anybody: a hint may be late, come twice, or be for nothing. */
function namedByHint({ random, humaans, touched }: World): readonly string[] {
  const named = [touched.at(-1), touched.at(-2), random.any(humaans.people)?.id].slice(random.below(3));
  return named.filter((id) => id !== undefined);
}

async function runChecked(world: World, options: RunOptions = {}): Promise<Run> {
  world.runs.count += 1;
  const run = await runOnce(world, options);
  for (const error of [run.error, run.beside?.error])
    if (error !== undefined && !RosterkitError.isInstance(error))
      complain(world, `a run rejects with ${error instanceof Error ? error.stack : String(error)}`);
  await checkRun(world, run);
  return run;
}

const settlingRuns = 6;

/** Faults stop, holds are settled, and within a few runs there is nothing left to do. */
async function settle(world: World): Promise<void> {
  world.random = createRandom(world.seed);
  narrowAccess(world, false);
  await useUpFaults(world);
  tell(world, "── faults have stopped");
  await runUntilQuiet(world);
  if (world.violations.length > 0) return;
  // Noon: what is due today is due on both sides.
  await world.time.pass((24 - new Date(world.time.now()).getUTCHours() + 12) * hourMs);
  const last = await runUntilQuiet(world);
  if (world.violations.length > 0) return;
  // Once more of the last run, now that nothing is to come any more.
  world.isQuiet = true;
  await checkRun(world, last);
  await checkEnd(world, last);
  await checkSamePlan(world);
}

/** The run that did nothing, or the last one of many. */
async function runUntilQuiet(world: World): Promise<Run> {
  for (let count = 1; ; count += 1) {
    const run = await runChecked(world, { lift });
    if (run.error) complain(world, `a run rejects though nothing is in the way: ${String(run.error)}`);
    if (world.violations.length > 0 || isQuiet(run) || count === settlingRuns) return run;
  }
}

const isQuiet = ({ report }: Run): boolean =>
  report !== undefined && report.applied + report.failed + report.moved + report.skipped === 0;
