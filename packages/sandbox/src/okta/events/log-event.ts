/** Somebody or something in an event: who did it, or what it was done to. */
export interface LogEntity {
  readonly id: string;
  /** Such as `User`, `UserGroup`, `AppInstance`, `AppUser`. */
  readonly type: string;
  readonly alternateId: string;
  readonly displayName: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What happened, before it is put into the log. */
export interface Happening {
  /** Such as `user.lifecycle.suspend`. */
  readonly eventType: string;
  readonly targets: readonly LogEntity[];
  /** Success when absent. */
  readonly failure?: string;
  readonly debugData?: Readonly<Record<string, unknown>>;
}

/** One event of the System Log; never changed. Instants are ISO strings. */
export interface LogEvent extends Happening {
  readonly uuid: string;
  /** When it happened. */
  readonly publishedAt: string;
  readonly actor: LogEntity;
  readonly transactionId: string;
}

/** Who has something done, and in which transaction. */
export interface Cause {
  readonly actor: LogEntity;
  /** Of a request. Absent: each event is one of its own. */
  readonly transactionId?: string;
}
