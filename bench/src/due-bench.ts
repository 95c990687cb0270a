import { startPostgres } from "../../tooling/start-postgres.ts";
import { type DueScene, openDueScene } from "./due-scene.ts";
import { workerPrograms } from "./worker-programs.ts";

/** How long it took until all syncs that were due at once had run, over one PostgreSQL; milliseconds on the wall. */
export interface DueCost {
  readonly syncs: number;
  /** So many, where others are compared with us: a fifth, as nobody waits for the rest. */
  readonly compared: number;
  /** One process, a list in its memory, four at once. */
  readonly listMs: number;
  /** One process, a timer for each sync. */
  readonly timersMs: number;
  readonly ours: readonly WorkersTime[];
  readonly graphile: readonly WorkersTime[];
}

/** What so many processes took, each working on four syncs at once. */
export interface WorkersTime {
  readonly workers: number;
  readonly ms: number;
}

const concurrency = 4;
/** All jobs wait by then. */
const aheadMs = (syncs: number): number => 2000 + 3 * syncs;

/** How syncs come to run when they are due. Absent: they are from when on the first runs. */
type Way = (scene: DueScene, syncs: readonly string[]) => Promise<number | undefined>;

/** Has so many syncs due at once, again and again. Rejects when one of them does not do what it is to. */
export async function dueBench(syncs: number): Promise<DueCost> {
  const postgres = await startPostgres({ fsync: "on" });
  const { connectionString } = postgres;
  const compared = Math.ceil(syncs / 5);
  const time = (name: string, way: Way, count = compared) => timeOf(connectionString, `bench_${name}`, count, way);
  try {
    return {
      syncs,
      compared,
      listMs: await time("list", plain("list")),
      timersMs: await time("timers", plain("timers")),
      ours: [
        { workers: 1, ms: await time("ours_1", ours(1), syncs) },
        { workers: 2, ms: await time("ours_2", ours(2), syncs) },
        { workers: 4, ms: await time("ours_4", ours(4), syncs) },
      ],
      graphile: [
        { workers: 1, ms: await time("graphile_1", graphile(1)) },
        { workers: 4, ms: await time("graphile_4", graphile(4)) },
      ],
    };
  } finally {
    await postgres.stop();
  }
}

const plain =
  (how: "list" | "timers"): Way =>
  async (scene, syncs) => {
    await scene.startAll(1, workerPrograms.plain, { how, syncs });
    return undefined;
  };

const ours =
  (workers: number): Way =>
  async (scene, syncs) => {
    await scene.startAll(workers, workerPrograms.ours);
    return atOneInstant(syncs.length, (atMs) => scene.wakeAll(syncs, atMs));
  };

const graphile =
  (workers: number): Way =>
  async (scene, syncs) => {
    await scene.startAll(workers, workerPrograms.graphile);
    return atOneInstant(syncs.length, (atMs) => scene.addAll(syncs.map((sync) => [sync, atMs])));
  };

async function atOneInstant(count: number, add: (atMs: number) => Promise<void>): Promise<number> {
  const atMs = Date.now() + aheadMs(count);
  await add(atMs);
  if (Date.now() > atMs) throw new Error("the machine is too slow to have all jobs wait for one instant");
  return atMs;
}

async function timeOf(connectionString: string, schema: string, count: number, way: Way): Promise<number> {
  const scene = await openDueScene(connectionString, schema, concurrency);
  const syncs = Array.from({ length: count }, (_, index) => `company-${index}`);
  try {
    const dueMs = await way(scene, syncs);
    await scene.allDone(syncs);
    const linked = await scene.linked();
    if (linked !== 3 * count) throw new Error(`${linked} of ${3 * count} accounts were made`);
    const turns = scene.turns();
    const beganMs = dueMs ?? Math.min(...turns.map(({ fromMs }) => fromMs));
    return Math.max(...turns.map(({ toMs = 0 }) => toMs)) - beganMs;
  } finally {
    await scene.close();
  }
}
