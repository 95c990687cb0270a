import { argv } from "node:process";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { createHandler, createLocalJobs, createPostgresJobs, createRunner } from "@rosterkit/server";
import { type DurableStore, openPostgresStore, openSqliteStore } from "@rosterkit/store";
import { insertWebhooks } from "./insert-webhooks.ts";
import { openRealSync } from "./open-real-sync.ts";
import { serveFromHere } from "./serve-from-here.ts";

// A process of its own: `serve-webhooks.ts <ours|plain> <SQLite|PostgreSQL> <file or connection string>`. Syncs are called `Okta-<n>` and `HiBob-<n>`.

const [, , side = "ours", database = "SQLite", place = ""] = argv;
const openStore = (): Promise<DurableStore> =>
  database === "SQLite" ? openSqliteStore({ file: place }) : openPostgresStore({ connectionString: place });

/** The runner does not run, so that taking calls is all that is measured. */
const openHandler = async () => {
  const store = await openStore();
  const jobs = database === "SQLite" ? createLocalJobs() : await createPostgresJobs({ connectionString: place });
  const syncs = { list: async () => [], open: async (id: string) => openRealSync(id, store) };
  return createHandler({ runner: createRunner({ store, jobs, syncs }), store });
};

const handle = side === "ours" ? await openHandler() : await insertWebhooks(database, place);
const { url } = await serveStandIn({ handle });
serveFromHere(url);
