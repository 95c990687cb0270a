import { argv } from "node:process";
import { createSync, defaultIo, type Store } from "@rosterkit/core";
import { hibob } from "@rosterkit/hibob";
import { learnAmp } from "@rosterkit/learn-amp";
import { okta } from "@rosterkit/okta";
import { serveStandIn } from "@rosterkit/sandbox/node";
import {
  createHandler,
  createLocalJobs,
  createPostgresJobs,
  createRunner,
  type UnattendedSync,
} from "@rosterkit/server";
import { type DurableStore, openPostgresStore, openSqliteStore } from "@rosterkit/store";
import { insertWebhooks } from "./insert-webhooks.ts";
import { serveFromHere } from "./serve-from-here.ts";
import { webhookSecrets } from "./webhook-calls.ts";

// A process of its own: `serve-webhooks.ts <ours|plain> <SQLite|PostgreSQL> <file or connection string>`. Syncs are called `Okta-<n>` and `HiBob-<n>`.

const [, , side = "ours", database = "SQLite", place = ""] = argv;
const nowhere = "http://127.0.0.1:9";
const io = defaultIo();

/** The real sync over real adapters. No vendor is called: the runner does not run, so that taking calls is all that is measured. */
const openSync = (id: string, store: Store): UnattendedSync => {
  const ofOkta = id.startsWith("Okta");
  const scope = ofOkta ? { scope: { groups: ["Staff"] } } : {};
  const settings = { id, newJoinersOnly: false, ...scope, lifecycle: { zone: "Europe/London" } };
  const source = ofOkta
    ? okta.connect({ domain: nowhere, apiToken: "none", eventHookSecret: webhookSecrets.Okta }, io)
    : hibob.connect({ serviceUserId: "none", token: "none", webhookSecret: webhookSecrets.HiBob }, io);
  const target = ofOkta
    ? learnAmp.connect({ company: "bench", baseUrl: nowhere, clientId: "none", clientSecret: "none" }, io)
    : okta.connect({ domain: nowhere, apiToken: "none" }, io);
  return {
    sync: createSync({ source, target, settings, store }),
    source: { id: "source", adapter: source.adapter.id },
    target: { id: "target", adapter: target.adapter.id },
  };
};

const openStore = (): Promise<DurableStore> =>
  database === "SQLite" ? openSqliteStore({ file: place }) : openPostgresStore({ connectionString: place });

const openHandler = async () => {
  const store = await openStore();
  const jobs = database === "SQLite" ? createLocalJobs() : await createPostgresJobs({ connectionString: place });
  const syncs = { list: async () => [], open: async (id: string) => openSync(id, store) };
  return createHandler({ runner: createRunner({ store, jobs, syncs }), store });
};

const handle = side === "ours" ? await openHandler() : await insertWebhooks(database, place);
const { url } = await serveStandIn({ handle });
serveFromHere(url);
