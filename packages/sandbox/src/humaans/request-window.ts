/** How many requests a window of time allows. The vendor's own numbers are not public. */
export interface RequestAllowance {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** Counts requests in fixed windows. Gives 0 for one that may pass, else the whole seconds until the next window. */
export function requestWindow({ requests, windowSeconds }: RequestAllowance, wallNow: () => number): () => number {
  const windowMs = windowSeconds * 1000;
  let window = Number.NEGATIVE_INFINITY;
  let count = 0;
  return () => {
    const now = wallNow();
    const current = Math.floor(now / windowMs);
    if (current !== window) [window, count] = [current, 0];
    count += 1;
    return count <= requests ? 0 : Math.max(1, Math.ceil(((current + 1) * windowMs - now) / 1000));
  };
}
