import { createMemoryStore, createSync } from "@rosterkit/core";
import { createBudget } from "@rosterkit/core/adapter";
import Bottleneck from "bottleneck";
import PQueue from "p-queue";
import { connectSlowSource, connectSlowTarget } from "./slow-vendors.ts";
import { timeInTurn } from "./time-in-turn.ts";

/** CPU time of so many writes that a target answers at once, in milliseconds. */
export interface OverheadCost {
  readonly writes: number;
  readonly ms: { readonly [Way in "bare" | "budget" | "pQueue" | "bottleneck" | "apply"]: number };
}

const atOnce = 8;

/** Has so many writes handed out in each way. Rejects when one is left out. */
export async function overheadBench(writes: number, rounds: number): Promise<OverheadCost> {
  let written = 0;
  const write = async () => {
    written += 1;
  };
  const applying = await prepareApplying(writes, rounds);
  const [ms] = await timeInTurn(
    [
      {
        bare: () => inWorkers(writes, write),
        budget: () => throughBudget(writes, write),
        pQueue: () => throughPQueue(writes, write),
        bottleneck: () => throughBottleneck(writes, write),
        apply: applying,
      },
    ],
    rounds,
  );
  const asked = 4 * writes * (rounds + 1);
  if (!ms || written !== asked) throw new Error(`${written} of ${asked} writes were made`);
  return { writes, ms };
}

type Write = () => Promise<void>;

const range = (count: number) => Array.from({ length: count });

async function inWorkers(writes: number, write: Write): Promise<void> {
  const rest = range(writes).values();
  const worker = async () => {
    for (const _ of rest) await write();
  };
  await Promise.all(range(atOnce).map(worker));
}

/** What each call of a vendor goes through, whichever adapter makes it. */
function throughBudget(writes: number, write: Write): Promise<void> {
  const budget = createBudget({ concurrency: atOnce });
  return inWorkers(writes, async () => {
    const permit = await budget.enter({ lane: "bulk", method: "POST", path: "/people" });
    await write();
    permit.leave();
  });
}

async function throughPQueue(writes: number, write: Write): Promise<void> {
  const queue = new PQueue({ concurrency: atOnce });
  await queue.addAll(range(writes).map(() => write));
}

async function throughBottleneck(writes: number, write: Write): Promise<void> {
  const limiter = new Bottleneck({ maxConcurrent: atOnce });
  await Promise.all(range(writes).map(() => limiter.schedule(write)));
}

/** A company each time, whose accounts are all to be made: looked up, journalled, written and linked, over a store in memory. */
async function prepareApplying(writes: number, rounds: number): Promise<() => Promise<void>> {
  const runs = await Promise.all(range(rounds + 1).map((_, index) => prepareRun(`company-${index}`, writes)));
  return async () => {
    const applied = await runs.pop()?.();
    if (applied !== writes) throw new Error(`${applied} of ${writes} changes were applied`);
  };
}

async function prepareRun(id: string, people: number): Promise<() => Promise<number>> {
  const company = { id, people, answerMs: 0 };
  const sync = createSync({
    source: connectSlowSource(company),
    target: connectSlowTarget(company),
    settings: { id, newJoinersOnly: false, concurrency: atOnce, lifecycle: { zone: "Europe/London" } },
    store: createMemoryStore(),
  });
  const plan = await sync.plan();
  return async () => (await sync.apply(plan, { confirm: plan.digest })).applied;
}
