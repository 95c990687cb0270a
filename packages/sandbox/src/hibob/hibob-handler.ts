import type { FaultlessHandler } from "../faults/with-faults.ts";
import { requestWindow, type WindowStand } from "../parts/request-window.ts";
import type { StandInClock } from "../stand-in.ts";
import { isAuthenticated, refusalCounter } from "./hibob-access.ts";
import { blockedAnswer, errorAnswer, limitedAnswer, limitHeaders } from "./hibob-error.ts";
import { hibobRoutes, type RouteParts } from "./hibob-routes.ts";
import { isForScim } from "./scim/hibob-scim-handler.ts";

/** What the handler stands on. */
export interface HandlerParts extends RouteParts {
  /** Searches a minute. */
  readonly searches: number;
  /** The same company's SCIM server. */
  readonly scimServer: (request: Request) => Promise<Response>;
}

/** Answers as the vendor would on a good day: block, credentials, limits, then the path. */
export function hibobHandler(parts: HandlerParts): FaultlessHandler {
  const { switches, access, clock, searches, scimServer } = parts;
  const refusals = refusalCounter(switches, clock.wallNow);
  const windows = new Map<string, () => WindowStand>();
  const nextIn = (endpoint: string): WindowStand => {
    const requests = endpoint === "people/search" ? searches : switches.otherRequestsAMinute;
    const next = windows.get(endpoint) ?? requestWindow({ requests, windowSeconds: 60 }, clock.wallNow);
    windows.set(endpoint, next);
    return next();
  };
  const routes = hibobRoutes(parts);
  return async (request) => {
    if (refusals.isBlocked()) return dated(blockedAnswer(), clock);
    if (isForScim(request)) return counted(await scimServer(request));
    const stand = nextIn(endpointOf(request));
    const answer = isAuthenticated(request, access) ? await within(stand, request) : errorAnswer(401);
    refusals.answered(answer.status);
    return dated(answer, clock, stand);
  };

  function counted(answer: Response): Response {
    refusals.answered(answer.status);
    return dated(answer, clock);
  }

  async function within(stand: WindowStand, request: Request): Promise<Response> {
    return stand.waitSeconds > 0 ? limitedAnswer(stand, switches) : routes.fetch(request);
  }
}

/** What limits are counted by. */
function endpointOf({ url }: Request): string {
  const path = new URL(url).pathname.replace(/^\/v1\//, "");
  return /^people\/(?!search$)/.test(path) ? "people/{identifier}" : path;
}

/** The reset is an instant, so the answer has to say what time the vendor thinks it is. */
function dated(answer: Response, { wallNow }: StandInClock, stand?: WindowStand): Response {
  answer.headers.set("date", new Date(wallNow()).toUTCString());
  for (const [name, value] of Object.entries(stand ? limitHeaders(stand) : {})) answer.headers.set(name, value);
  return answer;
}
