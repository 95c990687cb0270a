import type { FaultlessHandler } from "../faults/with-faults.ts";
import { rememberUntilChanged } from "../parts/remember-until-changed.ts";
import { type RequestAllowance, requestWindow } from "../parts/request-window.ts";
import type { StandInClock } from "../stand-in.ts";
import type { ActContext } from "./act-context.ts";
import { type AccessInForce, viewerOf } from "./humaans-access.ts";
import { errorResponse, RefusedRequest } from "./humaans-error.ts";
import { humaansId } from "./humaans-id.ts";
import type { StoredPerson } from "./humaans-records.ts";
import { humaansRoutes, type RowOfPerson } from "./humaans-routes.ts";
import type { TestAidHooks } from "./test-aids.ts";

/** What the handler stands on. */
export interface HandlerParts {
  readonly context: ActContext;
  readonly access: AccessInForce;
  readonly hooks: TestAidHooks;
  readonly clock: StandInClock;
  readonly allowance: RequestAllowance;
}

/** Answers one request after the other as the vendor would, with no faults: token, allowance, then the path. */
export function humaansHandler(parts: HandlerParts): FaultlessHandler {
  const { hooks, clock, allowance } = parts;
  const routes = humaansRoutes();
  const { records } = parts.context.current();
  const memories = {
    peopleSeen: rememberUntilChanged<readonly StoredPerson[]>(records),
    rowsSeen: rememberUntilChanged<readonly RowOfPerson[]>(records),
  };
  const nextRequest = requestWindow(allowance, clock.wallNow);
  let requestNumber = 0;
  routes.onError((error) => {
    throw error;
  });
  const answer = async (request: Request): Promise<Response> => {
    if (!hasToken(request, parts.access.token)) throw new RefusedRequest({ status: 401 });
    const { waitSeconds } = nextRequest();
    if (waitSeconds > 0) throw new RefusedRequest({ status: 429, retryAfterSeconds: waitSeconds });
    requestNumber += 1;
    return routes.fetch(request, { ...requestContext(parts), ...memories, requestNumber });
  };
  return async (request, { requestId }) => {
    const response = await answer(request).catch((error: unknown) => refused(error, requestId, parts));
    hooks.answered(new URL(request.url).pathname);
    return response;
  };
}

function requestContext({ context, access, hooks }: HandlerParts) {
  const current = context.current();
  const { ownerId, scopes } = access;
  const viewer = viewerOf(access, ownerId, current.today, current.switches);
  const tokenInfo = {
    id: humaansId(`token-info/${ownerId}`),
    personId: ownerId,
    label: "Rosterkit",
    scopes: [...scopes],
  };
  return { ...current, viewer, tokenInfo, totalTold: hooks.totalTold };
}

function hasToken(request: Request, token: string | null): boolean {
  return token !== null && request.headers.get("authorization") === `Bearer ${token}`;
}

function refused(error: unknown, requestId: string, { context }: HandlerParts): Response {
  if (!(error instanceof RefusedRequest)) throw error;
  return errorResponse(error.refusal, requestId, context.current().switches);
}
