import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import type { ApiOptions } from "./api-options.ts";
import { ProblemError } from "./problem-error.ts";

/** How many calls may come, counted in the memory of this process. Each throws a ProblemError where it is too many. */
export interface Limits {
  /** Counts a call with a key, by the key's id. */
  call(key: string): Promise<void>;
  /** Counts a key that was refused, by where it came from. */
  refusal(from: string): Promise<void>;
  /** Throws where too many were refused from there already. Counts nothing. */
  assertNotRefusing(from: string): Promise<void>;
}

const minuteSeconds = 60;

/** Limits of one API. */
export function createLimits({ callsPerMinute = 600, refusalsPerMinute = 20 }: ApiOptions): Limits {
  const calls = new RateLimiterMemory({ points: callsPerMinute, duration: minuteSeconds });
  const refusals = new RateLimiterMemory({ points: refusalsPerMinute, duration: minuteSeconds });
  return {
    call: (key) => count(calls, key),
    refusal: (from) => count(refusals, from),
    assertNotRefusing: async (from) => {
      const known = await refusals.get(from);
      if (known && known.consumedPoints >= refusalsPerMinute) throw tooMany(known);
    },
  };
}

/** The counter rejects with its state where it is too many; in memory nothing else can go wrong. */
const count = (counter: RateLimiterMemory, key: string): Promise<void> =>
  counter.consume(key).then(
    () => undefined,
    (state: RateLimiterRes) => {
      throw tooMany(state);
    },
  );

const tooMany = ({ msBeforeNext }: RateLimiterRes): ProblemError =>
  new ProblemError({
    status: 429,
    code: "too-many-calls",
    message: "Too many calls came in the last minute",
    remedy: "Wait as long as the answer says, and call less often.",
    retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
