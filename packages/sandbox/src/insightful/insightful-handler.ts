import type { FaultlessHandler } from "../faults/with-faults.ts";
import { requestWindow } from "../parts/request-window.ts";
import type { StandInClock } from "../stand-in.ts";
import { isAuthenticated } from "./insightful-access.ts";
import { errorAnswer, RefusedRequest } from "./insightful-error.ts";
import { insightfulRoutes, type RouteParts } from "./insightful-routes.ts";

/** Answers as the vendor would on a good day: token, the organisation's limit, then the path. */
export function insightfulHandler(parts: RouteParts, { wallNow }: StandInClock): FaultlessHandler {
  const { access, switches } = parts;
  const next = requestWindow({ requests: switches.requestsAMinute, windowSeconds: 60 }, wallNow);
  const routes = insightfulRoutes(parts).onError((error) => {
    if (error instanceof RefusedRequest) return errorAnswer(error.refusal);
    throw error;
  });
  return async (request, { markWritten }) => {
    if (!isAuthenticated(request, access)) return errorAnswer({ status: 401 });
    const { waitSeconds } = next();
    if (waitSeconds === 0) return routes.fetch(request, { markWritten });
    return errorAnswer({ status: 429, ...(switches.retryAfter === "seconds" && { retryAfterSeconds: waitSeconds }) });
  };
}
