import { ApiError, type Refusal } from "./api-error.ts";
import { carriesMark, markError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.precondition");

/** What was read has moved since (412): nothing was written; read again and plan again. */
export class PreconditionError extends ApiError {
  override readonly name: string = "PreconditionError";
  override readonly code = "precondition";

  constructor(refusal: Refusal, options: RosterkitErrorOptions = {}) {
    super(refusal, options);
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is PreconditionError {
    return carriesMark(error, marker);
  }
}
