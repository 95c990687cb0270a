import type { ErrorFaultKind, FaultDialect } from "../faults/with-faults.ts";
import { errorAnswer, limitedAnswer } from "./hibob-error.ts";
import type { HibobSwitches } from "./hibob-switches.ts";

const statuses: Readonly<Record<ErrorFaultKind, number>> = {
  "rate limited": 429,
  "concurrency limited": 429,
  "internal error": 500,
  unavailable: 503,
  unauthenticated: 401,
  forbidden: 403,
};

/** How planned faults look when they come from this vendor. */
export function hibobDialect(switches: HibobSwitches, wallNow: () => number): FaultDialect {
  return {
    error: (kind, _request, { retryAfterSeconds: waitSeconds = 1 }) => {
      const status = statuses[kind];
      if (status !== 429) return errorAnswer(status);
      const resetsAtMs = wallNow() + waitSeconds * 1000;
      return limitedAnswer({ limit: 50, remaining: 0, resetsAtMs, waitSeconds }, switches);
    },
    emptyPage: () => Response.json({ employees: [] }),
  };
}
