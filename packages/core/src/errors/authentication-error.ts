import { ApiError, type Refusal } from "./api-error.ts";
import { carriesMark, markError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.authentication");

/** The vendor does not accept the credentials. Never retried: it stops the connection. */
export class AuthenticationError extends ApiError {
  override readonly name: string = "AuthenticationError";
  override readonly code = "authentication";

  constructor(refusal: Refusal, options: RosterkitErrorOptions = {}) {
    super(refusal, options);
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is AuthenticationError {
    return carriesMark(error, marker);
  }
}
