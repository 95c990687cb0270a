import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";
import type { Plan } from "../plan/plan.ts";

const marker = Symbol.for("rosterkit.error.confirmation-required");

/** The plan wants a person's word as a whole, and that word was not given or was given for another plan. Nothing was written. */
export class ConfirmationRequiredError extends RosterkitError {
  override readonly name: string = "ConfirmationRequiredError";
  readonly code = "confirmation-required";
  /** Why the plan wants it. */
  readonly confirmation: NonNullable<Plan["confirmation"]>;
  /** The digest to confirm. */
  readonly digest: string;

  constructor(confirmation: NonNullable<Plan["confirmation"]>, digest: string, options: RosterkitErrorOptions = {}) {
    super(`This plan is a ${confirmation} and has to be confirmed as a whole`, {
      remedy: "Review the plan, then apply it with its digest as the confirmation.",
      ...options,
    });
    this.confirmation = confirmation;
    this.digest = digest;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is ConfirmationRequiredError {
    return carriesMark(error, marker);
  }
}
