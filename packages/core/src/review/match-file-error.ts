import type { ConfigurationProblem } from "../errors/configuration-error.ts";
import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.match-file");

/** A message names so many problems and counts the rest. */
const named = 5;

/** A file of decisions that cannot be read. Its content is never quoted. */
export class MatchFileError extends RosterkitError {
  override readonly name: string = "MatchFileError";
  readonly code = "match-file";
  /** Where in the file, names and places joined by dots, and what is wrong there. At least one. */
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[], options: RosterkitErrorOptions = {}) {
    const told = problems.slice(0, named).map(({ path, message }) => (path ? `${path}: ${message}` : message));
    const more = problems.length > named ? [`${problems.length - named} more`] : [];
    super(`The file of decisions cannot be read: ${[...told, ...more].join("; ")}`, {
      remedy:
        'Write {"format":"rosterkit match decisions","version":1,"decisions":[…]}, each with what, person and, for a match, account.',
      ...options,
    });
    this.problems = problems;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is MatchFileError {
    return carriesMark(error, marker);
  }
}
