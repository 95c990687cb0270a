import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { onBoth, onPostgres } from "./__fixtures__/on-both.ts";
import { entriesOf, hold, intentOf, linkOf, linksOf } from "./__fixtures__/samples.ts";
import { createDurableStore, type DurableStore } from "./durable-store.ts";
import { migrate } from "./migrations/migrate.ts";
import { openPostgresStore } from "./open-postgres-store.ts";
import { openSqlite, openSqliteStore } from "./open-sqlite-store.ts";
import { StoreError, type StoreFailure } from "./store-error.ts";

const failure = async (work: Promise<unknown>): Promise<StoreError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!StoreError.isInstance(error)) throw new Error("no StoreError", { cause: error });
  return error;
};

const reasonOf = async (work: Promise<unknown>): Promise<StoreFailure> => (await failure(work)).reason;

const many = (count: number, run: string) => ({
  links: Array.from({ length: count }, (_, index) => linkOf(`${run}-${index}`)),
  entries: Array.from({ length: count }, (_, index) => intentOf(`${run}-${index}`, run)),
  keep: { run },
});

/** Nothing of the batch of `run` is there, and everything of the one of "good". */
const expectGoodAlone = async (store: DurableStore) => {
  expect(await store.kept("sync", "run")).toBe("good");
  expect(new Set((await entriesOf(store)).map(({ run }) => run))).toEqual(new Set(["good"]));
  expect((await linksOf(store)).every(({ source }) => source.startsWith("good"))).toBe(true);
  expect(await store.verifyLog("sync")).toMatchObject({ intact: true, entries: 10 });
};

onBoth("a store whose clock is set back", (fresh) => {
  it("keeps nobody waiting for longer than the lease was given for, and lets nobody commit who was replaced", async () => {
    const place = fresh();
    let nowMs = Date.parse("2026-01-01T12:00:00.000Z");
    const store = await place.open({ now: () => nowMs });
    const first = await hold(store, "sync", "first");
    await store.commit(first, many(10, "good"));
    nowMs -= 3_600_000;
    expect(await store.lease("sync", "second", 60_000)).toBeUndefined();
    nowMs += 59_000;
    expect(await store.lease("sync", "second", 60_000)).toBeUndefined();
    await store.commit(first, { keep: { still: 1 } });
    nowMs += 1_001;
    const second = await hold(store, "sync", "second");
    expect(second.epoch).toBe(first.epoch + 1);
    await expect(store.commit(first, many(1, "late"))).rejects.toThrow("has taken over");
    await expectGoodAlone(store);
    await store.commit(second, { entries: [intentOf("x", "good", "2026-01-01T11:00:00.000Z")] });
    expect((await entriesOf(store)).at(-1)).toMatchObject({ subject: "x" });
  });
});

onBoth("a store that was closed", (fresh) => {
  it("says so", async () => {
    const store = await fresh().open();
    const lease = await hold(store);
    await store.close();
    expect(await reasonOf(store.commit(lease, {}))).toBe("unreachable");
    expect(await reasonOf(linksOf(store))).toBe("unreachable");
  });
});

onBoth("a store whose database refuses in the middle of a commit", (fresh, server) => {
  it("has nothing of it, says why without a word of what was in it, and goes on", async () => {
    const place = fresh();
    const store = await place.open();
    const lease = await hold(store);
    await store.commit(lease, many(10, "good"));
    const database = await place.look();
    const { queries, dialect } = database;
    if (server()) {
      await sql`create function ${dialect.table("refuse")}() returns trigger as 'begin raise exception ''no room for %'', new.content using errcode = ''53100''; end' language plpgsql`.execute(
        queries,
      );
      await sql`create trigger refuse before insert on ${dialect.table("kept")} for each row execute function ${dialect.table("refuse")}()`.execute(
        queries,
      );
    } else
      await sql`create trigger refuse before insert on kept begin select raise(abort, 'no room'); end`.execute(queries);
    const error = await failure(store.commit(lease, many(10, "secret-run")));
    expect(error.reason).toBe(server() ? "full" : "changed");
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toContain("secret-run");
    await expectGoodAlone(store);
    await (server() ? sql`drop trigger refuse on ${dialect.table("kept")}` : sql`drop trigger refuse`).execute(queries);
    await store.commit(lease, { keep: { more: 1 } });
    expect(await store.kept("sync", "more")).toBe(1);
  });
});

