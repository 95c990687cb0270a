import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Plan } from "@rosterkit/core";
import { CompiledQuery } from "kysely";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createDurableStore } from "../../packages/store/src/durable-store.ts";
import { migrate } from "../../packages/store/src/migrations/migrate.ts";
import { openSqlite } from "../../packages/store/src/open-sqlite-store.ts";
import { type Postgres, startPostgres } from "../../tooling/start-postgres.ts";
import { createRandom } from "../simulation/create-random.ts";
import { syncTold } from "../unattended/told-sync.ts";
import { cameThrough, type Failing, openFailing, untilSettledMs } from "./open-failing.ts";
import { openPlace, type Place } from "./place.ts";

const folder = mkdtempSync(join(tmpdir(), "rosterkit-failing-"));
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres({ fsync: "on" });
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const opened: Failing[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
const open = async (...given: Parameters<typeof openFailing>): Promise<Failing> => {
  const failing = await openFailing(...given);
  opened.push(failing);
  return failing;
};

const freshFile = (): string => join(folder, `${randomUUID()}.db`);
const freshSchema = () => ({
  connectionString: postgres.connectionString,
  schema: `test_${randomUUID().replaceAll("-", "")}`,
});

/** Asks the server something through a connection that is not the store's. */
const ask = async (text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: postgres.connectionString });
  await client.connect();
  await client.query(text).finally(() => client.end());
};

describe("a server that is cut off while a plan is applied", () => {
  it("ends the run with an error that says so, and nothing is lost once it is back", async () => {
    const failing = await open(freshSchema());
    failing.atWrite(40, () => postgres.kill());
    const error = await failing.failure(failing.run());
    expect(error).toMatchObject({ code: "store", reason: "unreachable", isRetryable: true });
    expect(error).toHaveProperty("remedy", expect.stringContaining("See that the database runs"));
    const written = failing.company.watched.writes.length;
    expect(written).toBeGreaterThan(39);
    expect(await failing.failure(failing.run())).toMatchObject({ reason: "unreachable" });
    expect(failing.company.watched.writes).toHaveLength(written);
    await postgres.restart();
    await failing.expectNothingLost();
  });

  it("goes on, or says so, where connections alone are cut off, and nothing is lost", async () => {
    const failing = await open(freshSchema());
    for (const count of [10, 30, 60]) {
      failing.atWrite(count, () =>
        ask("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rosterkit'"),
      );
      const error = await failing.failure(failing.run());
      if (error.message !== cameThrough) expect(error).toMatchObject({ code: "store", reason: "unreachable" });
      failing.pass(untilSettledMs);
    }
    await failing.expectNothingLost();
  });
});

describe("a disk that is full while a plan is applied", () => {
  it("ends the run with an error that says so, and nothing is lost once there is room, over SQLite", async () => {
    const file = freshFile();
    const limit = (pages: number) => CompiledQuery.raw(`pragma max_page_count = ${pages}`);
    let setLimit: (pages: number) => Promise<unknown> = async () => undefined;
    const failing = await open({ file }, async (now) => {
      const database = await openSqlite({ file, now });
      await migrate(database);
      setLimit = (pages) => database.queries.executeQuery(limit(pages));
      return createDurableStore(database, {});
    });
    // SQLite allows what is there already, and no page more.
    failing.atWrite(40, () => setLimit(1));
    const error = await failing.failure(failing.run());
    expect(error).toMatchObject({
      code: "store",
      reason: "full",
      message: `No room is left for the database file: ${file}`,
    });
    expect(error).toHaveProperty("remedy", expect.stringContaining("Make room"));
    await setLimit(1_000_000);
    await failing.expectNothingLost();
  });

  it("ends the run with an error that says so, and nothing is lost once there is room, over PostgreSQL", async () => {
    const place = freshSchema();
    const failing = await open(place);
    // What the server says when it finds no room, from a moment of our choosing on.
    await ask(`create function ${place.schema}.refuse() returns trigger as
      'begin raise exception ''could not extend file for %'', new.content using errcode = ''53100''; end' language plpgsql`);
    failing.atWrite(40, () =>
      ask(
        `create trigger refuse before insert on ${place.schema}.journal for each row execute function ${place.schema}.refuse()`,
      ),
    );
    expect(await failing.failure(failing.run())).toMatchObject({ code: "store", reason: "full" });
    await ask(`drop trigger refuse on ${place.schema}.journal`);
    await failing.expectNothingLost();
  });
});

describe("a file whose bytes were overwritten", () => {
  /** Bytes of chance over some at a place of chance. */
  const damaged = (bytes: Buffer, seed: number): Buffer => {
    const random = createRandom(seed);
    const copy = Buffer.from(bytes);
    const length = random.pick([64, 4096, 40_960]);
    const start = random.below(copy.length - length);
    copy.set(random.bytes(length), start);
    return copy;
  };

  const planOver = async (place: Place, { company, now }: Failing): Promise<Plan> => {
    const store = await openPlace(place, now);
    try {
      return await syncTold(company.told, store, {}, now).sync.plan();
    } finally {
      await store.close();
    }
  };
  const idsOf = ({ changes }: Plan) => changes.map(({ id }) => id).toSorted();

  it("is refused by its name with what to do, or read rightly; nothing is written, and a backup goes on", async () => {
    const file = freshFile();
    const failing = await open({ file });
    await failing.run();
    failing.enterNews();
    const backup = freshFile();
    new DatabaseSync(file).exec(`vacuum into '${backup}'`);
    const before = failing.company.watched.writes.length;
    const good = readFileSync(backup);
    const wanted = idsOf(await planOver({ file }, failing));
    const tries = Array.from({ length: 25 }, (_, index) => index + 1);
    let refused = 0;
    for (const seed of tries) {
      const bad = freshFile();
      writeFileSync(bad, damaged(good, seed));
      const planned = await planOver({ file: bad }, failing).catch((error: unknown) => error);
      if (planned instanceof Error) {
        const error = await failing.failure(Promise.reject(planned));
        expect([seed, error]).toMatchObject([seed, { code: "store", reason: "corrupt" }]);
        expect(error.message).toContain(bad);
        expect(error).toHaveProperty("remedy", expect.stringContaining("restore the last backup"));
        refused += 1;
      } else expect([seed, idsOf(planned as Plan)]).toEqual([seed, wanted]);
    }
    expect(refused).toBeGreaterThan(5);
    expect(failing.company.watched.writes).toHaveLength(before);
    const restored = await openPlace({ file: backup }, failing.now);
    await failing.expectNothingLost(restored).finally(() => restored.close());
  });
});
