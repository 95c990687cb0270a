/** A wait before a call may go out, or before another try. */
export interface VendorWait {
  /** Id of the vendor that is being spared. */
  readonly vendor: string;
  /** `limit`: our share is used up. `retry-after`: the vendor asked for it. `retry`: a failed try is about to be repeated. */
  readonly reason: "limit" | "retry-after" | "retry" | "lost answers";
  readonly forMs: number;
}

const reasons: { readonly [R in VendorWait["reason"]]: (vendor: string) => string } = {
  limit: (vendor) => `our share of ${vendor}'s rate limit is used up`,
  "retry-after": (vendor) => `${vendor} answered "too many requests"`,
  retry: (vendor) => `${vendor} did not answer as it should; trying again`,
  "lost answers": (vendor) =>
    `an answer of ${vendor}'s was lost; looking whether it was done before doing anything again`,
};

/** One line: why and for how long. */
export const waitWords = ({ vendor, reason, forMs }: VendorWait): string =>
  `waiting ${secondsOf(forMs)}: ${reasons[reason](vendor)}`;

/** `1.5 s`. */
export const secondsOf = (ms: number): string => `${(Math.max(0, ms) / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`;

/** Tells the first of several waits that go on together: calls that wait for the same thing are worth one line. */
export function createWaitFilter(): (wait: VendorWait) => boolean {
  let untilMs = 0;
  return ({ forMs }) => {
    const isFirst = performance.now() >= untilMs;
    if (isFirst) untilMs = performance.now() + forMs;
    return isFirst;
  };
}
