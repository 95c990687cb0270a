import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Postgres, startPostgres } from "../../../tooling/start-postgres.ts";
import { type Desk, openDesk } from "./cli.fixture.ts";
import { listening } from "./serving.fixture.ts";

let postgres: Postgres;
let desk: Desk;
beforeAll(async () => {
  [postgres, desk] = await Promise.all([startPostgres(), openDesk(15)]);
}, 120_000);
afterAll(() => Promise.all([desk?.close(), postgres?.stop()]));

const serve = () => desk.start("serve", "--port", "0", "--json");

/** The syncs of a company with two, in a database server that a variable's file leads to. */
async function configureTwo(): Promise<void> {
  await desk.configure({});
  const file = join(desk.folder, "rosterkit.config.json");
  const { syncs, ...config } = JSON.parse(await readFile(file, "utf8"));
  const second = { ...syncs[0], id: "second", owns: "nothing" };
  await writeFile(file, JSON.stringify({ ...config, store: { postgres: "DATABASE_URL" }, syncs: [...syncs, second] }));
  await writeFile(join(desk.folder, "database-url"), `${postgres.connectionString}\n`, { mode: 0o600 });
  desk.environment.DATABASE_URL_FILE = join(desk.folder, "database-url");
}

test("several processes share one PostgreSQL, and go on when one of them dies", { timeout: 240_000 }, async () => {
  await configureTwo();
  expect(await serve().ended).toMatchObject({ code: 1, stderr: expect.stringContaining("rosterkit migrate") });
  expect((await desk.run("migrate")).code).toBe(0);

  const [one, other] = await Promise.all([listening(serve()), listening(serve())]);
  const turns = () => [...one.events, ...other.events].filter(({ msg }) => msg === "turn ended");
  await expect.poll(() => new Set(turns().map(({ sync }) => sync)).size, { timeout: 120_000 }).toBe(2);
  for (const { url } of [one, other]) expect((await fetch(`${url}/readyz`)).status).toBe(200);

  await one.end("SIGKILL");
  expect((await desk.run("sync-all", "--sync", "hr", "--yes")).code).toBe(0);
  expect((await fetch(`${other.url}/readyz`)).status).toBe(200);
  const third = await listening(serve());
  expect(third.events[0]).toMatchObject({ syncs: [{ sync: "hr", because: "every so often" }, { sync: "second" }] });
  expect([(await other.end()).code, (await third.end()).code]).toEqual([0, 0]);
});