onPostgres("a store whose server is gone", (fresh, server) => {
  it("says so, has every commit whole or not at all, and goes on when the server is back", {
    timeout: 120_000,
  }, async () => {
    const postgres = server();
    if (!postgres) throw new Error("no server");
    const place = fresh();
    const store = await place.open();
    const lease = await hold(store);
    let number = 0;
    const commits = (async () => {
      for (;;) {
        await store.commit(lease, { ...many(20, `run-${number + 1}`), keep: { number: number + 1 } });
        number += 1;
      }
    })();
    setTimeout(() => void postgres.kill(), 400);
    const error = await failure(commits);
    expect([error.reason, error.isRetryable]).toEqual(["unreachable", true]);
    expect(await reasonOf(store.commit(lease, {}))).toBe("unreachable");
    await postgres.restart();
    const found = Number(await store.kept("sync", "number"));
    // The one that was under way may be there when its connection was lost while committing, and is not when it was lost before.
    expect(error.maybeWritten ? [number, number + 1] : [number]).toContain(found);
    expect(await store.verifyLog("sync")).toMatchObject({ intact: true, entries: found * 20 });
    await store.commit(lease, { keep: { back: true } });
  });

  it("gets another connection when one is cut off", async () => {
    const place = fresh();
    const store = await place.open();
    const lease = await hold(store);
    await store.commit(lease, many(10, "good"));
    const { queries } = await place.look();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and application_name = 'rosterkit'`.execute(
      queries,
    );
    await expectGoodAlone(store);
  });
});

describe("a store in PostgreSQL that cannot be reached", () => {
  it("says so, without the way there", async () => {
    const connectionString = "postgresql://user:pass-word@127.0.0.1:9/nothing";
    const error = await failure(openPostgresStore({ connectionString }));
    expect(error.reason).toBe("unreachable");
    expect(`${error.message} ${error.remedy} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(
      /pass-word|127\.0\.0\.1/,
    );
  });
});

describe("a store in a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "rosterkit-failures-"));
  const fresh = () => join(folder, `${randomUUID()}.db`);
  const opened: DurableStore[] = [];
  const keep = (store: DurableStore) => {
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("that finds no room has nothing of the commit, and goes on when there is some", async () => {
    const database = await openSqlite({ file: fresh() });
    await migrate(database);
    const store = keep(createDurableStore(database, {}));
    const lease = await hold(store);
    await store.commit(lease, many(10, "good"));
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.queries);
    await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 3)}`.execute(database.queries);
    expect(await reasonOf(store.commit(lease, many(2000, "large")))).toBe("full");
    await expectGoodAlone(store);
    await sql`pragma max_page_count = 1000000`.execute(database.queries);
    await store.commit(lease, many(2000, "large"));
    expect(await entriesOf(store)).toHaveLength(2010);
  });

  it("that is no database, or a damaged one, says so and changes nothing in it", async () => {
    const file = fresh();
    writeFileSync(file, "This is a letter, and no database at all. ".repeat(100));
    const error = await failure(openSqliteStore({ file }));
    expect([error.reason, error.message, error.remedy]).toEqual([
      "corrupt",
      `The file is not a database: ${file}`,
      expect.stringContaining("restore the last backup"),
    ]);
    expect(readFileSync(file, "utf8")).toMatch(/^This is a letter/);
    const damaged = fresh();
    const store = await openSqliteStore({ file: damaged });
    await store.commit(await hold(store), many(2000, "good"));
    await store.close();
    damage(damaged);
    expect(await failure(readAll(damaged))).toMatchObject({
      reason: "corrupt",
      message: `The database file is damaged: ${damaged}`,
    });
  });

  it("whose pages are whole and whose texts are not, says so, and which file it is", async () => {
    const file = fresh();
    const database = await openSqlite({ file });
    await migrate(database);
    const store = keep(createDurableStore(database, {}));
    await store.commit(await hold(store), many(3, "good"));
    await sql`update links set content = substr(content, 2)`.execute(database.queries);
    const error = await failure(linksOf(store));
    expect([error.reason, error.message]).toEqual(["corrupt", `A row does not hold what was written: ${file}`]);
    expect(`${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toContain("good-0");
  });

  it("that cannot be there, or cannot be written, says so", async () => {
    expect(await reasonOf(openSqliteStore({ file: join(folder, "not", "there.db") }))).toBe("unreachable");
    expect(await reasonOf(openSqliteStore({ file: folder }))).toBe("unreachable");
  });

  it("waits for another process that writes, and says so when that takes too long", async () => {
    const file = fresh();
    const patient = keep(await openSqliteStore({ file }));
    const hasty = keep(await openSqliteStore({ file, busyTimeoutMs: 50 }));
    const lease = await hold(patient);
    const { ended } = await holdFile(file, 1500);
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 10);
    const waiting = patient.commit(lease, many(10, "good"));
    expect(await reasonOf(hasty.commit(lease, many(10, "late")))).toBe("busy");
    expect(await hasty.kept("sync", "run")).toBeUndefined();
    await waiting;
    clearInterval(ticking);
    // The event loop went on meanwhile.
    expect(turns).toBeGreaterThan(20);
    await expectGoodAlone(patient);
    await ended;
  });

  /** What is in the middle of the file, overwritten. */
  const damage = (file: string) => {
    const { size } = statSync(file);
    const handle = openSync(file, "r+");
    writeSync(handle, Buffer.alloc(size - 4096 * 20, 0xa5), 0, undefined, 4096 * 20);
    closeSync(handle);
  };

  const readAll = async (file: string) => {
    const store = keep(await openSqliteStore({ file }));
    await linksOf(store);
    await entriesOf(store);
  };
});

/** Resolves once another process has the right to write; what it resolves to resolves when that process has ended. */
const holdFile = async (file: string, ms: number): Promise<{ readonly ended: Promise<unknown> }> => {
  const program = fileURLToPath(new URL("./__fixtures__/hold-the-file.ts", import.meta.url));
  const child = spawn(execPath, [program, file, String(ms)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return { ended };
};
