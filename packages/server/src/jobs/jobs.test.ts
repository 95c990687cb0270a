import { setTimeout as wait } from "node:timers/promises";
import { createMemoryStore } from "@rosterkit/core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Postgres, startPostgres } from "../../../../tooling/start-postgres.ts";
import { type Job, type Jobs, mostActions } from "./jobs.ts";
import { createLocalJobs } from "./local-jobs.ts";
import { createPostgresJobs } from "./postgres-jobs.ts";

let postgres: Postgres | undefined;
let schemas = 0;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres?.stop());

const opened: Jobs[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((jobs) => jobs.stop()));
});

const engines: readonly (readonly [string, () => Promise<Jobs>])[] = [
  ["in one process", async () => createLocalJobs()],
  [
    "in PostgreSQL",
    () => {
      schemas += 1;
      return createPostgresJobs({ connectionString: postgres?.connectionString ?? "", schema: `jobs_${schemas}` });
    },
  ],
];

/** Does jobs that take a moment, and tells what was done, and whether two of one sync ever overlapped. */
const recorder = (tookMs = 20) => {
  const done: Job[] = [];
  const active: string[] = [];
  const seen = { most: 0, overlapped: false };
  const work = async (job: Job) => {
    seen.overlapped ||= active.includes(job.sync);
    active.push(job.sync);
    seen.most = Math.max(seen.most, active.length);
    await wait(tookMs);
    active.splice(active.indexOf(job.sync), 1);
    done.push(job);
  };
  return { done, seen, work };
};

const until = (isSo: () => boolean) => vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 20_000, interval: 20 });

describe.each(engines)("jobs %s", (_, make) => {
  const open = async () => {
    const jobs = await make();
    opened.push(jobs);
    return jobs;
  };

  it("never overlap for one sync, while others go on beside it", async () => {
    const jobs = await open();
    const { done, seen, work } = recorder(100);
    for (const subject of ["1", "2", "3"])
      for (const sync of ["a", "b"]) await jobs.ask(sync, { kind: "person", subject });
    await jobs.start(work, 4);
    await until(() => done.length === 6);
    expect(seen).toEqual({ most: 2, overlapped: false });
  });

  it("wake a sync once, at the soonest instant that was asked for", async () => {
    const jobs = await open();
    const { done, work } = recorder();
    await jobs.start(work, 2);
    await jobs.wake("a", Date.now() + 3_600_000);
    await jobs.wake("a", Date.now() + 400);
    await jobs.wake("a", Date.now() + 7_200_000);
    await jobs.wakeMissing(["a"], Date.now());
    expect(await jobs.waiting()).toHaveLength(1);
    await wait(200);
    expect(done).toEqual([]);
    await until(() => done.length === 1);
    expect(await jobs.waiting()).toEqual([]);
    await jobs.wakeMissing(["a", "b"], Date.now());
    await until(() => done.length === 3);
  });

  it("tell what waits and where: what people ask for first, then who has waited longest", async () => {
    const jobs = await open();
    await jobs.wake("a", Date.now());
    await wait(5);
    await jobs.wake("b", Date.now());
    await jobs.wake("later", Date.now() + 3_600_000);
    await jobs.ask("c", { kind: "everybody" });
    await jobs.ask("c", { kind: "everybody" });
    await wait(50);
    expect((await jobs.waiting()).map(({ sync, position }) => [sync, position])).toEqual([
      ["c", 1],
      ["a", 2],
      ["b", 3],
      ["later", undefined],
    ]);
    const { done, work } = recorder();
    await jobs.start(work, 1);
    await until(() => done.length === 3);
    expect(done.map(({ sync }) => sync)).toEqual(["c", "a", "b"]);
  });

  it("give nobody two turns while somebody else waits for one", async () => {
    const jobs = await open();
    const { done, work } = recorder(1);
    for (const sync of ["a", "b", "c"]) {
      await jobs.wake(sync, Date.now());
      await wait(5);
    }
    await wait(50);
    await jobs.start(async (job) => {
      await work(job);
      if (done.length < 9) await jobs.wake(job.sync, Date.now());
    }, 1);
    await until(() => done.length >= 9);
    expect(done.slice(0, 9).map(({ sync }) => sync)).toEqual(["a", "b", "c", "a", "b", "c", "a", "b", "c"]);
  });

  it("tell what is being done, and whether somebody waits for a place", async () => {
    const jobs = await open();
    let end = (): void => undefined;
    const done: string[] = [];
    const work = async ({ sync }: Job) => {
      if (sync === "a" && done.length === 0)
        await new Promise<void>((resolve) => {
          end = resolve;
        });
      done.push(sync);
    };
    await jobs.wake("a", Date.now());
    await jobs.start(work, 1);
    await vi.waitFor(async () => expect((await jobs.active()).map(({ sync }) => sync)).toEqual(["a"]), 20_000);
    const [active] = await jobs.active();
    expect(Math.abs(Date.parse(active?.since ?? "") - Date.now())).toBeLessThan(60_000);
    await jobs.wake("a", Date.now());
    await jobs.wake("b", Date.now() + 3_600_000);
    expect(await jobs.isWaitedFor("a")).toBe(false);
    await jobs.wake("b", Date.now());
    expect(await jobs.isWaitedFor("a")).toBe(true);
    // What waits for its own active job could not begin.
    expect(await jobs.isWaitedFor("b")).toBe(false);
    await jobs.forget("b");
    await jobs.ask("a", { kind: "everybody" });
    expect(await jobs.isWaitedFor("a")).toBe(true);
    end();
    await until(() => done.length === 3);
    await vi.waitFor(async () => expect(await jobs.active()).toEqual([]), 20_000);
  });

  it("begin at their instant and not at the next look, and one after the other without a pause", async () => {
    const jobs = await open();
    const late: number[] = [];
    const due = new Map<string, number>();
    await jobs.start(async ({ sync }) => {
      late.push(Date.now() - (due.get(sync) ?? 0));
    }, 1);
    const count = 20;
    for (let index = 0; index < count; index += 1) {
      due.set(`${index}`, Date.now() + 1000 + 50 * index);
      await jobs.wake(`${index}`, due.get(`${index}`) ?? 0);
    }
    await until(() => late.length === count);
    // Half a second is what a look each second comes to.
    expect(late.toSorted((a, b) => a - b)[count / 2]).toBeLessThan(250);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    const startedMs = Date.now();
    await jobs.wakeMissing(
      Array.from({ length: count }, (_, index) => `more ${index}`),
      startedMs,
    );
    await until(() => late.length === 2 * count);
    expect(Date.now() - startedMs).toBeLessThan((count / 2) * 1000);
  });

  it("try again what could not be known or kept", { timeout: 60_000 }, async () => {
    const jobs = await open();
    const tried: Job[] = [];
    await jobs.ask("a", { kind: "person", subject: "1" });
    await jobs.start(async (job) => {
      tried.push(job);
      if (tried.length === 1) throw new Error("the store is gone");
    }, 1);
    await vi.waitFor(() => expect(tried).toHaveLength(2), { timeout: 40_000, interval: 100 });
    expect(tried[1]).toEqual(tried[0]);
  });

  it("are let go of for a sync that is not there any more, and bounded for each", async () => {
    const jobs = await open();
    for (let subject = 0; subject < mostActions; subject += 1)
      await jobs.ask("a", { kind: "person", subject: `${subject}` });
    await expect(jobs.ask("a", { kind: "everybody" })).rejects.toThrow(RangeError);
    await jobs.wake("a", Date.now());
    await jobs.forget("a");
    expect(await jobs.waiting()).toEqual([]);
    const { done, work } = recorder();
    await jobs.start(work, 1);
    await jobs.wake("b", Date.now());
    await until(() => done.length > 0);
    expect(done).toEqual([{ sync: "b" }]);
  });

  it("are finished before the end, and not begun after it", async () => {
    const jobs = await make();
    const { done, work } = recorder(300);
    await jobs.wake("a", Date.now());
    let begun = false;
    await jobs.start((job) => {
      begun = true;
      return work(job);
    }, 1);
    await until(() => begun);
    await jobs.wake("b", Date.now());
    await jobs.stop();
    expect(done).toEqual([{ sync: "a" }]);
    await wait(400);
    expect(done).toHaveLength(1);
  });
});

