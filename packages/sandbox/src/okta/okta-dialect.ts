import type { ErrorFaultKind, FaultDialect } from "../faults/with-faults.ts";
import { OktaError, type OktaErrorCode } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { createResponse, errorResponse } from "./okta-response.ts";
import { pageLinks } from "./page-cursor.ts";
import type { RateLimiter } from "./rate-limiter.ts";

const codes: Readonly<Record<ErrorFaultKind, OktaErrorCode>> = {
  "rate limited": "E0000047",
  "concurrency limited": "E0000047",
  "internal error": "E0000009",
  unavailable: "E0000010",
  unauthenticated: "E0000011",
  forbidden: "E0000006",
};

/** How Okta words planned faults. It sends no `Retry-After`: `retryAfterSeconds` becomes the distance of the reset. */
export function createOktaDialect(org: OktaOrg, limiter: RateLimiter): FaultDialect {
  return {
    error(kind, request, fault, context) {
      const limits =
        kind === "rate limited" || kind === "concurrency limited"
          ? limiter.refusal(kind, request, (fault.retryAfterSeconds ?? (kind === "rate limited" ? 60 : 1)) * 1000)
          : limiter.standing(request);
      // The index that `search` reads can be down while the rest of Okta works.
      const searching = kind === "unavailable" && new URL(request.url).searchParams.has("search");
      const code = searching ? "E0000100" : codes[kind];
      return errorResponse(org, new OktaError(code), { ...limits, "x-okta-request-id": context.requestId });
    },
    emptyPage(request, context) {
      const url = new URL(request.url);
      const links = pageLinks(url, url.origin, undefined);
      const headers = { ...limiter.standing(request), "x-okta-request-id": context.requestId };
      return createResponse(org, { status: 200, body: [], links }, headers);
    },
  };
}
