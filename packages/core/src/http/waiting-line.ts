import type { Hindrance } from "./bucket-window.ts";
import type { Permit, Visit } from "./budget.ts";

/** Somebody in a line. */
export interface Waiter {
  readonly visit: Visit;
  readonly bucket: string;
  admit(permit: Permit): void;
  /** End of the wait as last told, by the budget's clock. */
  toldUntil: number;
}

/** Puts a visit into its line. Resolves when it is admitted; an abort takes it out of the line, says so and rejects with the reason. */
export const standInLine = (line: Waiter[], visit: Visit, bucket: string, onGiveUp: () => void): Promise<Permit> =>
  new Promise((resolve, reject) => {
    const { signal } = visit;
    if (signal?.aborted) return reject(signal.reason);
    const giveUp = () => {
      line.splice(line.indexOf(waiter), 1);
      reject(signal?.reason);
      onGiveUp();
    };
    const admit = (permit: Permit) => {
      signal?.removeEventListener("abort", giveUp);
      resolve(permit);
    };
    const waiter: Waiter = { visit, bucket, admit, toldUntil: 0 };
    signal?.addEventListener("abort", giveUp, { once: true });
    line.push(waiter);
  });

/** Tells everybody in a line how long it will take, once for each new end. */
export const tellLine = (line: readonly Waiter[], hindrance: Hindrance, now: number): void => {
  const until = now + hindrance.forMs;
  for (const waiter of line) {
    // Ends computed a moment apart differ by a moment; that is no news.
    if (Math.abs(until - waiter.toldUntil) < 250) continue;
    waiter.toldUntil = until;
    waiter.visit.onWait?.({ ...hindrance, bucket: waiter.bucket });
  }
};
