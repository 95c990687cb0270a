import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.untied");

/** A message names so many records and counts the rest. */
const named = 5;

/** Live links of the old sync have no counterpart in the new source, so the way in is not switched. Nothing was written. */
export class UntiedError extends RosterkitError {
  override readonly name: string = "UntiedError";
  readonly code = "untied";
  /** The old sync. */
  readonly from: string;
  /** Ids of the records, at the old source, whose live links nothing takes over. The issues of the plan say why. */
  readonly records: readonly string[];

  constructor(from: string, records: readonly string[], options: RosterkitErrorOptions = {}) {
    const more = records.length - named;
    const told = [...records.slice(0, named), ...(more > 0 ? [`${more} more`] : [])].join(", ");
    super(`${records.length} live links of the sync "${from}" would be left behind: those of its records ${told}`, {
      remedy:
        "Mend the records at the new source, lift one of the held changes of each, or plan again with `settle`, which names the record that each one is " +
        "and those that are left behind.",
      ...options,
    });
    this.from = from;
    this.records = records;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is UntiedError {
    return carriesMark(error, marker);
  }
}
