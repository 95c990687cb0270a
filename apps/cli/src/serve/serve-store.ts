import { once } from "node:events";
import {
  createHandler,
  createLocalJobs,
  createMetrics,
  createPostgresJobs,
  createRunner,
  type Jobs,
  type Listeners,
  type Runner,
  type SyncsToRun,
} from "@rosterkit/server";
import { wholeNumber } from "../commands/whole-number.ts";
import type { Config } from "../config/config.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { addressIn } from "../config/open-store.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Outcome, Stage } from "../invocation.ts";
import { createCurrentConfig } from "./current-config.ts";
import { keepWaitingPlan } from "./keep-waiting-plan.ts";
import { listen, type Place } from "./listen.ts";
import { nextRuns } from "./next-runs.ts";
import { createServedSyncs } from "./served-syncs.ts";
import { createEvents, type Events } from "./tell-events.ts";
import { toldTo } from "./told-to.ts";

/** Runs the syncs of a config over its store until the signal comes, then drains. Throws what keeps it from beginning. */
export async function serveStore(stage: Stage, loaded: LoadedConfig): Promise<Outcome> {
  const { options, signal } = stage;
  const { server } = loaded.config;
  const place = placeOf(stage, loaded.config);
  const concurrency = wholeNumber(options.concurrency, "--concurrency", 1, 100) ?? server.concurrency;
  const events = createEvents(stage);
  const store = await stage.workspace.store();
  const current = createCurrentConfig(loaded, events.problem);
  // Whoever changed a connection has mended it.
  const release = (name: string) => runner.release(name).catch(events.problem);
  const syncs = createServedSyncs(current, store, (name) => void release(name));
  const metrics = createMetrics();
  let cutShort = 0;
  const counting: Listeners = {
    onTurn: ({ result }) => {
      if (result === "aborted" && signal.aborted) cutShort += 1;
    },
  };
  const runner = createRunner({
    ...toldTo([events, metrics, counting]),
    store,
    syncs,
    jobs: await jobsFor(loaded.config, events),
    concurrency,
    onPlan: keepWaitingPlan(store),
  });
  const handle = createHandler({ runner, store, metrics });
  try {
    for (const name of Object.keys(loaded.config.connections)) await release(name);
    await serveUntilStopped(stage, { runner, handle, syncs, events, place });
  } finally {
    await runner.stop();
  }
  return { code: cutShort > 0 ? exitCodes.inPart : exitCodes.done, json: { event: "stopped", cutShort } };
}

interface Serving {
  readonly runner: Runner;
  readonly handle: (request: Request) => Promise<Response>;
  readonly syncs: SyncsToRun;
  readonly events: Events;
  readonly place: Place;
}

/** Goes on being asked until what was begun has ended, so that whoever shares the load sees that it is not ready any more. */
async function serveUntilStopped({ signal }: Stage, { runner, handle, syncs, events, place }: Serving): Promise<void> {
  const listening = await listen(handle, place);
  try {
    const runs = await nextRuns(syncs, Date.now());
    await runner.start();
    events.listening(listening.url, runs);
    if (!signal.aborted) await once(signal, "abort");
    await runner.stop();
  } finally {
    await listening.close();
  }
}

function jobsFor({ store }: Config, { problem }: Events): Promise<Jobs> | Jobs {
  if ("sqlite" in store) return createLocalJobs();
  return createPostgresJobs({ connectionString: addressIn(store.postgres, process.env), onError: problem });
}

function placeOf({ options }: Stage, { server }: Config): Place {
  const port = wholeNumber(options.port, "--port", 0, 65_535) ?? server.port;
  return { host: typeof options.host === "string" ? options.host : server.host, port };
}
