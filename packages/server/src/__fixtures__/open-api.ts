import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { createSync } from "@rosterkit/core";
import { openSqliteStore } from "@rosterkit/store";
import { afterEach, vi } from "vitest";
import { connectDirectory } from "../../../core/src/plan/directory.fixture.ts";
import { connectSource } from "../../../core/src/plan/people-source.fixture.ts";
import { createWorld, settingsOf, type TestSettings, type World } from "../../../core/src/plan/world.fixture.ts";
import type { ApiOptions } from "../api/api-options.ts";
import { roles } from "../api/roles.ts";
import { createServerClient, type ServerClient } from "../client/index.ts";
import { createHandler } from "../handler/create-handler.ts";
import { createMetrics } from "../handler/create-metrics.ts";
import { createLocalJobs } from "../jobs/local-jobs.ts";
import { createRunner } from "../runner/create-runner.ts";
import type { Runner } from "../runner/runner.ts";
import type { SyncsToRun } from "../runner/unattended-sync.ts";

type Role = (typeof roles)[number];

/** The engine between two made-up vendors, over a store in SQLite, served over HTTP. */
export interface ApiScene {
  readonly world: World;
  readonly runner: Runner;
  readonly store: ApiOptions["store"];
  readonly syncs: { open: SyncsToRun["open"] };
  /** Where the server is. */
  readonly url: string;
  /** The text of a key of each role. */
  readonly keys: { readonly [Name in Role]: string };
  client(role: Role): ServerClient;
  /** What is served, without the wire: where a server would hang up on a body that is not read. */
  readonly handle: ReturnType<typeof createHandler>;
  /** One call as it goes over the wire, with a key where one is given. */
  call(method: string, path: string, more?: CallOptions): Promise<Response>;
  /** Waits for something to be so. */
  until(isSo: () => Promise<boolean> | boolean): Promise<void>;
}

interface CallOptions {
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}

const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

/** A scene of a world; its runner is not started. */
export async function openApi(
  start: Parameters<typeof createWorld>[0] & { readonly settings?: TestSettings } = {},
  more: Partial<ApiOptions> = {},
): Promise<ApiScene> {
  const world = createWorld(start);
  const { now } = world;
  const store = await openSqliteStore({ file: ":memory:", now });
  endings.push(() => store.close());
  const sync = createSync({
    source: connectSource(world.source),
    target: connectDirectory(world.directory),
    settings: settingsOf(start.settings),
    store,
    received: store.received,
    now,
  });
  const ends = { source: { id: "our HR", adapter: "hr" }, target: { id: "our directory", adapter: "directory" } };
  const syncs = {
    list: async () => ["sync"],
    open: async (id: string) => (id === "sync" ? { ...ends, sync } : undefined),
  };
  const runner = createRunner({
    store,
    jobs: createLocalJobs({ now }),
    syncs,
    now,
    onPlan: async (plan) => void (await store.plans.save(plan)),
    plans: store.plans,
  });
  endings.push(() => runner.stop());
  const metrics = createMetrics();
  const handle = createHandler({ runner, store, metrics, api: { store, syncs, now, ...more } });
  const server = serve({
    fetch: (request, { incoming }) => handle(request, { address: incoming.socket.remoteAddress }),
    hostname: "127.0.0.1",
    port: 0,
  });
  endings.push(() => closed(server));
  await vi.waitFor(() => {
    if (!server.listening) throw new Error("not yet");
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made = await Promise.all(
    roles.map(async (role) => [role, (await store.apiKeys.make({ name: `the ${role}`, role, by: "a test" })).key]),
  );
  const keys: ApiScene["keys"] = Object.fromEntries(made);
  return {
    ...{ world, runner, store, syncs, url, keys, handle },
    client: (role) => createServerClient({ baseUrl: url, key: keys[role] }),
    call: (method, path, { key, body, headers }: CallOptions = {}) =>
      fetch(url + path, {
        method,
        headers: {
          ...(body !== undefined && { "content-type": "application/json" }),
          ...(key !== undefined && { authorization: `Bearer ${key}` }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    until: (isSo) =>
      vi.waitFor(
        async () => {
          if (!(await isSo())) throw new Error("It is not so");
        },
        { timeout: 30_000, interval: 20 },
      ),
  };
}

const closed = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close(() => resolve());
  });
