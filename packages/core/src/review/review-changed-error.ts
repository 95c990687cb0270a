import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.review-changed");

/** Who is who has changed since a person looked, so what they saw is not what they would finish. Nothing was finished. */
export class ReviewChangedError extends RosterkitError {
  override readonly name: string = "ReviewChangedError";
  readonly code = "review-changed";
  /** Digest of the review as it is now. */
  readonly digest: string;

  constructor(digest: string, options: RosterkitErrorOptions = {}) {
    super("The review is not what it was when it was looked at: people, accounts or decisions have changed since", {
      remedy: "Look at `sync.review()` again and finish that one.",
      ...options,
    });
    this.digest = digest;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is ReviewChangedError {
    return carriesMark(error, marker);
  }
}