describe("jobs in a PostgreSQL that goes away", () => {
  it("end no process, though nobody listens to what fails beside them", { timeout: 60_000 }, async () => {
    const gone = await startPostgres();
    const jobs = await createPostgresJobs({ connectionString: gone.connectionString });
    const unhandled = vi.fn();
    process.once("unhandledRejection", unhandled);
    const [begun, end] = [vi.fn(), Promise.withResolvers<void>()];
    const work = async (job: Job) => {
      begun(job.sync);
      await end.promise;
    };
    await jobs.start(work, 1);
    await jobs.ask("a", { kind: "everybody" });
    await until(() => begun.mock.calls.length === 1);
    await jobs.wake("b", Date.now() + 500);
    await gone.kill();
    await wait(1000);
    expect(unhandled).not.toHaveBeenCalled();
    await gone.restart();
    end.resolve();
    await until(() => begun.mock.calls.length === 2);
    await jobs.stop();
    await gone.stop();
  });
});

describe("actions of people in one process", () => {
  const ask = async (jobs: Jobs) => {
    await jobs.ask("a", { kind: "person", subject: "1" });
    await jobs.ask("b", { kind: "everybody" });
  };

  it("are done by the next process, also what was being done, where a store keeps them", async () => {
    const store = createMemoryStore();
    const first = createLocalJobs({ store });
    await ask(first);
    const begun: Job[] = [];
    await first.start((job) => {
      begun.push(job);
      return new Promise(() => undefined);
    }, 1);
    await until(() => begun.length === 1);
    // It is killed here; another one begins.
    for (const expected of [2, 0]) {
      const next = createLocalJobs({ store });
      opened.push(next);
      const { done, work } = recorder(1);
      await next.start(work, 1);
      await until(() => done.length >= expected);
      await wait(50);
      expect(done.map(({ sync }) => sync).toSorted()).toEqual(["a", "b"].slice(0, expected));
    }
  });

  it("are refused where they cannot be kept", async () => {
    const store = createMemoryStore();
    store.commit = () => Promise.reject(new Error("the disk is full"));
    const jobs = createLocalJobs({ store });
    opened.push(jobs);
    await expect(ask(jobs)).rejects.toThrow("the disk is full");
    expect(await jobs.waiting()).toEqual([]);
  });
});
