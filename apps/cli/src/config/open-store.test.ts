import { afterAll, beforeAll, expect, test } from "vitest";
import { type Postgres, startPostgres } from "../../../../tooling/start-postgres.ts";
import { migrateStore, openStore } from "./open-store.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

test("a database server is brought up to date by nothing but migrating", async () => {
  const place = { postgres: "DATABASE_URL" };
  const environment = { DATABASE_URL: postgres.connectionString };
  await expect(openStore(place, "", environment)).rejects.toMatchObject({ reason: "older" });
  expect((await migrateStore(place, "", environment)).from).toBe(0);
  const store = await openStore(place, "", environment);
  expect(await store.verifyLog("a")).toMatchObject({ intact: true, entries: 0 });
  await store.close();
});

test("the variable that is missing is named", async () => {
  await expect(openStore({ postgres: "DATABASE_URL" }, "", {})).rejects.toThrow("The environment has no DATABASE_URL");
});
