import type { StandInClock } from "../stand-in.ts";
import type { HeaderMap } from "./okta-response.ts";
import { type Bucket, bucketOf, type RateLimits } from "./rate-limits.ts";

const windowMs = 60_000;

/** What the limiter says to one request. */
export interface Admission {
  readonly verdict: "admitted" | "rate limited" | "concurrency limited";
  /** The three headers that go with every answer. */
  readonly headers: HeaderMap;
}

/** Counts requests by bucket for the org and for each token, and those that run at this moment. */
export interface RateLimiter {
  /**
   * `principal` is undefined for requests without a token, which only count for the org. An admitted one must `leave`.
   */
  readonly enter: (principal: string | undefined, method: string, path: string) => Admission;
  readonly leave: () => void;
  /** The headers of a planned 429. `resetInMs` is how far ahead the reset lies. */
  readonly refusal: (kind: "rate limited" | "concurrency limited", request: Request, resetInMs: number) => HeaderMap;
  /** The headers of an answer that is not counted: one token's share of a window just begun. */
  readonly standing: (request: Request) => HeaderMap;
}

interface Window {
  startMs: number;
  used: number;
}

/** Windows last a minute from the first request in them, not from the minute on the clock. */
export function createRateLimiter(limits: RateLimits, clock: StandInClock): RateLimiter {
  const windows = new Map<string, Window>();
  let running = 0;

  function windowOf(key: string): Window {
    const nowMs = clock.wallNow();
    const known = windows.get(key);
    if (known !== undefined && nowMs < known.startMs + windowMs) return known;
    const opened = { startMs: nowMs, used: 0 };
    windows.set(key, opened);
    return opened;
  }

  function enter(principal: string | undefined, method: string, path: string): Admission {
    if (running >= limits.concurrency)
      return { verdict: "concurrency limited", headers: headers(0, 0, clock.wallNow() + 1000) };
    const bucket = bucketOf(method, path);
    const org = { window: windowOf(`org ${bucket}`), limit: limits[bucket] };
    const own = { window: windowOf(`${principal} ${bucket}`), limit: shareOf(limits, bucket) };
    const counted = principal === undefined ? [org] : [own, org];
    const tightest = counted.reduce((a, b) => (a.limit - a.window.used <= b.limit - b.window.used ? a : b));
    const admitted = tightest.window.used < tightest.limit;
    if (admitted) for (const { window } of counted) window.used += 1;
    if (admitted) running += 1;
    const remaining = Math.max(0, tightest.limit - tightest.window.used);
    const shown = headers(counted[0]?.limit ?? 0, remaining, tightest.window.startMs + windowMs);
    return { verdict: admitted ? "admitted" : "rate limited", headers: shown };
  }

  const shareFor = (request: Request): number =>
    shareOf(limits, bucketOf(request.method, new URL(request.url).pathname));

  return {
    enter,
    leave: () => {
      running -= 1;
    },
    refusal: (kind, request, resetInMs) =>
      headers(kind === "rate limited" ? shareFor(request) : 0, 0, clock.wallNow() + resetInMs),
    standing: (request) => headers(shareFor(request), shareFor(request), clock.wallNow() + windowMs),
  };
}

function shareOf(limits: RateLimits, bucket: Bucket): number {
  return Math.floor(limits[bucket] * limits.tokenShare);
}

function headers(limit: number, remaining: number, resetMs: number): HeaderMap {
  return {
    "x-rate-limit-limit": String(limit),
    "x-rate-limit-remaining": String(remaining),
    "x-rate-limit-reset": String(Math.ceil(resetMs / 1000)),
  };
}
