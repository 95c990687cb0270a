import type { WindowStand } from "../parts/request-window.ts";
import type { HibobSwitches } from "./hibob-switches.ts";

const words: Readonly<Record<number, readonly [key: string, error: string]>> = {
  400: ["bad_request", "The request was not understood"],
  401: ["unauthorized", "The service user or its token is not known"],
  403: ["forbidden", "The service user may not do this"],
  404: ["not_found", "There is no such employee"],
  405: ["method_not_allowed", "This method is not offered here"],
  429: ["too_many_requests", "Too many requests"],
  500: ["internal_error", "Something went wrong"],
  503: ["unavailable", "The service is not available"],
};

/** An error in the vendor's usual shape. */
export function errorAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  const [key, error] = words[status] ?? ["error", "Something went wrong"];
  return Response.json({ key, error }, { status, headers });
}

/** A 429 that tells when the window ends, in the variant that the switches choose. */
export function limitedAnswer(stand: WindowStand, switches: HibobSwitches): Response {
  const headers = {
    ...limitHeaders(stand),
    ...(switches.retryAfter === "seconds" && { "retry-after": String(stand.waitSeconds) }),
  };
  return switches.limitedBody === "none" ? new Response(null, { status: 429, headers }) : errorAnswer(429, headers);
}

/** Where the window of a request stands. The reset is Unix time in seconds. */
export function limitHeaders({ limit, remaining, resetsAtMs }: WindowStand): Readonly<Record<string, string>> {
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(Math.ceil(resetsAtMs / 1000)),
  };
}

/** What a blocked caller gets: not the API's answer. */
export function blockedAnswer(): Response {
  const headers = { "content-type": "text/html" };
  return new Response("<html><body>Access denied</body></html>", { status: 403, headers });
}
