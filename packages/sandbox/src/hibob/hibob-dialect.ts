import { faultStatuses } from "../faults/fault-statuses.ts";
import type { FaultDialect } from "../faults/with-faults.ts";
import { errorAnswer, limitedAnswer } from "./hibob-error.ts";
import type { HibobSwitches } from "./hibob-switches.ts";

/** How planned faults look when they come from this vendor. */
export function hibobDialect(switches: HibobSwitches, wallNow: () => number): FaultDialect {
  return {
    error: (kind, _request, { retryAfterSeconds: waitSeconds = 1 }) => {
      const status = faultStatuses[kind];
      if (status !== 429) return errorAnswer(status);
      const resetsAtMs = wallNow() + waitSeconds * 1000;
      return limitedAnswer({ limit: 50, remaining: 0, resetsAtMs, waitSeconds }, switches);
    },
    emptyPage: () => Response.json({ employees: [] }),
  };
}
