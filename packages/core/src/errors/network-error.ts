import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.network");

/** A call that got no answer. */
export interface LostCall {
  /** The vendor's name as people know it. */
  readonly vendor: string;
  /** Host that was called, with its port if it has one. */
  readonly host: string;
  /** HTTP method, upper case. */
  readonly method: string;
  /** Path with placeholders instead of ids. */
  readonly path: string;
  /** Why, as a code: `ECONNREFUSED`, `ENOTFOUND`, `TIMEOUT`, ...; `UNKNOWN` when the platform does not say. */
  readonly reason: string;
  /** Why, in words. */
  readonly explanation: string;
}

/** No answer arrived. With `maybeWritten` the request may have reached the vendor: look before doing anything else. */
export class NetworkError extends RosterkitError {
  override readonly name: string = "NetworkError";
  readonly code = "network";
  /** HTTP method, upper case. */
  readonly method: string;
  /** Path with placeholders instead of ids. */
  readonly path: string;
  /** Why, as a code; see {@link LostCall.reason}. */
  readonly reason: string;

  constructor(call: LostCall, options: RosterkitErrorOptions = {}) {
    super(`No answer from ${call.vendor} at ${call.host} to ${call.method} ${call.path}: ${call.explanation}`, {
      isRetryable: true,
      ...options,
    });
    this.method = call.method;
    this.path = call.path;
    this.reason = call.reason;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is NetworkError {
    return carriesMark(error, marker);
  }
}
