import type { BudgetRegistry } from "./budget-registry.ts";
import type { Lane } from "./lane.ts";

/** A call that has to wait before it may go out. */
export interface Wait {
  /** Id of the vendor that is being spared. */
  readonly vendor: string;
  /** The bucket of the vendor's limits that the call falls into. */
  readonly bucket: string;
  /** When the wait should be over, in milliseconds since 1970. */
  readonly untilMs: number;
  /** `limit`: our share is used up. `retry-after`: the vendor asked for it. `retry`: a failed try is about to be repeated. */
  readonly reason: "limit" | "retry-after" | "retry";
}

/** Everything that reaches the world outside, handed in. */
export interface Io {
  /** As in the Fetch standard. Never called with credentials in the address. */
  readonly fetch: typeof fetch;
  /** Wall clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** So many unpredictable bytes. */
  readonly random: (bytes: number) => Uint8Array;
  /** Stops calls and waits at once; they reject with its reason. Absent: nothing stops them. */
  readonly signal?: AbortSignal;
  /** Lane of the calls that name none. Absent: `bulk`. */
  readonly lane?: Lane;
  /** Told of every wait that has a known end. */
  readonly onWait?: (wait: Wait) => void;
  /** Where budgets are shared. Absent: the one registry of this process. */
  readonly budgets?: BudgetRegistry;
}

/** The platform's own fetch, clock and randomness, for programs that have no reason to hand in others. */
export const defaultIo = (): Io => ({
  fetch: (input, init) => globalThis.fetch(input, init),
  now: () => Date.now(),
  random: (bytes) => globalThis.crypto.getRandomValues(new Uint8Array(bytes)),
});
