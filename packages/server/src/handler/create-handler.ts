import type { Store } from "@rosterkit/core";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerProblem } from "../api/answer-problem.ts";
import type { ApiOptions, Caller } from "../api/api-options.ts";
import { apiPath } from "../api/api-path.ts";
import { createAuthenticate } from "../api/authenticate.ts";
import { type ApiEnvironment, createApi } from "../api/create-api.ts";
import { createLimits } from "../api/limits.ts";
import { ProblemError } from "../api/problem-error.ts";
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
 * given work, `/metrics` for Prometheus, and under `/api/v1` the HTTP API to whoever has a key. Webhooks prove themselves, as each vendor
 * does; health and metrics name nobody but are to be kept from strangers by whoever serves this. `caller`: where the request comes from, for
 * the limit of refused keys.
 */
export function createHandler(options: HandlerOptions): (request: Request, caller?: Caller) => Promise<Response> {
  const { runner, metrics, api } = options;
  const app = new Hono<ApiEnvironment>();
  const authenticate = api && createAuthenticate(api, createLimits(api));
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
    app.get("/metrics", async (context) => {
      if (api?.metricsWantKey) await authenticate?.(context.req.raw, context.env.caller ?? {});
      return context.body(await metrics.text(runner), 200, { "content-type": metrics.contentType });
    });
  if (api && authenticate) app.route(apiPath, createApi({ options: api, runner, authenticate }));
  app.notFound((context) => context.body(null, 404));
  // What an error says is not for whoever asks from outside.
  app.onError((error, context) =>
    error instanceof ProblemError ? answerProblem(error.problem) : context.body(null, 503),
  );
  return async (request, caller = {}) => app.fetch(request, { caller });
}

async function webhook(runner: Runner, sync: string, request: Request): Promise<Response> {
  try {
    return (await runner.receive(sync, request)) ?? new Response(null, { status: 404 });
  } catch {
    // Vendors send again what is answered so, and some give up at once after 404.
    return new Response(null, { status: 503 });
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
