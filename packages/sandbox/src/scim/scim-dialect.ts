import { listResponse } from "@rosterkit/scim";
import { faultStatuses } from "../faults/fault-statuses.ts";
import type { FaultDialect } from "../faults/with-faults.ts";
import { scimAnswer, scimRefusal } from "./scim-answer.ts";

/** Whether a 429 or 503 says when to come back. */
export type RetryAfter = "seconds" | "absent";

/** How planned faults look when they come from a vendor that speaks SCIM. An empty page claims that there is nobody at all. */
export function scimDialect({ retryAfter }: { readonly retryAfter: RetryAfter }): FaultDialect {
  return {
    error: (kind, _request, { retryAfterSeconds = 1 }) => {
      const status = faultStatuses[kind];
      return scimRefusal({ status, detail: detailOf(status) }, waitOf(status, retryAfter, retryAfterSeconds));
    },
    emptyPage: () => scimAnswer(listResponse({ resources: [], totalResults: 0, startIndex: 1 })),
  };
}

/** The headers of an answer that asks to wait. */
export function waitOf(status: number, retryAfter: RetryAfter, seconds: number): Readonly<Record<string, string>> {
  const isWait = status === 429 || status === 503;
  return isWait && retryAfter === "seconds" ? { "retry-after": String(seconds) } : {};
}

const details: Readonly<Record<number, string>> = {
  401: "The credentials are not known here",
  403: "This is not allowed",
  429: "Too many requests",
  503: "The service is not available",
};

function detailOf(status: number): string {
  return details[status] ?? "Something went wrong here";
}
