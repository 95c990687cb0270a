import { OpenAPIHono } from "@hono/zod-openapi";
import type { StoredApiKey } from "@rosterkit/store";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { tell } from "../runner/notice.ts";
import type { Runner } from "../runner/runner.ts";
import { isoOf } from "../runner/runner-context.ts";
import { answerProblem } from "./answer-problem.ts";
import type { ApiCall, ApiOptions, Caller } from "./api-options.ts";
import { apiPath } from "./api-path.ts";
import type { Authenticate } from "./authenticate.ts";
import type { AnyRoute, ApiContext } from "./define-route.ts";
import { describeApi } from "./describe-api.ts";
import { describeRoute } from "./describe-route.ts";
import { invalidRequest } from "./invalid-request.ts";
import type { Problem } from "./problem-error.ts";
import { problemOf } from "./problem-of.ts";
import { refuseCrossSite } from "./refuse-cross-site.ts";
import { assertRole } from "./roles.ts";
import { notFound } from "./routes/not-found.ts";
import { routes } from "./routes/routes.ts";

/** What hono carries along with a request. */
export interface ApiEnvironment {
  Bindings: { readonly caller?: Caller };
  Variables: { key?: StoredApiKey; path?: string; sync?: string };
}

/** What the API is made of. */
export interface ApiParts {
  readonly options: ApiOptions;
  readonly runner: Runner;
  readonly authenticate: Authenticate;
}

/** More is no call of ours: a thousand ids have room. */
const maximumBodyBytes = 1_048_576;

/** The API, to be mounted at `apiPath`. */
export function createApi({ options, runner, authenticate }: ApiParts): OpenAPIHono<ApiEnvironment> {
  const { store, syncs, now = Date.now, onCall } = options;
  const app = new OpenAPIHono<ApiEnvironment>({
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(result.error);
    },
  });
  const document = JSON.stringify(describeApi());
  app.onError((error) => answerProblem(problemOf(error)));
  app.use(async (context, next) => {
    const startedMs = now();
    await next();
    context.header("cache-control", "no-store");
    context.header("x-content-type-options", "nosniff");
    tell(onCall, callOf(context, startedMs, now()));
  });
  app.get("/openapi.json", (context) => context.body(document, 200, { "content-type": "application/json" }));
  app.use(async (context, next) => {
    refuseCrossSite(context.req.raw);
    context.set("key", await authenticate(context.req.raw, context.env.caller ?? {}));
    await next();
  });
  app.use(bodyLimit({ maxSize: maximumBodyBytes, onError: () => answerProblem(tooLong) }));
  for (const route of routes) addRoute(app, route, { store, syncs, runner, now });
  app.all("*", () => {
    throw notFound("path");
  });
  return app;
}

function addRoute(app: OpenAPIHono<ApiEnvironment>, route: AnyRoute, context: ApiContext): void {
  app.openapi({ ...describeRoute(route), middleware: admit(route) }, async (call) => {
    const [params, query] = [valid(call, "param"), valid(call, "query")];
    const body = route.body && valid(call, "json");
    const answer = await route.handle({ ...context, key: keyOf(call), params, query, body });
    return Response.json(answer, { status: route.status ?? 200 });
  });
}

/** What the route's own schema made of a part of the request; its type is known to the route alone. */
const valid = (call: Context, part: "param" | "query" | "json"): unknown => call.req.valid(part as never);

/** Before anything of the request is read, as whoever may not call learns nothing of what it takes. */
const admit =
  ({ path, role }: AnyRoute): MiddlewareHandler<ApiEnvironment> =>
  async (context, next) => {
    context.set("path", `${apiPath}${path}`);
    const sync = context.req.param("sync");
    if (sync !== undefined) context.set("sync", sync);
    assertRole(keyOf(context), role);
    await next();
  };

function keyOf(context: Context<ApiEnvironment>): StoredApiKey {
  const key = context.get("key");
  if (!key) throw new TypeError("A route was reached without a key");
  return key;
}

function callOf(context: Context<ApiEnvironment>, startedMs: number, endedMs: number): ApiCall {
  const { key, path = apiPath, sync } = context.var;
  return {
    at: isoOf(startedMs),
    method: context.req.method,
    path,
    ...(sync !== undefined && { sync }),
    status: context.res.status,
    ms: endedMs - startedMs,
    ...(key && { key: { id: key.id, name: key.name, role: key.role } }),
  };
}

const tooLong: Problem = { status: 413, code: "too-long", message: "The body is longer than 1 MiB" };
