import { randomUUID } from "node:crypto";
import { createPostgresJobs, createRunner } from "@rosterkit/server";
import { type DurableStore, openPostgresStore } from "@rosterkit/store";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Postgres, startPostgres } from "../../tooling/start-postgres.ts";
import { type Company, loginsAt, openCompanies } from "./open-companies.ts";
import { startWorker, type Worker } from "./start-worker.ts";
import { syncTold } from "./told-sync.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres?.stop());

const closing: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Somebody who asks for runs and makes none, and so many workers that make them. */
const open = async (sizes: readonly number[], workers: number) => {
  const companies = await openCompanies(sizes);
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  const { connectionString } = postgres;
  const store = await openPostgresStore({ connectionString, schema });
  const jobs = await createPostgresJobs({ connectionString, schema: `${schema}_jobs` });
  closing.push(
    () => store.close(),
    () => jobs.stop(),
  );
  const asks = createRunner({ store, jobs, syncs: { list: async () => [], open: async () => undefined } });
  for (const { told } of companies) await asks.syncNow(told.id, { confirm: true });
  const orders = { connectionString, schema, syncs: companies.map(({ told }) => told) };
  const start = (): Worker => {
    const worker = startWorker(orders);
    closing.push(async () => {
      worker.kill("SIGKILL");
      await worker.ended;
    });
    return worker;
  };
  const started: readonly Worker[] = Array.from({ length: workers }, start);
  return { companies, store, asks, start, workers: started };
};

const until = (what: () => void | Promise<void>, timeout: number) => vi.waitFor(what, { timeout, interval: 100 });

const accountsAt = (company: Company): number => loginsAt(company).length;

/** Every sync is finished: a run that came through, nothing open, and nothing due at once. */
const finished = async (workers: readonly Worker[], company: Company, store: DurableStore): Promise<void> => {
  const results = workers.flatMap(({ lines }) => lines.filter(({ ends }) => ends === company.told.id));
  expect(
    results.some(({ result }) => result === "done"),
    `${company.told.id} is done`,
  ).toBe(true);
  for await (const open of store.entries(company.told.id, { open: true })) expect(open, "nothing is open").toEqual([]);
};

/** Turns of one sync as its processes told them; one that was killed ended when it was. */
const turnsOf = (workers: readonly Worker[], id: string, killed: ReadonlyMap<Worker, number>) =>
  workers
    .flatMap((worker) => {
      const begins = worker.lines.filter((line) => line.begins === id);
      const ends = worker.lines.filter((line) => line.ends === id);
      return begins.map(({ atMs }, index) => ({ from: atMs, to: ends[index]?.atMs ?? killed.get(worker) ?? Infinity }));
    })
    .toSorted((a, b) => a.from - b.from);

const expectNoOverlap = (
  workers: readonly Worker[],
  companies: readonly Company[],
  killed = new Map<Worker, number>(),
) => {
  for (const { told, callers } of companies) {
    const turns = turnsOf(workers, told.id, killed);
    for (const [index, turn] of turns.entries()) {
      const before = turns[index - 1];
      if (before) expect(before.to, `${told.id}: one turn ends before the next begins`).toBeLessThanOrEqual(turn.from);
    }
    // As the vendor saw it: whoever came after the first caller was never followed by that one again, but for whole turns.
    const changes = callers.filter((caller, index) => index > 0 && caller !== callers[index - 1]).length;
    expect(changes, `${told.id}: callers take turns`).toBeLessThan(turns.length);
  }
};

/** Nobody is doubled, and another run for everybody would change nothing. */
const expectEverybodyOnce = async ({ store, companies }: { store: DurableStore; companies: readonly Company[] }) => {
  for (const company of companies) {
    const { id } = company.told;
    await until(async () => {
      const { changes, issues } = await syncTold(company.told, store).sync.plan();
      expect([changes, issues.filter(({ code }) => code === "unsettled")], id).toEqual([[], []]);
    }, 120_000);
    const logins = loginsAt(company);
    expect(new Set(logins).size, `${id}: nobody twice`).toBe(logins.length);
    const targets: string[] = [];
    for await (const links of store.links(id, "people")) targets.push(...links.flatMap(({ target }) => target ?? []));
    expect(new Set(targets).size).toBe(targets.length);
    expect(targets.length, `${id}: most have an account`).toBeGreaterThan(company.size / 2);
    expect(await store.verifyLog(id)).toMatchObject({ intact: true });
  }
};

describe("several processes over one PostgreSQL", () => {
  it("share the work, never two of them on one sync", { timeout: 180_000 }, async () => {
    const scene = await open([12, 12, 12, 12, 12, 12], 3);
    const { companies, workers, store } = scene;
    await until(async () => {
      for (const company of companies) await finished(workers, company, store);
    }, 120_000);
    expectNoOverlap(workers, companies);
    await expectEverybodyOnce(scene);
    expect(workers.filter(({ lines }) => lines.some(({ ends }) => ends)).length).toBeGreaterThan(1);
    expect(workers.map(({ complaints }) => complaints()).join("")).toBe("");
  });

  it("finish what one of them was at when it was killed, while the others go on", { timeout: 300_000 }, async () => {
    const scene = await open([60, 8, 8, 8], 1);
    const { companies, store, workers } = scene;
    const [big] = companies as readonly [Company, ...Company[]];
    const [first] = workers as readonly [Worker];
    const admins = accountsAt(big);
    await until(() => expect(accountsAt(big)).toBeGreaterThan(admins + 4), 60_000);
    const all = [first, scene.start(), scene.start()];
    first.kill("SIGKILL");
    await first.ended;
    const killed = new Map([[first, Date.now()]]);
    const left = accountsAt(big);
    const others = companies.filter(({ told: { id } }) =>
      turnsOf([first], id, new Map()).every(({ to }) => to < Infinity),
    );
    expect(others.length).toBeGreaterThan(1);
    // The lease of what the dead one was at goes on for a minute; nobody else waits for that.
    await until(async () => {
      for (const company of others) await finished(all, company, store);
    }, 50_000);
    await until(async () => {
      for (const company of companies) await finished(all, company, store);
    }, 150_000);
    expect(accountsAt(big)).toBeGreaterThan(left);
    expectNoOverlap(all, companies, killed);
    await expectEverybodyOnce(scene);
  });

  it("end at SIGTERM once their runs are over, and leave the rest to others", { timeout: 180_000 }, async () => {
    const scene = await open([20, 8, 8, 8], 1);
    const { companies, store, workers } = scene;
    const [first] = workers as readonly [Worker];
    await until(() => expect(first.lines.length).toBeGreaterThan(0), 60_000);
    first.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    expect(first.lines.filter(({ begins }) => begins).length).toBe(first.lines.filter(({ ends }) => ends).length);
    expect(first.lines.map(({ result }) => result)).not.toContain("failed");
    const all = [first, scene.start()];
    await until(async () => {
      for (const company of companies) await finished(all, company, store);
    }, 120_000);
    expectNoOverlap(all, companies);
    await expectEverybodyOnce(scene);
  });
});
