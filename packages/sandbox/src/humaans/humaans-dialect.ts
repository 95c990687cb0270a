import { faultStatuses } from "../faults/fault-statuses.ts";
import type { FaultDialect } from "../faults/with-faults.ts";
import { errorResponse } from "./humaans-error.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

/** How planned faults look when they come from this vendor. */
export function humaansDialect(switches: HumaansSwitches): FaultDialect {
  return {
    error: (kind, _request, { retryAfterSeconds = 1 }, { requestId }) => {
      const status = faultStatuses[kind];
      return errorResponse({ status, ...(status === 429 ? { retryAfterSeconds } : {}) }, requestId, switches);
    },
    emptyPage: (request) => {
      const { searchParams } = new URL(request.url);
      const limit = Math.min(250, Number(searchParams.get("$limit") ?? 100));
      return Response.json({ total: 0, limit, skip: Number(searchParams.get("$skip") ?? 0), data: [] });
    },
  };
}
