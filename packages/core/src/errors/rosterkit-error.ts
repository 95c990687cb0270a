const marker = Symbol.for("rosterkit.error");

/** What every error of this family may be told when it is made. */
export interface RosterkitErrorOptions {
  /** The failure behind this one. It must be free of bodies, headers, query strings and personal data. */
  readonly cause?: unknown;
  /** What to do next, in one line, for the person who reads the message. */
  readonly remedy?: string | undefined;
  /** Id of the adapter whose vendor was being talked to. */
  readonly adapter?: string | undefined;
  /** The same call may succeed later without anybody changing anything. */
  readonly isRetryable?: boolean | undefined;
  /** The call was a write and may have happened although it failed. */
  readonly maybeWritten?: boolean | undefined;
}

/**
 * The family of errors that Rosterkit rejects with. Messages and fields carry path templates, statuses and vendor codes only:
 * never a body, a header, a query string, a token or anything about a person.
 * An abort is not in the family: the reason of the signal passes through as it is.
 */
export abstract class RosterkitError extends Error {
  /** Which member of the family this is; the same in every version. */
  abstract readonly code: string;
  /** The same call may succeed later without anybody changing anything. */
  readonly isRetryable: boolean;
  /** True when the failed call was a write that may have happened all the same: settle it by looking before anything else. */
  readonly maybeWritten: boolean;
  /** What to do next, in one line. Absent when there is nothing sensible to say. */
  readonly remedy: string | undefined;
  /** Id of the adapter whose vendor was being talked to. Absent when no vendor was involved. */
  readonly adapter: string | undefined;

  constructor(message: string, options: RosterkitErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.isRetryable = options.isRetryable ?? false;
    this.maybeWritten = options.maybeWritten ?? false;
    this.remedy = options.remedy;
    this.adapter = options.adapter;
    markError(this, marker);
  }

  /** True for every error of the family, also for one made by another copy of this package. */
  static isInstance(error: unknown): error is RosterkitError {
    return carriesMark(error, marker);
  }
}

/** Puts a class's mark on an instance, out of sight of loops and serialisers. */
export const markError = (error: Error, mark: symbol): void => {
  Object.defineProperty(error, mark, { value: true });
};

/** True when the value is an error that carries the mark; the answer does not depend on which copy of the class made it. */
export const carriesMark = (error: unknown, mark: symbol): boolean =>
  error instanceof Error && (error as Error & { readonly [key: symbol]: unknown })[mark] === true;
