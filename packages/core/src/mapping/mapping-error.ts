import { carriesMark, markError, RosterkitError } from "../errors/rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.mapping");

/** One thing that is wrong with a mapping. */
export interface MappingProblem {
  /** The target attribute whose rule it is. Empty when it is the mapping as a whole. */
  readonly attribute: string;
  /** What is wrong, in one line. */
  readonly message: string;
  /** What to do about it, in one line. */
  readonly remedy: string;
}

/** A mapping that does not fit its two sides. Lists every problem, not only the first. */
export class MappingError extends RosterkitError {
  override readonly name: string = "MappingError";
  readonly code = "mapping";
  /** At least one. */
  readonly problems: readonly MappingProblem[];

  constructor(problems: readonly MappingProblem[]) {
    super(problems.map(line).join("\n"), { remedy: problems[0]?.remedy });
    this.problems = problems;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is MappingError {
    return carriesMark(error, marker);
  }
}

const line = ({ attribute, message }: MappingProblem): string => (attribute ? `${attribute}: ${message}` : message);
