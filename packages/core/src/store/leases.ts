import { LeaseLostError } from "../errors/lease-lost-error.ts";
import type { Lease } from "./store.ts";

interface Held {
  /** Absent once it was given back. */
  readonly owner?: string;
  readonly epoch: number;
  readonly untilMs: number;
  readonly after?: string;
}

/** The leases of one store: who may write for which sync. */
export interface Leases {
  take(sync: string, owner: string, forMs: number): Lease | undefined;
  release(lease: Lease): void;
  /** Throws LeaseLostError unless the lease's epoch is the one in force. A lapsed lease that nobody has taken still is. */
  assertHeld(lease: Lease): void;
}

/** Leases kept in memory. `now` decides when one lapses. */
export const createLeases = (now: () => number): Leases => {
  const last = new Map<string, Held>();
  const isHeld = ({ sync, epoch }: Lease) => last.get(sync)?.owner !== undefined && last.get(sync)?.epoch === epoch;

  return {
    take: (sync, owner, forMs) => {
      const present = last.get(sync);
      if (present?.owner !== undefined && present.owner !== owner && present.untilMs > now()) return undefined;
      const taken = { ...(present?.owner === owner ? present : following(present)), owner, untilMs: now() + forMs };
      last.set(sync, taken);
      const { untilMs, ...lease } = taken;
      return Object.freeze({ sync, ...lease, until: new Date(untilMs).toISOString() });
    },
    release: (lease) => {
      if (isHeld(lease)) last.set(lease.sync, { epoch: lease.epoch, untilMs: now() });
    },
    assertHeld: (lease) => {
      if (!isHeld(lease)) throw new LeaseLostError(lease.sync, lease.epoch);
    },
  };
};

const following = (ended: Held | undefined): Pick<Held, "epoch" | "after"> =>
  ended ? { epoch: ended.epoch + 1, after: new Date(ended.untilMs).toISOString() } : { epoch: 1 };
