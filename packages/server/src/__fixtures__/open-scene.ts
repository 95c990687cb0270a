import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, vi } from "vitest";
import { linkedWorld, type World, type WorldStart } from "../../../core/src/plan/world.fixture.ts";
import { createLocalJobs } from "../jobs/local-jobs.ts";
import { createRunner } from "../runner/create-runner.ts";
import type { Notice, TurnEnded } from "../runner/notice.ts";
import type { Runner, RunnerOptions } from "../runner/runner.ts";
import type { UnattendedSync } from "../runner/unattended-sync.ts";

/** The real engine between two made-up vendors, under a runner whose clock the test turns. */
export interface Scene {
  readonly world: World;
  readonly runner: Runner;
  readonly turns: TurnEnded[];
  readonly notices: Notice[];
  /** What a runner of another process is made of. */
  readonly options: RunnerOptions;
  /** How the sync is set up from now on. */
  set(more: Partial<UnattendedSync>): void;
  /** Until nothing goes on any more. */
  settle(): Promise<void>;
  /** Time passes in these steps, of a quarter of an hour at most, as timers see each as one; what comes due is done after each. */
  pass(...ms: readonly number[]): Promise<void>;
  /** The runs so far, by why they were made. */
  runs(): readonly string[];
}

/** Timers go by the test's clock; what the engine waits for otherwise is real. */
export const withOurClock = (): void => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] }));
  afterEach(() => void vi.useRealTimers());
};

/** A scene whose sync has run once already, unless a world is handed in. */
export async function openScene(start: WorldStart | World, more: Partial<RunnerOptions> = {}): Promise<Scene> {
  const world = "sync" in start ? start : await linkedWorld(start);
  const turns: TurnEnded[] = [];
  const notices: Notice[] = [];
  let setUp: Partial<UnattendedSync> = {};
  const options: RunnerOptions = {
    store: world.store,
    jobs: createLocalJobs({ now: world.now }),
    syncs: {
      list: async () => ["sync"],
      open: async (id) => (id === "sync" ? { ...ends, sync: world.sync, ...setUp } : undefined),
    },
    now: world.now,
    onTurn: (turn) => turns.push(turn),
    onNotice: (notice) => notices.push(notice),
    ...more,
  };
  const runner = createRunner(options);
  const settle = async () => {
    for (let quiet = 0; quiet < 20; quiet += 1) {
      await setImmediate();
      const isWorking = runner.running().length > 0;
      // The engine waits now and then, for a vendor or a lease.
      await vi.advanceTimersByTimeAsync(isWorking ? 10 : 0);
      if (isWorking) quiet = 0;
    }
  };
  return {
    world,
    runner,
    turns,
    notices,
    options,
    set: (more) => {
      setUp = more;
    },
    settle,
    pass: async (...steps) => {
      for (const ms of steps) {
        world.pass(ms);
        await vi.advanceTimersByTimeAsync(ms);
        await settle();
      }
    },
    runs: () => turns.flatMap(({ because }) => because ?? []),
  };
}

const ends = { source: { id: "our HR", adapter: "hr" }, target: { id: "our directory", adapter: "directory" } };

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
