import type { ApplyReport, Lift, Plan, Sync } from "@rosterkit/core";
import { createProcess } from "./create-process.ts";
import { tell, type World } from "./create-world.ts";
import type { Fate } from "./process.ts";

/** What one run of the sync came to. */
export interface Run {
  readonly plan: Plan | undefined;
  readonly report: ApplyReport | undefined;
  /** What it rejected with. */
  readonly error: unknown;
  readonly died: boolean;
  /** It was told to make accounts for everybody. */
  readonly syncAll: boolean;
  /** The people it was for; everybody when absent. */
  readonly only?: readonly string[] | undefined;
  /** The other run, where there was one at the same time. */
  readonly beside?: Run;
}

/** What a run is told. */
export interface RunOptions extends Fate {
  readonly lift?: Lift | undefined;
  readonly syncAll?: boolean | undefined;
  /** The people it is for; everybody when absent. */
  readonly only?: readonly string[] | undefined;
  /** A second process runs at the same time. */
  readonly hasRival?: boolean;
  /** Happens between planning and applying. */
  readonly between?: (() => void) | undefined;
}

/** Plans and applies once, in the process that lives, or a new one. Whatever one was doing when it died is nobody's any more. */
export async function runOnce(world: World, options: RunOptions = {}): Promise<Run> {
  let rival: Promise<Run> | undefined;
  const startRival = () => {
    if (rival) return;
    tell(world, "another process runs beside it");
    rival = runBeside(world);
  };
  world.process ??= createProcess(world);
  const { process } = world;
  process.begin({ ...options, whileAsleep: startRival });
  const run: Mutable<Run> = {
    plan: undefined,
    report: undefined,
    error: undefined,
    died: false,
    syncAll: options.syncAll === true,
    only: options.only,
  };
  world.movedSincePlan = false;
  world.movedMidway = false;
  if (options.hasRival) startRival();
  try {
    const lived = await process.live((sync) => planAndApply(world, sync, options, run));
    run.died = lived === undefined;
    if (run.died) world.process = undefined;
  } catch (error) {
    run.error = error;
  }
  tell(world, `run: ${outcomeOf(run)}`);
  const beside = await rival;
  if (beside) {
    tell(world, `beside it: ${outcomeOf(beside)}`);
    run.beside = beside;
  }
  // A lease outlives its holder, and a vendor may hold a request: nobody acts before both are over.
  await world.time.pass(61_000);
  // Not before whoever ran beside it is done: their timers are not told apart.
  if (run.died) world.time.forgetTimers();
  return run;
}

/** A second process that plans and applies while another one is at it. */
async function runBeside(world: World): Promise<Run> {
  const run: Mutable<Run> = { plan: undefined, report: undefined, error: undefined, died: false, syncAll: false };
  try {
    await planAndApply(world, createProcess(world).sync, {}, run);
  } catch (error) {
    run.error = error;
  }
  return run;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

async function planAndApply(
  world: World,
  sync: Sync,
  { lift, between, syncAll, only }: RunOptions,
  run: Mutable<Run>,
): Promise<void> {
  const plan = await sync.plan({ adopt: "exact", ...(syncAll && !only && { syncAll }), ...(only && { only }) });
  run.plan = plan;
  world.owned = new Set(Object.keys(plan.rules));
  if (between) {
    world.movedSincePlan = true;
    between();
  }
  const lifted = lift && liftFor(world, lift, plan);
  run.report = await sync.apply(plan, {
    ...(plan.confirmation && { confirm: plan.digest }),
    ...(lifted && { lift: lifted }),
  });
}

/** Whoever lifts reviews has seen the groups that somebody else made, and lets us have them or not. */
function liftFor({ groups }: World, lift: Lift, { changes }: Plan): Lift {
  const reviewed = changes.filter(({ held }) => held?.code === "review" && lift.codes?.includes("review"));
  const [ofGroups, others] = [true, false].map((isGroup) =>
    reviewed.filter(({ resource }) => (resource === "groups") === isGroup),
  );
  if (groups.approves) {
    for (const { account } of ofGroups ?? []) if (account !== undefined) groups.approved.add(account);
    return lift;
  }
  const codes = lift.codes?.filter((code) => code !== "review") ?? [];
  return { ...lift, codes, changes: others?.map(({ id }) => id) ?? [] };
}

const outcomeOf = ({ died, error, report, plan }: Run): string => {
  if (died) return "died";
  const counts = plan && Object.entries(plan.counts).filter(([, count]) => count > 0);
  const planned = counts ? counts.map(([name, count]) => `${name} ${count}`).join(", ") || "nothing to do" : "no plan";
  if (error !== undefined) return `${planned}; ${error instanceof Error ? `${error.name}: ${error.message}` : error}`;
  if (!report) return planned;
  const { applied, failed, moved, skipped, open, heldLeft, stopped } = report;
  const told = { applied, failed, moved, skipped, open, heldLeft, ...(stopped && { stopped: stopped.message }) };
  return `${planned}; ${JSON.stringify(told)}`;
};
