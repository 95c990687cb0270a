import { once } from "node:events";
import { stdout } from "node:process";
import { wholeNumber } from "../commands/whole-number.ts";
import type { Config } from "../config/config.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Outcome, Stage } from "../invocation.ts";
import { assembleServer, type Server } from "./assemble-server.ts";
import { listen, type Place } from "./listen.ts";
import { logLevels } from "./log-levels.ts";
import { nextRuns } from "./next-runs.ts";
import { createLoggedEvents, createShownEvents, type Events } from "./tell-events.ts";

/** Runs the syncs of a config over its store until the signal comes, then drains. Throws what keeps it from beginning. */
export async function serveStore(stage: Stage, loaded: LoadedConfig): Promise<Outcome> {
  const { workspace, signal } = stage;
  const place = placeOf(stage, loaded.config);
  const concurrency = concurrencyOf(stage, loaded.config);
  const events = eventsFor(stage);
  const store = await workspace.store();
  let cutShort = 0;
  const onTurn = ({ result }: { readonly result: string }) => {
    if (result === "aborted" && signal.aborted) cutShort += 1;
  };
  const server = await assembleServer({ loaded, store, events, concurrency, onTurn });
  try {
    await serveUntilStopped(signal, { server, events, place });
  } finally {
    await server.stop();
  }
  events.stopped(cutShort);
  return { code: cutShort > 0 ? exitCodes.inPart : exitCodes.done, json: undefined };
}

interface Serving {
  readonly server: Server;
  readonly events: Events;
  readonly place: Place;
}

/** Goes on being asked until what was begun has ended, so that whoever shares the load sees that it is not ready any more. */
async function serveUntilStopped(signal: AbortSignal, { server, events, place }: Serving): Promise<void> {
  const listening = await listen(server.handle, place);
  try {
    const runs = await nextRuns(server.syncs, Date.now());
    await server.start();
    events.listening(listening.url, runs);
    if (!signal.aborted) await once(signal, "abort");
    await server.stop();
  } finally {
    await listening.close();
  }
}

function eventsFor({ global, options, screen }: Stage): Events {
  if (!global.json) return createShownEvents(screen);
  const level = logLevels.find((one) => one === options.logLevel) ?? "info";
  return createLoggedEvents(level, (line) => void stdout.write(line));
}

const concurrencyOf = ({ options }: Stage, { server }: Config): number =>
  wholeNumber(options.concurrency, "--concurrency", 1, 100) ?? server.concurrency;

function placeOf({ options }: Stage, { server }: Config): Place {
  const port = wholeNumber(options.port, "--port", 0, 65_535) ?? server.port;
  return { host: typeof options.host === "string" ? options.host : server.host, port };
}
