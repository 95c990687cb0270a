import { randomFraction } from "./random-fraction.ts";

const firstDelayMs = 500;
const longestDelayMs = 30_000;

/** Milliseconds to wait after so many failed tries (1 after the first): doubling from half a second up to half a minute, each shortened at random by up to half so that callers do not meet again. */
export const retryDelayMs = (failedTries: number, random: (bytes: number) => Uint8Array): number => {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failedTries - 1, 20));
  return Math.round(full * (1 - randomFraction(random) / 2));
};

/** A wait that the vendor asked for, never shortened, lengthened at random by up to a tenth and at most five seconds. */
export const spreadWaitMs = (askedMs: number, random: (bytes: number) => Uint8Array): number =>
  Math.round(askedMs + randomFraction(random) * Math.min(askedMs / 10, 5_000));
