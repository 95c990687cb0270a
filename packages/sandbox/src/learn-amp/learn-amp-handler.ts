import { Hono } from "hono";
import type { FaultlessHandler, RequestContext } from "../faults/with-faults.ts";
import { requestWindow } from "../parts/request-window.ts";
import { type AccessTokens, tokenPath } from "./access-tokens.ts";
import type { LearnAmpBindings } from "./learn-amp-call.ts";
import type { LearnAmpCompany } from "./learn-amp-company.ts";
import { errorAnswer, RefusedRequest } from "./learn-amp-error.ts";
import { scopeOf } from "./learn-amp-scopes.ts";
import { teamRoutes } from "./team-routes.ts";
import { teamUserRoutes } from "./team-user-routes.ts";
import { userRoutes } from "./user-routes.ts";

/** Answers as the vendor would on a good day: limit, token, scope, what is accepted, then the path. */
export function learnAmpHandler(
  company: LearnAmpCompany,
  tokens: AccessTokens,
  wallNow: () => number,
): FaultlessHandler {
  const { switches } = company;
  const requests = switches.requestsAMinute ?? Number.POSITIVE_INFINITY;
  const nextRequest = requestWindow({ requests, windowSeconds: 60 }, wallNow);
  const routes = learnAmpRoutes();
  const answer = async (request: Request, { markWritten }: RequestContext): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (request.method === "POST" && pathname === tokenPath) return tokens.answer(request);
    const { waitSeconds } = nextRequest();
    if (waitSeconds > 0) return errorAnswer(new RefusedRequest(429), switches, waitSeconds);
    assertMay(request, pathname, tokens);
    return routes.fetch(request, { company, markWritten });
  };
  return (request, context) =>
    answer(request, context).catch((error: unknown) => {
      if (!(error instanceof RefusedRequest)) throw error;
      return errorAnswer(error, switches);
    });
}

function learnAmpRoutes(): Hono<LearnAmpBindings> {
  const routes = new Hono<LearnAmpBindings>().basePath("/v1");
  for (const some of [userRoutes(), teamUserRoutes(), teamRoutes()]) routes.route("/", some);
  routes.all("*", ({ req }) => {
    throw new RefusedRequest(req.method === "PATCH" ? 405 : 404);
  });
  routes.onError((error) => {
    throw error;
  });
  return routes;
}

function assertMay(request: Request, path: string, tokens: AccessTokens): void {
  const scopes = tokens.scopesOf(request);
  if (scopes === undefined) throw new RefusedRequest(401);
  const needed = scopeOf(request.method, path);
  if (needed !== undefined && !scopes.includes("public") && !scopes.includes(needed)) throw new RefusedRequest(403);
  if (!/json|\*\/\*|^$/.test(request.headers.get("accept") ?? "")) throw new RefusedRequest(406);
}
