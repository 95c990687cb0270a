import type { OktaAnswer } from "./okta-call.ts";
import type { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";

/** Headers by lower-case name. */
export type HeaderMap = Readonly<Record<string, string>>;

/** Turns an answer into a response, with the headers that every answer of Okta's carries. */
export function createResponse(org: OktaOrg, answer: OktaAnswer, extra: HeaderMap): Response {
  const headers = new Headers({
    "cache-control": "no-cache, no-store",
    // Whoever waits for a reset reckons with this clock, so it is the one the rate windows run on.
    date: new Date(org.clock.wallNow()).toUTCString(),
    expires: "0",
    pragma: "no-cache",
    ...answer.headers,
    ...extra,
  });
  for (const link of answer.links ?? []) headers.append("link", link);
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  headers.set("content-type", "application/json");
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
}

/** An error in Okta's shape. */
export function errorResponse(org: OktaOrg, error: OktaError, extra: HeaderMap): Response {
  const errorId = `oae${org.passingIds.next("")}`;
  return createResponse(org, { status: error.status, body: error.body(errorId) }, extra);
}
