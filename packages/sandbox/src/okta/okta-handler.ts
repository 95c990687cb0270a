import { Hono } from "hono";
import type { RequestContext } from "../faults/with-faults.ts";
import { causeOf } from "./events/log-entities.ts";
import { asObject, type OktaAnswer, type OktaCall, type OktaRoute, type RouteAccess } from "./okta-call.ts";
import { OktaError } from "./okta-error.ts";
import { type OktaOrg, settle } from "./okta-org.ts";
import { createResponse, errorResponse } from "./okta-response.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { hasScope } from "./required-scope.ts";
import { type ServiceAppTokens, tokenPath } from "./service-app-tokens.ts";
import type { TokenAccess } from "./token-access.ts";
import type { Principal, TokenRegister } from "./token-register.ts";

/** What a handler works with. */
export interface OktaHandlerParts {
  readonly org: OktaOrg;
  readonly routes: readonly OktaRoute[];
  readonly tokens: TokenRegister;
  readonly serviceApps: ServiceAppTokens;
  readonly limiter: RateLimiter;
  /** Real milliseconds that every answer takes. */
  readonly answerDelayMs: number;
}

interface Bindings {
  readonly context: RequestContext;
  readonly principal: Principal | undefined;
}

/** The org's API on a good day: tells who calls, counts the request, finds the route and answers. */
export function createOktaHandler(
  parts: OktaHandlerParts,
): (request: Request, context: RequestContext) => Promise<Response> {
  const router = createRouter(parts);

  return async function handle(request, context) {
    const path = new URL(request.url).pathname;
    const principal = await identify(parts, request, path);
    const known = principal instanceof OktaError ? undefined : principal;
    const admission = parts.limiter.enter(known?.key, request.method, path);
    const headers = { ...admission.headers, "x-okta-request-id": context.requestId };
    if (admission.verdict !== "admitted") return errorResponse(parts.org, new OktaError("E0000047"), headers);
    try {
      if (parts.answerDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, parts.answerDelayMs));
      if (principal instanceof OktaError) return errorResponse(parts.org, principal, headers);
      const response = await (path === tokenPath
        ? parts.serviceApps.answer(request)
        : router.fetch(request, { context, principal: known }));
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      return response;
    } finally {
      parts.limiter.leave();
    }
  };
}

async function identify(
  { tokens, serviceApps }: OktaHandlerParts,
  request: Request,
  path: string,
): Promise<Principal | OktaError | undefined> {
  if (!path.startsWith("/api/")) return undefined;
  const authorization = request.headers.get("authorization");
  try {
    return /^(Bearer|DPoP) /i.test(authorization ?? "")
      ? await serviceApps.authenticate(request)
      : tokens.authenticate(authorization);
  } catch (error) {
    if (error instanceof OktaError) return error;
    throw error;
  }
}

function createRouter({ org, routes }: OktaHandlerParts): Hono<{ Bindings: Bindings }> {
  const router = new Hono<{ Bindings: Bindings }>();
  for (const route of routes)
    router.on(route.method, route.path, async (c) => {
      refuseRightless(route, c.env.principal);
      refuseScopeless(c.env.principal, c.req.method, c.req.path);
      const body = await readBody(c.req.raw);
      const url = new URL(c.req.url);
      const call: OktaCall = {
        method: route.method,
        origin: url.origin,
        url,
        query: url.searchParams,
        headers: c.req.raw.headers,
        params: c.req.param(),
        body,
        principal: c.env.principal,
      };
      await route.before?.(org, call);
      return createResponse(org, run(org, route, call, c.env.context), {});
    });
  for (const path of new Set(routes.map((route) => route.path)))
    router.all(path, () => errorResponse(org, new OktaError("E0000022"), {}));
  router.notFound(() => errorResponse(org, new OktaError("E0000008"), {}));
  router.onError((error) => errorResponse(org, error instanceof OktaError ? error : new OktaError("E0000009"), {}));
  return router;
}

function run(org: OktaOrg, route: OktaRoute, call: OktaCall, context: RequestContext): OktaAnswer {
  settle(org);
  const before = org.revision;
  try {
    return org.log.during(causeOf(org, call.principal, context.requestId), () => route.run(org, call));
  } finally {
    if (org.revision !== before) context.markWritten();
  }
}

const allowed: Readonly<Record<TokenAccess, readonly RouteAccess[]>> = {
  full: ["list", "self", "read", "write"],
  "read only": ["list", "self", "read"],
  "no admin role": ["list", "self"],
};

function refuseRightless(route: OktaRoute, principal: Principal | undefined): void {
  const open =
    route.access === "public" || (principal !== undefined && allowed[principal.access].includes(route.access));
  if (!open) throw new OktaError("E0000006");
}

/** A scope that was not granted shows as missing permission. */
function refuseScopeless(principal: Principal | undefined, method: string, path: string): void {
  if (!hasScope(principal?.scopes, method, path)) throw new OktaError("E0000006");
}

async function readBody(request: Request): Promise<Readonly<Record<string, unknown>>> {
  if (request.method === "GET" || request.method === "DELETE") return {};
  const text = await request.text();
  if (text === "") return {};
  try {
    const body = asObject(JSON.parse(text));
    if (body !== undefined) return body;
  } catch {
    // Answered like any body that is no object.
  }
  throw new OktaError("E0000003");
}
