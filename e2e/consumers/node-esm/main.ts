import { createMemoryStore, createSync, defaultIo } from "@rosterkit/core";
import { defineAdapter } from "@rosterkit/core/adapter";
import { defineMapping } from "@rosterkit/core/mapping";
import { resolveOktaDomain } from "@rosterkit/core/okta";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  defaultOktaToken,
  type StandIn,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { createHandler, createLocalJobs, createMetrics, createRunner } from "@rosterkit/server";
import { createServerClient } from "@rosterkit/server/client";
import { openSqliteStore } from "@rosterkit/store";

for (const door of [defineAdapter, defineMapping, resolveOktaDomain, serveStandIn]) {
  if (typeof door !== "function") throw new Error("a door opens on nothing");
}

const day = "2026-03-02";
const now = () => Date.parse(`${day}T08:00:00Z`);
const clock = { now, wallNow: () => Date.now() };
const people = createPeople({ seed: "consumer", count: 20, today: day });
const source = createHumaansStandIn({ people, clock });
const target = createOktaStandIn({ clock });
const through = ({ handle }: StandIn) => ({
  ...defaultIo(),
  fetch: (input: RequestInfo | URL, init?: RequestInit) => handle(new Request(input, init)),
});

const sync = createSync({
  source: humaans.connect({ apiToken: source.token }, through(source)),
  target: okta.connect({ domain: "https://rosterkit-sandbox.okta.com", apiToken: defaultOktaToken }, through(target)),
  settings: { id: "consumer", lifecycle: { zone: "Europe/London" }, newJoinersOnly: false },
  store: createMemoryStore({ now }),
  now,
});
const plan = await sync.plan();
if (!plan.changes.some(({ operation }) => operation === "create"))
  throw new Error(`nobody is to be made: ${JSON.stringify(plan.counts)}`);

const store = await openSqliteStore({ file: ":memory:" });
const { id } = await store.plans.save(plan);
if ((await store.plans.get(id))?.digest !== plan.digest) throw new Error("a plan came back as another");
const syncs = { list: async () => [], open: async () => undefined };
const runner = createRunner({ store, jobs: createLocalJobs(), syncs });
await runner.start();
const handle = createHandler({ runner, store, metrics: createMetrics(), api: { store, syncs } });
for (const path of ["healthz", "readyz", "metrics"]) {
  const { status } = await handle(new Request(`http://localhost/${path}`));
  if (status !== 200) throw new Error(`the server answers ${status} to ${path}`);
}
const { key } = await store.apiKeys.make({ name: "consumer", role: "viewer", by: "consumer" });
const client = createServerClient({ baseUrl: "http://localhost", key, fetch: (request) => handle(request) });
const { data: queue, error } = await client.GET("/queue");
if (queue?.total !== 0) throw new Error(`the server answers ${error?.code} to its client`);
await runner.stop();
await store.close();

console.log(`ok on ${process.version}`);
