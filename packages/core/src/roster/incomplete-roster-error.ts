import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.incomplete-roster");

/** Something was to be concluded from absence although the read does not prove who is absent. Nothing was concluded. */
export class IncompleteRosterError extends RosterkitError {
  override readonly name: string = "IncompleteRosterError";
  readonly code = "incomplete-roster";
  /** What the read does not prove. Empty when it was never proven at all. */
  readonly gaps: readonly string[];

  constructor(conclusion: string, gaps: readonly string[] = [], options: RosterkitErrorOptions = {}) {
    super([`An incomplete read cannot say ${conclusion}`, ...gaps].join("; "), options);
    this.gaps = gaps;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is IncompleteRosterError {
    return carriesMark(error, marker);
  }
}
