import { ApiError, type Refusal } from "./api-error.ts";
import { carriesMark, markError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.rate-limit");

/** The vendor asks for patience for longer than the call may wait. Nothing was written. */
export class RateLimitError extends ApiError {
  override readonly name: string = "RateLimitError";
  override readonly code = "rate-limit";
  /** How long to wait before another try, in milliseconds from when the answer arrived. */
  readonly retryAfterMs: number;

  constructor(refusal: Refusal & { readonly retryAfterMs: number }, options: RosterkitErrorOptions = {}) {
    super(refusal, { isRetryable: true, ...options });
    this.retryAfterMs = refusal.retryAfterMs;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is RateLimitError {
    return carriesMark(error, marker);
  }
}
