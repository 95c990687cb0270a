import { setTimeout as wait } from "node:timers/promises";
import { createPostgresJobs, createRunner, type Fault, type TurnEnded } from "@rosterkit/server";
import { openPostgresStore } from "@rosterkit/store";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Postgres, startPostgres } from "../../tooling/start-postgres.ts";
import { type Company, loginsAt, openCompanies } from "./open-companies.ts";
import { syncTold } from "./told-sync.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres?.stop());

const until = (what: () => unknown) => vi.waitFor(what, { timeout: 90_000, interval: 100 });

describe("a database that goes away while a runner runs", () => {
  it("ends nothing: it is told, not asked without end, and gone on with when it is back", {
    timeout: 240_000,
  }, async () => {
    const { connectionString } = postgres;
    const [big, small] = (await openCompanies([60, 6])) as readonly [Company, Company];
    const store = await openPostgresStore({ connectionString });
    const [faults, errors, turns]: [Fault[], Error[], TurnEnded[]] = [[], [], []];
    const jobs = await createPostgresJobs({ connectionString, onError: (error) => errors.push(error) });
    const syncs = new Map([big, small].map(({ told }) => [told.id, told]));
    const runner = createRunner({
      store,
      jobs,
      plans: store.plans,
      syncs: {
        list: async () => [big.told.id],
        open: async (id) => {
          const told = syncs.get(id);
          return told && syncTold(told, store);
        },
      },
      onFault: (fault) => faults.push(fault),
      onTurn: (turn) => turns.push(turn),
    });
    await runner.syncNow(big.told.id, { confirm: true });
    await runner.start();
    const before = loginsAt(big).length;
    await until(() => expect(loginsAt(big).length).toBeGreaterThan(before + 4));

    await postgres.kill();
    await expect(runner.queue()).rejects.toThrow();
    await until(() => expect(runner.running()).toEqual([]));
    expect(faults.map(({ doing }) => doing)).toEqual([`a turn of ${big.told.id}`]);
    const complaints = errors.length;
    await wait(3000);
    // Each place looks each second, and so do those who look for the dead.
    expect(errors.length - complaints).toBeLessThan(60);
    expect(errors.length).toBeGreaterThan(0);

    await postgres.restart();
    await until(() => runner.syncNow(small.told.id, { confirm: true }));
    await until(() => expect(turns.find(({ result }) => result === "done")?.sync).toBe(small.told.id));
    expect((await syncTold(small.told, store).sync.plan()).changes).toEqual([]);
    // The lease of the run that was cut off goes on for a minute; what it left is looked at then.
    await until(() => expect(turns.find(({ sync }) => sync === big.told.id)?.result).toBe("busy"));
    expect(await store.verifyLog(big.told.id)).toMatchObject({ intact: true });
    await runner.stop();
    await store.close();
  });
});
