import { RosterkitError, type RosterkitErrorOptions } from "@rosterkit/core";

/** Why a store could not do what was asked. */
export type StoreFailure =
  /** Somebody else holds the database, for longer than we wait. */
  | "busy"
  /** Something was saved over what the caller had read, or is there already. */
  | "changed"
  /** What is there is no database of ours, or is damaged. */
  | "corrupt"
  /** No room is left where the database is. */
  | "full"
  /** The database was written by a later version of this package. */
  | "newer"
  /** The database has no tables of ours yet, or those of an earlier version. */
  | "older"
  /** It may be read and not written. */
  | "read-only"
  /** The settings do not allow it, or name what is not there. */
  | "refused"
  /** The database cannot be reached, or was cut off. */
  | "unreachable"
  /** The database said something that we do not know. */
  | "failed";

const remedies: { readonly [Failure in StoreFailure]: string } = {
  busy: "Another process holds the database; let it finish, or wait longer.",
  changed: "Read it again and decide again.",
  corrupt: "Stop what writes to it, keep the file for examination and restore the last backup.",
  full: "Make room where the database is; nothing of this was written.",
  newer: "Use the version of Rosterkit that this database was last used with, or a later one.",
  older: "Migrate the database first.",
  "read-only": "Give the process the right to write to the database and to its folder.",
  refused: "Correct what was asked for.",
  unreachable: "See that the database runs and can be reached; what was committed is there.",
  failed: "Look the code up in the documentation of the database.",
};

/** What a StoreError is told beside its message. */
export interface StoreErrorOptions extends RosterkitErrorOptions {
  /** The database's own code: an SQLSTATE, or the name of a result of SQLite. */
  readonly databaseCode?: string | undefined;
}

/**
 * A database that could not do what was asked. The message names the file of SQLite; message and fields hold no value, no SQL and no connection string. With `maybeWritten` the
 * connection was lost while committing: the commit is there whole, or not at all.
 */
export class StoreError extends RosterkitError {
  override readonly name: string = "StoreError";
  readonly code = "store";
  /** Why. */
  readonly reason: StoreFailure;
  /** The database's own code. Absent when it gives none. */
  readonly databaseCode: string | undefined;

  constructor(reason: StoreFailure, message: string, options: StoreErrorOptions = {}) {
    const isRetryable = reason === "busy" || reason === "unreachable";
    super(message, { remedy: remedies[reason], isRetryable, ...options });
    this.reason = reason;
    this.databaseCode = options.databaseCode;
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is StoreError {
    return RosterkitError.isInstance(error) && error.code === "store";
  }
}
