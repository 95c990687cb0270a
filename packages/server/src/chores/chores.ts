import type { Store } from "@rosterkit/core";
import type { Listeners } from "../runner/notice.ts";

/** A credential whose end is to be seen coming. */
export interface WatchedCredential {
  /** The connection's name in the installation. */
  readonly connection: string;
  /** A sync that uses it, switched on or off: where people look. */
  readonly sync: string;
  /** It ends after so many days without a call; see `Connection.credential`. Absent: it does not. */
  readonly unusedDays?: number;
  /** When it ends whatever is done with it, where that is known. ISO. Absent: it does not, or nobody knows. */
  readonly endsAt?: string;
}

/** A store, with the chore of its own that a durable one has. */
export interface ChoresStore extends Store {
  /** As of `@rosterkit/store`. Absent: nothing expires. */
  expire?(): Promise<unknown>;
}

/** What chores are made of. */
export interface ChoresOptions extends Pick<Listeners, "onNotice"> {
  /** Shared by all processes, of which one does each chore each day. */
  readonly store: ChoresStore;
  /** Asked once a day. Those of syncs that are switched off are to be among them: theirs end unseen. Absent: none is watched. */
  readonly credentials?: () => Promise<readonly WatchedCredential[]>;
  /** Wall clock in milliseconds since 1970. Absent: the machine's. */
  readonly now?: () => number;
  /** Told what failed; it is tried again within the hour. */
  readonly onFailure?: (failure: ChoreFailure) => void;
  /** How often it is looked for what is due, in milliseconds. Absent: a quarter of an hour. */
  readonly lookAgainMs?: number;
}

/** Once a day: let go of what was kept long enough; tell which credentials are near their end. */
export type Chore = "expire" | "credentials";

/** A chore that came to nothing this time. */
export interface ChoreFailure {
  readonly chore: Chore;
  readonly error: unknown;
}

/** What is to be done once a day, by one process of many. */
export interface Chores extends Required<Pick<Listeners, "onTurn">> {
  /** Begins; what is due is done at once. To be called once. */
  start(): void;
  /** Remembers that connections were used well just now, as by a check at a command line. Turns of syncs are remembered by `onTurn`. */
  used(connections: readonly string[]): Promise<void>;
  /** Begins nothing any more and waits for what goes on. */
  stop(): Promise<void>;
}
