import { ConfigurationError, type Store } from "@rosterkit/core";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ApiOptions, Caller } from "../api/api-options.ts";
import type { Runner } from "../runner/runner.ts";
import type { Metrics } from "./create-metrics.ts";

/** What the handler answers for. */
export interface HandlerOptions {
  readonly runner: Runner;
  /** Asked whether it answers. */
  readonly store: Pick<Store, "kept">;
  /** Absent: nothing is told under `/metrics`. */
  readonly metrics?: Metrics;
  /** What is answered under `/api/v1`, to whoever has a key. Absent: nothing is. */
  readonly api?: ApiOptions;
}

/** Longer ones are no event of any vendor. */
const maximumBodyBytes = 1_048_576;

/**
 * Answers web-standard requests: `/webhooks/<sync>` for the source's events, `/healthz` while the process lives, `/readyz` while it may be
 * given work, `/metrics` for Prometheus. Webhooks prove themselves, as each vendor does; the other three name nobody but are to be kept
 * from strangers by whoever serves this.
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const { runner, metrics } = options;
  const app = new Hono();
  // Some vendors ask by GET first whether they are expected.
  app.on(
    ["GET", "POST"],
    "/webhooks/:sync",
    bodyLimit({ maxSize: maximumBodyBytes, onError: (context) => context.body(null, 413) }),
    (context) => webhook(runner, context.req.param("sync"), context.req.raw),
  );
  app.get("/healthz", (context) => context.text("ok"));
  app.get("/readyz", (context) => readiness(options, context));
  if (metrics)
    app.get("/metrics", async (context) =>
      context.body(await metrics.text(runner), 200, { "content-type": metrics.contentType }),
    );
  app.notFound((context) => context.body(null, 404));
  // What an error says is not for whoever asks from outside.
  app.onError((_, context) => context.body(null, 503));
  return async (request) => app.fetch(request);
}

async function webhook(runner: Runner, sync: string, request: Request): Promise<Response> {
  try {
    return (await runner.receive(sync, request)) ?? new Response(null, { status: 404 });
  } catch (error) {
    // A source that takes no events; whatever else fails may be sent again.
    return new Response(null, { status: ConfigurationError.isInstance(error) ? 404 : 503 });
  }
}

async function readiness({ runner, store }: HandlerOptions, context: Context): Promise<Response> {
  const [storeAnswers, queueAnswers] = await Promise.all([
    answers(() => store.kept("readiness of the server", "nothing")),
    answers(() => runner.queue()),
  ]);
  const ready = runner.state === "running" && storeAnswers && queueAnswers;
  return context.json({ ready, runner: runner.state, store: storeAnswers, queue: queueAnswers }, ready ? 200 : 503);
}

const answers = (ask: () => Promise<unknown>): Promise<boolean> =>
  ask().then(
    () => true,
    () => false,
  );
