import type { ErrorFaultKind } from "./with-faults.ts";

/** The HTTP status by which vendors without a better idea word each planned error. */
export const faultStatuses: Readonly<Record<ErrorFaultKind, number>> = {
  "rate limited": 429,
  "concurrency limited": 429,
  "internal error": 500,
  unavailable: 503,
  unauthenticated: 401,
  forbidden: 403,
};
