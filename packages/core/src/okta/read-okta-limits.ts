import type { Limits } from "../http/limits.ts";
import { readLimits } from "../http/read-limits.ts";
import type { ResponseHead } from "../http/vendor.ts";

/** Okta's limits from its headers. A 429 that shows a limit of 0 complains of too many requests at once; its reset is only a guess and its numbers say nothing of the bucket. */
export const readOktaLimits = (response: ResponseHead, nowMs: number): Limits => {
  const limits = readLimits(response, nowMs);
  return response.status === 429 && limits.limit === 0 ? { isConcurrency: true } : limits;
};
