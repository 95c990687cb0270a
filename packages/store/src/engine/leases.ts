import type { Lease, Store } from "@rosterkit/core";
import { atomically, type Database, instantOf, type Transaction } from "../database/database.ts";
import type { HeadRow } from "../database/tables.ts";
import { lockHead, takeHead } from "./head.ts";

/** Leases in the database: one row a sync, changed by whoever has locked it. */
export const createLeases = (database: Database): Pick<Store, "lease" | "release"> => ({
  lease: (sync, owner, forMs) =>
    atomically(database, async (transaction) => {
      const head = await takeHead(transaction, database.dialect, sync);
      const nowMs = await database.dialect.now(transaction);
      if (isHeldByAnother(head, owner, nowMs)) return endInTime(transaction, head, nowMs);
      const taken = { ...takenBy(head, owner), until: instantOf(nowMs + forMs), lasts_ms: Math.ceil(forMs) };
      await change(transaction, head, taken);
      return leaseOf(sync, owner, { ...head, ...taken });
    }),
  release: (lease) =>
    atomically(database, async (transaction) => {
      const head = await lockHead(transaction, database.dialect, lease.sync);
      if (!head || head.owner === null || head.epoch !== lease.epoch) return;
      await change(transaction, head, { owner: null, until: instantOf(await database.dialect.now(transaction)) });
    }),
});

const isHeldByAnother = ({ owner, until }: HeadRow, asking: string, nowMs: number): boolean =>
  owner !== null && owner !== asking && until !== null && Date.parse(until) > nowMs;

/**
 * A lease that has longer to go than it was ever given for was taken before the clock was set back. It ends as if given now, so that a clock that was an hour
 * ahead does not stop a sync for an hour. Its holder may still extend it.
 */
const endInTime = async (transaction: Transaction, head: HeadRow, nowMs: number): Promise<undefined> => {
  const latest = instantOf(nowMs + head.lasts_ms);
  if (head.until !== null && head.until > latest) await change(transaction, head, { until: latest });
};

/** The same owner keeps the epoch; another one gets the next. */
const takenBy = (head: HeadRow, owner: string) =>
  head.owner === owner ? { owner } : { owner, epoch: head.epoch + 1, after: head.epoch === 0 ? null : head.until };

const leaseOf = (sync: string, owner: string, { epoch, until, after }: HeadRow): Lease => ({
  sync,
  owner,
  epoch,
  until: until ?? "",
  ...(after !== null && { after }),
});

const change = (transaction: Transaction, { sync }: HeadRow, columns: Partial<HeadRow>) =>
  transaction.updateTable("heads").set(columns).where("sync", "=", sync).execute();
