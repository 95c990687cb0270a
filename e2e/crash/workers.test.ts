import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { openIntents } from "@rosterkit/core";
import { createPostgresJobs, createRunner } from "@rosterkit/server";
import { type DurableStore, openPostgresStore } from "@rosterkit/store";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Postgres, startPostgres } from "../../tooling/start-postgres.ts";
import { createRandom, type Random } from "../simulation/create-random.ts";
import { startWorker, type Worker } from "../unattended/start-worker.ts";
import { syncTold } from "../unattended/told-sync.ts";
import { checkJournal } from "./check-journal.ts";
import { checkPeople } from "./check-people.ts";
import { enterNews, type News } from "./enter-news.ts";
import { type Company, openCompany } from "./open-company.ts";
import type { SeenWrite } from "./seen-write.ts";

/** `CRASH_SEED=7 pnpm crash` draws other moments, `CRASH_WORKER_KILLS=30` more of them. */
const seed = Number(process.env.CRASH_SEED ?? 1);
const kills = Number(process.env.CRASH_WORKER_KILLS ?? 8);

const workersAtOnce = 3;
/** So many people has each company: a big one and others. */
const sizes = [150, 60, 60, 60, 60, 60, 60];
const leaseForMs = 25_000;
const answerDelayMs = 15;

/** What HR enters once everybody has an account, for each so many people that a company began with. */
const newsFor = (size: number): News => ({
  joiners: Math.round(size * 0.3),
  movers: Math.round(size * 0.2),
  renames: Math.round(size * 0.1),
  leavers: Math.round(size * 0.1),
  returners: 0,
});

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

interface Tally {
  kills: number;
  metApply: number;
}

/** So many workers, each of which is replaced when it is killed: by chance, a moment after the vendor had a write from it. */
const openWorkers = (start: () => Worker, companies: readonly Company[], store: DurableStore, random: Random) => {
  const workers = new Set(Array.from({ length: workersAtOnce }, start));
  const tally: Tally = { kills: 0, metApply: 0 };
  const complaints: string[] = [];
  const killing = new Set<Promise<void>>();
  const draw = () => random.between(20, 100);
  let [writesLeft, allowed] = [draw(), 0];

  const kill = async (worker: Worker, company: Company): Promise<void> => {
    await wait(random.below(60));
    if (!workers.delete(worker)) return;
    worker.kill("SIGKILL");
    await worker.ended;
    complaints.push(worker.complaints());
    tally.kills += 1;
    if ((await openIntents(store, company.told.id)).length > 0) tally.metApply += 1;
    workers.add(start());
  };
  const onWrite = (company: Company, { caller }: SeenWrite) => {
    writesLeft -= 1;
    const worker = [...workers].find(({ pid }) => pid === caller);
    if (writesLeft > 0 || !worker || tally.kills + killing.size >= allowed) return;
    writesLeft = draw();
    const done = kill(worker, company).finally(() => killing.delete(done));
    killing.add(done);
  };
  for (const company of companies) company.watched.onWrite = (write) => onWrite(company, write);
  return {
    tally,
    /** From now on so many are killed in all. */
    allow: (count: number) => {
      allowed = count;
    },
    complaints: () => [...complaints, ...[...workers].map((worker) => worker.complaints())].join(""),
    end: async () => {
      await Promise.all(killing);
      for (const worker of workers) {
        worker.kill("SIGKILL");
        await worker.ended;
      }
    },
  };
};

/** Everybody is right, and no outcome is missing; asked without the lease, which workers need. */
const expectSettled = async (company: Company, store: DurableStore): Promise<void> => {
  const { id } = company.told;
  const open = await openIntents(store, id);
  expect([id, await checkPeople(company, store), open.length]).toEqual([id, [], 0]);
};

describe("rule 10: three workers over one PostgreSQL that are killed and replaced over and over", () => {
  it("lose and double nothing, and never work on one sync at once", async () => {
    const startedMs = performance.now();
    const random = createRandom(seed);
    const schema = `test_${randomUUID().replaceAll("-", "")}`;
    const { connectionString } = postgres;
    const store = await openPostgresStore({ connectionString, schema });
    const jobs = await createPostgresJobs({ connectionString, schema: `${schema}_jobs` });
    const companies = await Promise.all(
      sizes.map((size, index) => openCompany({ id: `company-${index}`, seed: index + 1, size, store, answerDelayMs })),
    );
    const asks = createRunner({ store, jobs, syncs: { list: async () => [], open: async () => undefined } });
    const askAll = () => Promise.all(companies.map(({ told }) => asks.syncNow(told.id, { confirm: true })));
    const orders = { connectionString, schema, syncs: companies.map(({ told }) => told), leaseForMs };
    const workers = openWorkers(() => startWorker(orders), companies, store, random);
    const allSettled = () =>
      vi.waitFor(() => Promise.all(companies.map((company) => expectSettled(company, store))), {
        timeout: 500_000,
        interval: 1000,
      });
    try {
      workers.allow(Math.ceil(kills / 2));
      await askAll();
      await allSettled();
      workers.allow(kills);
      for (const [index, company] of companies.entries()) enterNews(company, newsFor(sizes[index] ?? 0), random);
      await askAll();
      await allSettled();
      const { tally } = workers;
      let [writes, done] = [0, 0];
      for (const company of companies) {
        const { id } = company.told;
        const journal = await checkJournal(store, id, company.watched.writes);
        writes += journal.writes;
        done += journal.done;
        expect([id, journal.complaints, journal.repeated]).toEqual([id, [], []]);
        expect([id, (await syncTold(company.told, store).sync.plan()).changes]).toEqual([id, []]);
        expect(await store.verifyLog(id)).toMatchObject({ intact: true });
      }
      console.log(
        `three workers, seed ${seed}: ${tally.kills} kills, ${tally.metApply} met an apply; ${done} changes done, ${writes} writes; ` +
          `${Math.round((performance.now() - startedMs) / 1000)} s`,
      );
      expect(tally.kills).toBe(kills);
      expect(tally.metApply).toBeGreaterThanOrEqual(kills * 0.8);
      expect(workers.complaints()).toBe("");
    } finally {
      await workers.end();
      await jobs.stop();
      for (const company of companies) await company.close();
      await store.close();
    }
  });
});
