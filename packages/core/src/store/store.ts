import type { Entry } from "./journal.ts";
import type { Link, ResourceName } from "./link.ts";

/** The right to write for one sync. Each new holder has a higher epoch, and a commit under an older one is refused. */
export interface Lease {
  readonly sync: string;
  /** Who took it; asked again with this name, the store extends it. */
  readonly owner: string;
  readonly epoch: number;
  /** ISO instant after which another may take it. */
  readonly until: string;
  /**
   * When the lease of the owner before ended: when it was given back, else when it lapsed. That owner sends nothing afterwards.
   * Absent: there was none, or the store does not know.
   */
  readonly after?: string;
}

/** What one commit makes durable, all or nothing. JSON data alone: anything else is refused with a TypeError. */
export interface Batch {
  /** Links to write whole, replacing those with the same resource and source id. */
  readonly links?: readonly Link[];
  /** Journal entries, kept in the order given. An outcome closes the intent of the same run and change. */
  readonly entries?: readonly Entry[];
  /** Named JSON values; `null` removes one. */
  readonly keep?: { readonly [key: string]: unknown };
}

/** Which journal entries to stream, oldest first. `open`: intents that have no outcome yet. `since`: an ISO instant, inclusive. */
export type EntryQuery =
  | { readonly open: true }
  | { readonly run: string }
  | { readonly subject: string }
  | { readonly since: string };

/**
 * What a sync remembers, by the sync's name, which may be any text: the engine also keeps what syncs share under names of its own. Small enough for a Map in memory, and shaped for a database: batched writes, streamed reads, one atomic commit.
 */
export interface Store {
  /**
   * Takes the lease, or resolves to `undefined` while another owner holds it. The same owner asking again extends its own under the same epoch,
   * so an owner's name must belong to one run alone.
   */
  lease(sync: string, owner: string, forMs: number): Promise<Lease | undefined>;
  /** Gives the lease back early. Does nothing when it is no longer held. */
  release(lease: Lease): Promise<void>;
  /**
   * All or nothing; durable once it resolves. Rejects with LeaseLostError when a higher epoch exists or the lease was given back;
   * one that lapsed without being taken by another is still good.
   */
  commit(lease: Lease, batch: Batch): Promise<void>;
  /** All links of a sync, in batches. */
  links(sync: string, resource: ResourceName): AsyncIterable<readonly Link[]>;
  /** Journal entries, oldest first, in batches. */
  entries(sync: string, which: EntryQuery): AsyncIterable<readonly Entry[]>;
  /** A value kept by `commit`; `undefined` when there is none. */
  kept(sync: string, key: string): Promise<unknown>;
}
