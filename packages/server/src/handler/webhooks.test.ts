import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { serve } from "@hono/node-server";
import { type DurableStore, openPostgresStore, openSqliteStore } from "@rosterkit/store";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Postgres, startPostgres } from "../../../../tooling/start-postgres.ts";
import { webhookCall } from "../../../core/src/plan/source-events.fixture.ts";
import { account, linkedWorld, person } from "../../../core/src/plan/world.fixture.ts";
import { createLocalJobs } from "../jobs/local-jobs.ts";
import { createRunner } from "../runner/create-runner.ts";
import { createHandler } from "./create-handler.ts";

/** A database, and how it goes away and comes back. */
interface Place {
  open(now: () => number): Promise<DurableStore>;
  takeAway(): Promise<() => Promise<void>>;
}

/** The handler behind a port, over a sync whose first run is over. */
const open = async ({ open: openStore }: Pick<Place, "open">) => {
  let now = () => 0;
  const store = await openStore(() => now());
  onTestFinished(() => store.close());
  const world = await linkedWorld({
    people: [person("1"), person("2")],
    accounts: [account("1"), account("2")],
    source: { events: { log: [], asked: 0 } },
    received: store.received,
    store: (clock) => {
      now = clock;
      return store;
    },
  });
  const ends = { source: { id: "hr", adapter: "hr" }, target: { id: "directory", adapter: "directory" } };
  const runner = createRunner({
    store,
    jobs: createLocalJobs({ now: world.now }),
    syncs: { list: async () => ["sync"], open: async () => ({ ...ends, sync: world.sync }) },
    now: world.now,
  });
  const handle = createHandler({ runner, store });
  const server = serve({ fetch: (request) => handle(request), port: 0, hostname: "127.0.0.1" });
  if (!server.listening) await once(server, "listening");
  onTestFinished(async () => {
    await runner.stop();
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/webhooks/sync`;
  const post = async (ids: readonly string[], more: { readonly key?: string } = {}) => {
    const hints = ids.map((id) => ({ resource: "people", id }) as const);
    const body = await webhookCall(hints, more).text();
    const { status } = await fetch(url, { method: "POST", body, headers: { connection: "close" } });
    return status;
  };
  const ever = { since: "2020-01-01T00:00:00.000Z", until: "2040-01-01T00:00:00.000Z" };
  return {
    world,
    store,
    runner,
    post,
    received: async () => (await store.received.list("sync", ever, 1000)).map(({ id }) => id),
    hinted: async () => (await world.plan({ hinted: true })).hinted,
  };
};

const laws = (place: () => Place) => {
  it("is kept once it is answered, each once, and people once however many named them", async () => {
    const { post, received, hinted } = await open(place());
    const calls = Array.from({ length: 40 }, (_, index) =>
      post([`${1 + (index % 2)}`], { key: `event ${index % 20}` }),
    );
    expect(new Set(await Promise.all(calls))).toEqual(new Set([204]));
    expect((await received()).toSorted()).toEqual([...Array(10).fill("1"), ...Array(10).fill("2")]);
    expect(await hinted()).toEqual({ people: 2 });
  });

  it("is 503 while the database is away, and taken when it is sent again", async () => {
    const { takeAway, ...rest } = place();
    const { post, received, hinted } = await open(rest);
    const bringBack = await takeAway();
    expect(await post(["1"], { key: "event" })).toBe(503);
    await bringBack();
    await expect.poll(() => post(["1"], { key: "event" }), { timeout: 30_000 }).toBe(204);
    expect([await received(), await hinted()]).toEqual([["1"], { people: 1 }]);
  });

  it("is looked at once more when it is replayed, and its turn comes at once", async () => {
    const { world, post, runner, hinted } = await open(place());
    const since = new Date(world.now()).toISOString();
    await post(["1", "2"]);
    await world.run({ hinted: true });
    expect(await runner.replay("sync", { since })).toEqual({ people: 2 });
    expect(await hinted()).toEqual({ people: 2 });
    expect((await runner.queue()).map(({ sync }) => sync)).toEqual(["sync"]);
  });

  it("is taken as far as there is room in a flood, and whatever was answered with 2xx is kept", async () => {
    const { world, store, post } = await open(place());
    const busy = await store.lease("hints for sync", "somebody", 60_000);
    const ids = Array.from({ length: 240 }, (_, index) => `p${index}`);
    let refused = 0;
    const answers = ids.map(async (id) => {
      const status = await post([id]);
      if (status === 503) refused += 1;
      return status;
    });
    await expect.poll(() => refused, { timeout: 20_000 }).toBeGreaterThan(0);
    if (busy) await store.release(busy);
    const statuses = await Promise.all(answers);
    expect(new Set(statuses)).toEqual(new Set([204, 503]));
    const inbox = await world.store.kept("hints for sync", "inbox");
    const kept = new Set(Object.keys((inbox as { readonly people: object }).people));
    expect(ids.filter((id, index) => statuses[index] === 204 && !kept.has(id))).toEqual([]);
  }, 60_000);
};

describe("a webhook over HTTP, kept in SQLite", () => {
  const folder = mkdtempSync(join(tmpdir(), "rosterkit-webhooks-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let number = 0;
  laws(() => {
    number += 1;
    const file = join(folder, `${number}.db`);
    return {
      open: (now) => openSqliteStore({ file, now, busyTimeoutMs: 300 }),
      // Another process that writes and does not come to an end.
      takeAway: async () => {
        const other = new DatabaseSync(file);
        other.exec("begin immediate");
        return async () => other.close();
      },
    };
  });
});

describe("a webhook over HTTP, kept in PostgreSQL", () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 120_000);
  afterAll(() => postgres.stop());
  let number = 0;
  laws(() => {
    number += 1;
    const schema = `webhooks_${number}`;
    return {
      open: (now) => openPostgresStore({ connectionString: postgres.connectionString, schema, now }),
      takeAway: async () => {
        await postgres.kill();
        return () => postgres.restart();
      },
    };
  });
});
