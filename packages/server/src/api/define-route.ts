import type { z } from "@hono/zod-openapi";
import type { ApiKeyRole, StoredApiKey } from "@rosterkit/store";
import type { Runner } from "../runner/runner.ts";
import type { ApiOptions } from "./api-options.ts";

/** What every route works with. */
export interface ApiContext extends Pick<ApiOptions, "store" | "syncs"> {
  readonly runner: Runner;
  readonly now: () => number;
}

/** One call of a route, checked. */
export interface RouteCall<Params, Query, Body> extends ApiContext {
  readonly key: StoredApiKey;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** A route: who may call it, with what, and what comes back. */
export interface Route<Params, Query, Body, Answer> {
  readonly method: "get" | "post";
  /** Below `/api/v1`, with `{names}` for what varies. */
  readonly path: string;
  /** The least role that may call it. */
  readonly role: ApiKeyRole;
  /** One line, for the description. */
  readonly summary: string;
  readonly params?: z.ZodObject & z.ZodType<Params>;
  readonly query?: z.ZodObject & z.ZodType<Query>;
  /** Of each `post`. */
  readonly body?: z.ZodType<Body>;
  /** 202: what was asked for comes later. Absent: 200. */
  readonly status?: 200 | 201 | 202;
  readonly answer: z.ZodType<Answer>;
  handle(call: RouteCall<Params, Query, Body>): Promise<Answer>;
}

/** A route whatever it takes. */
export type AnyRoute = Route<unknown, unknown, unknown, unknown>;

/** States a route, its handler typed by what it takes and answers. */
export const defineRoute = <Params, Query, Body, Answer>(route: Route<Params, Query, Body, Answer>): AnyRoute => route;
