import { argv } from "node:process";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { createHandler, createLocalJobs, createMetrics, createPostgresJobs, createRunner } from "@rosterkit/server";
import { openPostgresStore, openSqliteStore } from "@rosterkit/store";
import { openRealSync } from "./open-real-sync.ts";
import { tellMemory } from "./tell-memory.ts";

// A process of its own: `idle-server.ts <milliseconds> <SQLite|PostgreSQL> <file or connection string>`. Ten syncs, whose runs fail at once and are tried again minutes later.

const [, , idleMs = "0", database = "SQLite", place = ""] = argv;
const isFile = database === "SQLite";
const store = await (isFile ? openSqliteStore({ file: place }) : openPostgresStore({ connectionString: place }));
const jobs = isFile ? createLocalJobs() : await createPostgresJobs({ connectionString: place });
const ids = Array.from({ length: 10 }, (_, index) => `${index % 2 === 0 ? "Okta" : "HiBob"}-${index}`);
const syncs = { list: async () => ids, open: async (id: string) => openRealSync(id, store) };
const metrics = createMetrics();
const runner = createRunner({ store, jobs, syncs, ...metrics });
await serveStandIn({ handle: createHandler({ runner, store, metrics }) });
await runner.start();
await tellMemory(Number(idleMs));
