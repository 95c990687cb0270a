import { faultStatuses } from "../faults/fault-statuses.ts";
import type { FaultDialect } from "../faults/with-faults.ts";
import { errorAnswer } from "./insightful-error.ts";
import type { InsightfulSwitches } from "./insightful-switches.ts";

/** How planned faults look when they come from this vendor. */
export function insightfulDialect({ retryAfter }: InsightfulSwitches): FaultDialect {
  return {
    error: (kind, _request, { retryAfterSeconds = 1 }) => {
      const status = faultStatuses[kind];
      return errorAnswer({ status, ...(status === 429 && retryAfter === "seconds" && { retryAfterSeconds }) });
    },
    emptyPage: () => Response.json([]),
  };
}
