import { randomUUID } from "node:crypto";
import type { BudgetStanding } from "@rosterkit/core";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Postgres, startPostgres } from "../../../../tooling/start-postgres.ts";
import { openPostgresStandings } from "./postgres-standings.ts";
import type { Standings } from "./standings.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres?.stop());

const opened: Standings[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((standings) => standings.close()));
});

/** One process at a place. */
const join = async (schema: string, process: string) => {
  const news = vi.fn<(budgets: readonly string[]) => void>();
  const errors = vi.fn<(error: Error) => void>();
  const { connectionString } = postgres;
  const standings = await openPostgresStandings({ connectionString, schema, process, onNews: news, onError: errors });
  opened.push(standings);
  return { standings, news, errors };
};

const newSchema = () => `Budgets of "${randomUUID()}"`;

const standing: BudgetStanding = { urgent: 0, bulk: 2.5, concurrency: 8, buckets: { all: { inFlight: 1 } } };

const query = async (sql: string) => {
  const client = new pg.Client(postgres.connectionString);
  await client.connect();
  await client.query(sql);
  await client.end();
};

const until = (isSo: () => void | Promise<void>) => vi.waitFor(isSo, { timeout: 20_000, interval: 50 });

describe("standings in PostgreSQL", () => {
  it("are of the same budgets, of others, as they told them last, and how long ago", async () => {
    const schema = newSchema();
    const [one, other] = await Promise.all([join(schema, "one"), join(schema, "other")]);
    expect(await one.standings.exchange([{ budget: "a", standing }], false)).toEqual([]);
    await one.standings.exchange([{ budget: "a", standing: { ...standing, bulk: 7 } }], false);
    expect(await other.standings.exchange([{ budget: "b", standing }], false)).toEqual([]);
    const [heard, ...more] = await other.standings.exchange(
      ["a", "b"].map((budget) => ({ budget, standing })),
      false,
    );
    expect(more).toEqual([]);
    expect(heard).toEqual({
      budget: "a",
      process: "one",
      standing: { ...standing, bulk: 7 },
      ageMs: expect.any(Number),
    });
    expect(heard?.ageMs).toBeGreaterThanOrEqual(0);
  });

  it("are told the others at once where that is asked for, and to nobody at another place", async () => {
    const schema = newSchema();
    const [one, other, elsewhere] = [await join(schema, "one"), await join(schema, "two"), await join("else", "three")];
    await one.standings.exchange([{ budget: "quiet", standing }], false);
    await one.standings.exchange([{ budget: "a", standing }], true);
    await until(() => expect(other.news.mock.calls).toEqual([[["a"]]]));
    await one.standings.exchange([], false);
    expect([one.news.mock.calls, elsewhere.news.mock.calls]).toEqual([[], []]);
  });

  it("can be kept by many that begin at once", async () => {
    const schema = newSchema();
    const all = await Promise.all(Array.from({ length: 8 }, (_, index) => join(schema, `p${index}`)));
    await Promise.all(all.map(({ standings }) => standings.exchange([{ budget: "a", standing }], true)));
    expect(await all[0]?.standings.exchange([{ budget: "a", standing }], false)).toHaveLength(7);
  });

  it("are old when they come from before the clock was set back", async () => {
    const schema = `clock_${randomUUID().slice(0, 8)}`;
    const [one, other] = [await join(schema, "one"), await join(schema, "two")];
    await one.standings.exchange([{ budget: "a", standing }], false);
    await query(`update "${schema}".standings set told_at = told_at + interval '10 minutes'`);
    const [heard] = await other.standings.exchange([{ budget: "a", standing }], false);
    expect(heard?.ageMs).toBeGreaterThan(500_000);
  });

  it("go on after a connection was cut, and after the server came back with nothing in them", async () => {
    const schema = newSchema();
    const [one, other] = [await join(schema, "one"), await join(schema, "two")];
    const tell = () => one.standings.exchange([{ budget: "a", standing }], true);
    await other.standings.exchange([{ budget: "a", standing }], false);
    expect(await tell()).toHaveLength(1);
    const client = new pg.Client(postgres.connectionString);
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'rosterkit%'",
    );
    await client.end();
    await until(async () => expect(await tell()).toHaveLength(1));
    await until(async () => void (await other.standings.exchange([{ budget: "a", standing }], false)));
    await tell();
    await until(() => expect(other.news).toHaveBeenCalledWith(["a"]));
    await postgres.restart();
    await until(async () => expect(await tell()).toEqual([]));
  });

  it("reject where nobody answers", async () => {
    const connectionString = "postgresql://nobody@127.0.0.1:1/none";
    const [onNews, onError] = [vi.fn(), vi.fn()];
    await expect(
      openPostgresStandings({ connectionString, schema: "x", process: "p", onNews, onError }),
    ).rejects.toThrow();
  });
});
