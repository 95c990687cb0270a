import { faultStatuses } from "../faults/fault-statuses.ts";
import type { FaultDialect } from "../faults/with-faults.ts";
import { errorAnswer, RefusedRequest } from "./learn-amp-error.ts";
import type { LearnAmpSwitches } from "./learn-amp-switches.ts";

/** How planned faults look when they come from this vendor. */
export function learnAmpDialect(switches: LearnAmpSwitches): FaultDialect {
  return {
    error: (kind, _request, { retryAfterSeconds = 1 }) => {
      const status = faultStatuses[kind];
      return errorAnswer(new RefusedRequest(status), switches, status === 429 ? retryAfterSeconds : undefined);
    },
    emptyPage: (request) => {
      const name = new URL(request.url).pathname.split("/").at(-1) ?? "users";
      const headers = { total: "0", "per-page": String(switches.rowsByDefault), "total-pages": "0" };
      return Response.json({ [name]: [] }, { headers });
    },
  };
}
