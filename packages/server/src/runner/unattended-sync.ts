import type { Sync } from "@rosterkit/core";
import type { Schedule } from "./schedule.ts";

/** Which connection a sync uses. What makes one sick is shared by all syncs that use it. */
export interface UsedConnection {
  /** Its name in the installation. */
  readonly id: string;
  /** The id of its adapter, by which an error tells whose it is. */
  readonly adapter: string;
}

/** A sync that runs by itself. */
export interface UnattendedSync {
  /** Made over the store that the runner has. */
  readonly sync: Sync;
  readonly source: UsedConnection;
  readonly target: UsedConnection;
  /** Absent: everybody is looked at as often as the sync's own settings say, at least. */
  readonly schedule?: Schedule;
  /** How often the source is asked what happened. Absent: it is not asked, as where it cannot be. */
  readonly pollEveryMinutes?: number;
  /**
   * It takes no turns. What its webhooks tell is kept all the same, and looked at once it is switched on: a vendor that is refused would
   * give up after days, or at once. Absent: it is switched on.
   */
  readonly switchedOff?: true;
}

/** Where the runner finds syncs, each time anew: settings and credentials may have changed. */
export interface SyncsToRun {
  /** Ids of all that are switched on. */
  list(): Promise<readonly string[]>;
  /**
   * `undefined`: there is none of that id. One that is switched off says so, or is `undefined` too, and then its webhooks are answered with
   * 404. May reject like `createSync` and `connect` throw; the sync then waits, like for any failure.
   */
  open(id: string): Promise<UnattendedSync | undefined>;
  /**
   * A text that changes whenever `open` would give something else, told at little cost, as from the versions of the settings and of both connections: a sync is then
   * opened once for many calls of its webhook. `undefined`: nobody can tell. Absent: it is opened for each call.
   */
  version?(id: string): Promise<string | undefined>;
}
