import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startPostgres } from "../../tooling/start-postgres.ts";
import { type DueScene, openDueScene } from "./due-scene.ts";
import { percentile } from "./percentile.ts";
import type { Due, Turn } from "./worker-processes.ts";
import { workerPrograms } from "./worker-programs.ts";

/** How turns are dealt out; milliseconds on the wall. */
export interface TurnsCost {
  /** The 99th of a hundred: from the instant of a dated wake until its turn began. */
  readonly lateMs: { readonly sqlite: number; readonly postgres: number; readonly graphile: number };
  readonly fairness: Fairness;
  readonly kills: Kills;
}

/** One place, a company of 400 people in it, and one of three that is asked for meanwhile. */
export interface Fairness {
  readonly waitMs: number;
  /** The longest turn of the big one. */
  readonly sliceMs: number;
  /** From the first turn of the big one to the end of its last. */
  readonly wholeMs: number;
}

/** Workers that are killed while they share the work. */
export interface Kills {
  readonly syncs: number;
  readonly killed: number;
  /** Turns that were cut off. */
  readonly cut: number;
  /** Turns of one sync that began before the one before had ended. */
  readonly overlaps: number;
}

const everyMs = 100;
const aheadMs = 3000;
const peopleOfBig = 400;
const killEveryMs = 1500;
const kills = 3;

/** Measures all three over one PostgreSQL, for so many syncs; and dated wakes over a file as well. */
export async function turnsBench(syncs: number): Promise<TurnsCost> {
  const folder = mkdtempSync(join(tmpdir(), "rosterkit-bench-"));
  const postgres = await startPostgres({ fsync: "on" });
  const open = (name: string, places = 4) => openDueScene(postgres.connectionString, `bench_${name}`, places);
  const late = (way: LateWay) => latenessOf(Math.min(100, syncs), way);
  try {
    const lateMs = {
      sqlite: await within(await open("late_sqlite"), late(byUs(1, { file: join(folder, "store.db") }))),
      postgres: await within(await open("late_postgres"), late(byUs(2))),
      graphile: await within(await open("late_graphile"), late(byGraphile)),
    };
    const fairness = await within(await open("fairness", 1), fairnessOf);
    return { lateMs, fairness, kills: await within(await open("kills"), (scene) => killsOf(scene, syncs)) };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function within<Answer>(scene: DueScene, work: (scene: DueScene) => Promise<Answer>): Promise<Answer> {
  try {
    return await work(scene);
  } finally {
    await scene.close();
  }
}

const namesOf = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `company-${index}`);

type LateWay = (scene: DueScene) => Promise<(due: Due) => Promise<void> | void>;

const byUs =
  (workers: number, more: object = {}): LateWay =>
  async (scene) => {
    await scene.startAll(workers, workerPrograms.ours, more);
    return (due) => {
      for (const [index, worker] of scene.workers.entries())
        worker.wake(due.filter((_, number) => number % workers === index));
    };
  };

const byGraphile: LateWay = async (scene) => {
  await scene.startAll(2, workerPrograms.graphile);
  return scene.addAll;
};

/** Instants all over the second, so that no look that comes each second is in luck. */
const instantOf = (index: number): number => index * everyMs + ((index * 379) % 997);

const latenessOf = (count: number, way: LateWay) => async (scene: DueScene) => {
  const wake = await way(scene);
  const beginsMs = Date.now() + aheadMs;
  const due: Due = namesOf(count).map((sync, index) => [sync, beginsMs + instantOf(index)]);
  await wake(due);
  await scene.allDone(namesOf(count));
  const first = new Map(
    scene
      .turns()
      .toReversed()
      .map(({ sync, fromMs }) => [sync, fromMs]),
  );
  return percentile(
    due.map(([sync, atMs]) => (first.get(sync) ?? Number.NaN) - atMs),
    0.99,
  );
};

async function fairnessOf(scene: DueScene): Promise<Fairness> {
  await scene.startAll(1, workerPrograms.ours, { sliceSeconds: 1 });
  await scene.ask("big");
  while (scene.turns().length === 0) await wait(10);
  await wait(300);
  const askedMs = Date.now();
  await scene.ask("small");
  await scene.allDone(["small", "big"]);
  while ((await scene.linked()) < peopleOfBig) await wait(100);
  while (scene.turns().some(({ toMs }) => toMs === undefined)) await wait(50);
  const of = (name: string) => scene.turns().filter(({ sync }) => sync === name);
  const ends = of("big").map(({ toMs = Number.NaN }) => toMs);
  return {
    waitMs: (of("small")[0]?.fromMs ?? Number.NaN) - askedMs,
    sliceMs: Math.max(...of("big").map(({ fromMs, toMs = Number.NaN }) => toMs - fromMs)),
    wholeMs: Math.max(...ends) - (of("big")[0]?.fromMs ?? Number.NaN),
  };
}

async function killsOf(scene: DueScene, syncs: number): Promise<Kills> {
  const names = namesOf(syncs);
  await scene.startAll(4, workerPrograms.ours);
  await scene.wakeAll(names, Date.now() + aheadMs / 3);
  for (let killed = 0; killed < kills; killed += 1) {
    await wait(killEveryMs);
    await scene.workers[killed]?.kill();
    await scene.startAll(1, workerPrograms.ours);
  }
  await scene.allDone(names);
  const cut = scene.turns().filter((turn) => turn.cut).length;
  return { syncs, killed: kills, cut, overlaps: overlapsIn(scene.turns()) };
}

function overlapsIn(turns: readonly Turn[]): number {
  const bySync = Map.groupBy(turns, ({ sync }) => sync);
  const overlaps = (all: readonly Turn[]) =>
    all
      .toSorted((a, b) => a.fromMs - b.fromMs)
      .filter(
        ({ fromMs }, index, sorted) =>
          fromMs < (sorted[index - 1]?.toMs ?? (index === 0 ? 0 : Number.POSITIVE_INFINITY)),
      );
  return [...bySync.values()].reduce((sum, all) => sum + overlaps(all).length, 0);
}
