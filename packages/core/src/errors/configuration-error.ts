import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.configuration");

/** One thing that is wrong with what somebody set. */
export interface ConfigurationProblem {
  /** Where it is: setting names joined by dots. Empty for the whole. */
  readonly path: string;
  /** What is wrong, without the value itself. */
  readonly message: string;
}

/** Settings that cannot work. Every problem is listed, not the first alone. */
export class ConfigurationError extends RosterkitError {
  override readonly name: string = "ConfigurationError";
  readonly code = "configuration";
  /** At least one. */
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[], options: RosterkitErrorOptions = {}) {
    super(problems.map(describeProblem).join("; ") || "The settings cannot be used", options);
    this.problems = problems;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is ConfigurationError {
    return carriesMark(error, marker);
  }
}

const describeProblem = ({ path, message }: ConfigurationProblem): string => (path ? `${path}: ${message}` : message);
