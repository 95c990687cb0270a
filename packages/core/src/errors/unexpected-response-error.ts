import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.unexpected-response");

/** An answer arrived in another shape than is relied on: cut short, not JSON, too large, redirected, a cursor that does not move. */
export class UnexpectedResponseError extends RosterkitError {
  override readonly name: string = "UnexpectedResponseError";
  readonly code = "unexpected-response";

  /** The message says what was expected and what came instead, without quoting any of it. */
  constructor(message: string, options: RosterkitErrorOptions = {}) {
    super(message, options);
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is UnexpectedResponseError {
    return carriesMark(error, marker);
  }
}
