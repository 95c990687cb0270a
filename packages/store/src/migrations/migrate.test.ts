import { existsSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { onBoth, type Place } from "../__fixtures__/on-both.ts";
import { recordedSql } from "../__fixtures__/recorded-sql.ts";
import { entriesOf, hold, intentOf, linkOf, linksOf } from "../__fixtures__/samples.ts";
import { StoreError } from "../store-error.ts";
import { migrate } from "./migrate.ts";
import type { Migration } from "./migration.ts";
import { migrations } from "./migrations.ts";

const frozen = (name: string) => new URL(`./frozen/${name}.sql`, import.meta.url);
const readFrozen = (name: string) => readFileSync(frozen(name), "utf8").trim().split(/;\n/).filter(Boolean);

const next: Migration = {
  version: migrations.length + 1,
  name: "a column more",
  up: async (queries) => {
    await queries.schema.alterTable("links").addColumn("added", "integer").execute();
  },
};

const broken: Migration = {
  version: next.version + 1,
  name: "one that fails half-way",
  up: async (queries) => {
    await queries.schema.alterTable("kept").addColumn("added", "integer").execute();
    await queries.schema.alterTable("nothing").addColumn("added", "integer").execute();
  },
};

const reason = (expected: string) => (error: unknown) => StoreError.isInstance(error) && error.reason === expected;

/** The database as an earlier version left it: its tables from what was frozen then, with somebody in them. */
const buildVersion = async (place: Place, version: number, name: "sqlite" | "postgres") => {
  const { queries, dialect } = await place.look();
  await queries.transaction().execute(async (transaction) => {
    await dialect.createSchema(transaction);
    if ("schema" in place.options)
      await sql`set local search_path to ${sql.id(place.options.schema)}`.execute(transaction);
    await sql`create table schema_versions (version integer primary key not null, name text not null, taken_at text not null)`.execute(
      transaction,
    );
    for (let step = 1; step <= version; step += 1) {
      for (const statement of readFrozen(`version-${step}.${name}`)) await sql.raw(statement).execute(transaction);
      await sql`insert into schema_versions values (${step}, 'as it was', '2026-01-01T00:00:00.000Z')`.execute(
        transaction,
      );
    }
    for (const statement of readFrozen(`version-${version}.rows`)) await sql.raw(statement).execute(transaction);
  });
};

describe.each(migrations.map((migration) => [migration.version, migration] as const))(
  "the migration to version %i",
  (version, migration) => {
    it.each(["sqlite", "postgres"] as const)("does in %s what it did when it was frozen", async (name) => {
      await expect(await recordedSql(migration, name)).toMatchFileSnapshot(
        frozen(`version-${version}.${name}`).pathname,
      );
    });

    it("has its number, and rows to migrate", () => {
      expect(migrations[version - 1]).toBe(migration);
      expect(existsSync(frozen(`version-${version}.rows`))).toBe(true);
    });
  },
);

onBoth("migrating", (fresh, server) => {
  const name = () => (server() ? "postgres" : "sqlite");

  it.each(migrations.map(({ version }) => version))("from version %i keeps what is there", async (version) => {
    const place = fresh();
    await buildVersion(place, version, name());
    const store = await place.open();
    expect(await linksOf(store, "old sync")).toEqual([linkOf("ann")]);
    expect(await entriesOf(store, "old sync")).toHaveLength(1);
    expect(await store.kept("old sync", "ran")).toBe("2026-01-01");
    expect((await store.verifyLog("old sync")).problems).toEqual([]);
    expect((await store.connections.list()).map(({ id }) => id)).toEqual(["hr", "okta"]);
    expect((await store.syncs.list()).map(({ id, version: of }) => [id, of])).toEqual([["old sync", 1]]);
    expect((await store.apiKeys.list()).map(({ name, revokedBy }) => [name, revokedBy])).toEqual(
      version < 2 ? [] : [["old console", "ben"]],
    );
    const ever = { since: "", until: "9" };
    expect(await store.received.named("old sync", ever, 10)).toEqual(
      version < 4 ? [] : [{ resource: "people", id: "ann" }],
    );
    await store.commit(await hold(store, "old sync", "new owner"), { entries: [intentOf("bob")] });
    expect(await entriesOf(store, "old sync")).toHaveLength(2);
  });

  it("goes on from the last version, and finds nothing to do afterwards", async () => {
    const place = fresh();
    const store = await place.open();
    await store.commit(await hold(store), { links: [linkOf("ann")] });
    const database = await place.look();
    const last = migrations.length;
    expect(await migrate(database)).toEqual({ from: last, to: last });
    expect(await migrate(database, [...migrations, next])).toEqual({ from: last, to: last + 1 });
    expect(await database.queries.selectFrom("links").selectAll().execute()).toMatchObject([{ added: null }]);
  });

  it("is refused by code that is older than the database", async () => {
    const place = fresh();
    const database = await place.look();
    await migrate(database, [...migrations, next]);
    await expect(place.open()).rejects.toSatisfy(reason("newer"));
    await expect(place.open({ migrate: false })).rejects.toSatisfy(reason("newer"));
  });

  it("is left to somebody else when that is asked for", async () => {
    const place = fresh();
    await expect(place.open({ migrate: false })).rejects.toSatisfy(reason("older"));
    await place.open();
    await expect(place.open({ migrate: false })).resolves.toBeDefined();
  });

  it("that fails half-way leaves the version there was", async () => {
    const place = fresh();
    const store = await place.open();
    await store.commit(await hold(store), { links: [linkOf("ann")] });
    const database = await place.look();
    await expect(migrate(database, [...migrations, next, broken])).rejects.toSatisfy(StoreError.isInstance);
    expect(await linksOf(await place.open())).toEqual([linkOf("ann")]);
    expect(await migrate(database, [...migrations, next])).toMatchObject({ from: migrations.length });
  });

  it("is done once when many begin at once", async () => {
    const place = fresh();
    const databases = await Promise.all([1, 2, 3, 4].map(() => place.look()));
    const done = await Promise.all(databases.map((database) => migrate(database, [...migrations, next])));
    expect(done.map(({ from }) => from).toSorted()).toEqual([0, ...Array.from({ length: 3 }, () => next.version)]);
  });
});
