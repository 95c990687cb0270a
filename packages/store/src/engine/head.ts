import { type Lease, LeaseLostError } from "@rosterkit/core";
import { columnKey } from "../database/column-key.ts";
import type { Dialect, Transaction } from "../database/database.ts";
import type { HeadRow } from "../database/tables.ts";
import { chainStart } from "../journal/chain.ts";

/** The row of a sync, locked until the transaction ends; `undefined` when nobody ever asked for its lease. */
export const lockHead = (transaction: Transaction, dialect: Dialect, sync: string): Promise<HeadRow | undefined> =>
  dialect.lock(transaction.selectFrom("heads").selectAll().where("sync", "=", columnKey(sync))).executeTakeFirst();

/** The same, made when it is not there. */
export const takeHead = async (transaction: Transaction, dialect: Dialect, sync: string): Promise<HeadRow> => {
  const fresh = emptyHead(columnKey(sync));
  await transaction
    .insertInto("heads")
    .values(fresh)
    .onConflict((conflict) => conflict.column("sync").doNothing())
    .execute();
  return (await lockHead(transaction, dialect, sync)) ?? fresh;
};

const emptyHead = (sync: string): HeadRow => ({
  sync,
  epoch: 0,
  owner: null,
  until: null,
  lasts_ms: 0,
  after: null,
  last_entry: 0,
  chain: chainStart,
  cut_entry: 0,
  cut_chain: chainStart,
  stripped_entry: 0,
  emptied_entry: 0,
});

/** Locks the row of a lease's sync, and rejects with LeaseLostError unless that lease is the one in force. */
export const lockLeased = async (transaction: Transaction, dialect: Dialect, lease: Lease): Promise<HeadRow> => {
  const head = await lockHead(transaction, dialect, lease.sync);
  if (!head || head.owner === null || head.epoch !== lease.epoch) throw new LeaseLostError(lease.sync, lease.epoch);
  return head;
};
