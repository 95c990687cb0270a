import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.not-sent");

/** The caller gave up while the call was still waiting for its turn. Nothing was sent. */
export class NotSentError extends RosterkitError {
  override readonly name: string = "NotSentError";
  readonly code = "not-sent";

  constructor(options: RosterkitErrorOptions = {}) {
    super("The call was given up before it was sent", options);
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is NotSentError {
    return carriesMark(error, marker);
  }
}
