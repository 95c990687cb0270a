import {
  createChores,
  createHandler,
  createLocalJobs,
  createMetrics,
  createPostgresJobs,
  createRunner,
  createSharedBudgets,
  type Jobs,
  joinListeners,
  type Listeners,
  type Runner,
  type SharedBudgets,
  type SyncsToRun,
  traceWaits,
} from "@rosterkit/server";
import type { DurableStore } from "@rosterkit/store";
import type { Config } from "../config/config.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { addressIn } from "../config/open-store.ts";
import { createCurrentConfig } from "./current-config.ts";
import { keepWaitingPlan } from "./keep-waiting-plan.ts";
import { createKeptConnections } from "./kept-connections.ts";
import { notifierOf } from "./notifier-of.ts";
import { createServedSyncs } from "./served-syncs.ts";
import type { Events } from "./tell-events.ts";
import { watchedCredentials } from "./watched-credentials.ts";

/** Everything that serves a config, not begun yet. */
export interface Server {
  readonly syncs: SyncsToRun;
  readonly handle: ReturnType<typeof createHandler>;
  start(): Promise<void>;
  /** Drains: begins nothing any more, and waits for what goes on. May be called again. */
  stop(): Promise<void>;
}

/** What a server is made of. */
export interface ServerParts {
  readonly loaded: LoadedConfig;
  readonly store: DurableStore;
  readonly events: Events;
  readonly concurrency: number;
  /** Told each turn. */
  readonly onTurn: NonNullable<Listeners["onTurn"]>;
}

/** Puts a server together. Throws what keeps it from beginning: secrets of notices that are missing, a database that cannot be reached. */
export async function assembleServer({ loaded, store, events, ...more }: ServerParts): Promise<Server> {
  const metrics = createMetrics();
  const onNoticeFailure: Events["onNoticeFailure"] = (failure) => {
    events.onNoticeFailure(failure);
    metrics.onNoticeFailure(failure);
  };
  const notifier = notifierOf(loaded.config, process.env, { store, onNoticeFailure });
  const told = joinListeners(events, metrics, traceWaits(), notifier, more);
  const current = createCurrentConfig(loaded, (error) => events.problem("reading the config again", error));
  // Whoever changed a connection has mended it.
  const release = (name: string) =>
    runner.release(name).catch((error: unknown) => events.problem("ending a quarantine", error));
  const { jobs, budgets } = await sharedOf(loaded.config, store, events);
  const onChange = (name: string) => void release(name);
  const open = createKeptConnections({ onWait: told.onWait, onChange, ...(budgets && { budgets }) });
  const syncs = createServedSyncs(current, store, open);
  const chores = createChores({
    ...{ store, onNotice: told.onNotice, onFailure: events.onChoreFailure },
    credentials: async () => watchedCredentials((await current()).config, open),
  });
  const runner: Runner = createRunner({
    ...joinListeners(told, chores, { onPlan: keepWaitingPlan(store) }),
    ...{ store, plans: store.plans, syncs, concurrency: more.concurrency, jobs },
  });
  let stopped: Promise<void> | undefined;
  return {
    syncs,
    handle: createHandler({ runner, store, metrics, api: { store, syncs, onCall: events.onCall } }),
    start: async () => {
      for (const name of Object.keys(loaded.config.connections)) await release(name);
      await runner.start();
      notifier.start();
      chores.start();
    },
    stop: () => {
      stopped ??= stopInOrder([runner, chores, notifier, ...(budgets ? [budgets] : [])]);
      return stopped;
    },
  };
}

/** Each may still need those after it. */
async function stopInOrder(parts: readonly { stop(): Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.stop();
}

/** What several processes over one database server share; over a file one process has it to itself. */
interface Shared {
  readonly jobs: Jobs;
  readonly budgets?: SharedBudgets;
}

async function sharedOf({ store: place }: Config, store: DurableStore, { problem }: Events): Promise<Shared> {
  if ("sqlite" in place) return { jobs: createLocalJobs({ store }) };
  const connectionString = addressIn(place.postgres, process.env);
  const onError = (error: Error) => problem("sharing the work over the database", error);
  const [jobs, budgets] = await Promise.all([
    createPostgresJobs({ connectionString, onError }),
    createSharedBudgets({ connectionString, onError }),
  ]);
  return { jobs, budgets };
}
