import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.review-open");

/** The sync writes nothing before a person has finished the review of who is who. Nothing was written, and nobody was linked. */
export class ReviewOpenError extends RosterkitError {
  override readonly name: string = "ReviewOpenError";
  readonly code = "review-open";
  /** People who were unmatched or ambiguous when the review was last looked at. Absent: nobody has looked at it yet. */
  readonly open: number | undefined;

  constructor(open: number | undefined, options: RosterkitErrorOptions = {}) {
    const told = open === undefined ? "nobody has looked at it yet" : `${open} people are unmatched or ambiguous`;
    super(`Nothing is written before the review of who is who is finished: ${told}`, {
      remedy:
        "Look at `sync.review()`, decide with `sync.match()`, then finish it with `sync.finishReview()` and apply its plan.",
      ...options,
    });
    this.open = open;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is ReviewOpenError {
    return carriesMark(error, marker);
  }
}
