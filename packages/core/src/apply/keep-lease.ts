import { LeaseLostError } from "../errors/lease-lost-error.ts";
import type { Batch, Lease, Store } from "../store/store.ts";

/** A lease that is kept alive while a run works. */
export interface KeptLease {
  /** Aborted as soon as the lease is known to be lost. */
  readonly lost: AbortSignal;
  /** Resolves while the lease is surely ours, renewing it when less than half of its time is left; rejects with LeaseLostError otherwise. */
  ensure(): Promise<void>;
  commit(batch: Batch): Promise<void>;
  /** Ends the renewing. The lease itself stays with its owner. */
  stop(): void;
}

/** Renews a lease by a timer and, before anything is written, by need. */
export const keepLease = (store: Store, taken: Lease, forMs: number, now: () => number): KeptLease => {
  const lost = new AbortController();
  let lease = taken;
  let renewal: Promise<void> | undefined;

  const renew = async () => {
    const renewed = await store.lease(taken.sync, taken.owner, forMs);
    if (renewed?.epoch === taken.epoch) {
      lease = renewed;
      return;
    }
    // Another run came and went: what was just taken is a new lease, and nobody would give it back.
    if (renewed) await store.release(renewed);
    throw giveUp();
  };
  const giveUp = () => {
    const error = new LeaseLostError(taken.sync, taken.epoch);
    lost.abort(error);
    return error;
  };
  const renewOnce = () => {
    renewal ??= renew().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };
  // A store that fails here fails the next `ensure` or commit too, which is where it is reported; but what waits to be sent must not wait on.
  const giveUpWhenLapsed = () => {
    if (now() >= Date.parse(lease.until)) giveUp();
  };
  const timer = setInterval(() => renewOnce().catch(giveUpWhenLapsed), Math.max(1000, forMs / 3));

  return {
    lost: lost.signal,
    ensure: async () => {
      lost.signal.throwIfAborted();
      if (Date.parse(lease.until) - now() < forMs / 2) await renewOnce();
    },
    commit: async (batch) => {
      try {
        await store.commit(lease, batch);
      } catch (error) {
        throw LeaseLostError.isInstance(error) ? giveUp() : error;
      }
    },
    stop: () => clearInterval(timer),
  };
};
