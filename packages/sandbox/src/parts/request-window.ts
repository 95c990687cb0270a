/** How many requests a window of time allows. */
export interface RequestAllowance {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** Where a window stands after one more request. */
export interface WindowStand {
  readonly limit: number;
  readonly remaining: number;
  /** When the next window begins, in milliseconds since 1970. */
  readonly resetsAtMs: number;
  /** 0 for a request that may pass, else the whole seconds until the next window. */
  readonly waitSeconds: number;
}

/** Counts requests in fixed windows: each call is one request. */
export function requestWindow({ requests, windowSeconds }: RequestAllowance, wallNow: () => number): () => WindowStand {
  const windowMs = windowSeconds * 1000;
  let window = Number.NEGATIVE_INFINITY;
  let count = 0;
  return () => {
    const now = wallNow();
    const current = Math.floor(now / windowMs);
    if (current !== window) [window, count] = [current, 0];
    count += 1;
    const resetsAtMs = (current + 1) * windowMs;
    const waitSeconds = count <= requests ? 0 : Math.max(1, Math.ceil((resetsAtMs - now) / 1000));
    return { limit: requests, remaining: Math.max(0, requests - count), resetsAtMs, waitSeconds };
  };
}
