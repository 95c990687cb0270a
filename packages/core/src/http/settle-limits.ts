import type { Received } from "./exchange.ts";
import type { Io } from "./io.ts";
import type { Limits } from "./limits.ts";
import { readLimits } from "./read-limits.ts";
import { retryDelayMs, spreadWaitMs } from "./retry-delay.ts";
import type { Vendor } from "./vendor.ts";

/** What the answer tells, with the wait settled: as asked and a little more, and never so short that repeating becomes a hammer. */
export const settleLimits = (
  { vendor, io }: { readonly vendor: Vendor; readonly io: Io },
  received: Received,
  tries: number,
): Limits => {
  const limits = vendor.readLimits?.(received, io.now()) ?? readLimits(received, io.now());
  if (received.status === 503) return limits;
  if (received.status !== 429) return { ...limits, retryAfterMs: undefined };
  const shortest = retryDelayMs(tries, io.random);
  if (limits.isConcurrency) return { ...limits, retryAfterMs: shortest };
  const asked = limits.retryAfterMs ?? limits.resetInMs ?? shortest;
  return { ...limits, retryAfterMs: spreadWaitMs(Math.max(asked, shortest), io.random) };
};
