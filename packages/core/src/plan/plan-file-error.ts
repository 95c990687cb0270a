import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.plan-file");

/** A plan file that cannot be believed: of another format, cut short, changed since it was written, or too large. */
export class PlanFileError extends RosterkitError {
  override readonly name: string = "PlanFileError";
  readonly code = "plan-file";
  /** The line at fault, from 1. Absent: the file as a whole. */
  readonly line: number | undefined;

  constructor(problem: string, line?: number, options: RosterkitErrorOptions = {}) {
    super(line === undefined ? `The plan file ${problem}` : `Line ${line} of the plan file ${problem}`, {
      remedy: "Plan anew and save the plan again.",
      ...options,
    });
    this.line = line;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is PlanFileError {
    return carriesMark(error, marker);
  }
}
