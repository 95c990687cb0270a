import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";
import type { MatchVerdict } from "../plan/change.ts";

const marker = Symbol.for("rosterkit.error.match");

/** A message names so many problems and counts the rest. */
const named = 5;

/** Stable codes of what is wrong with a decision. */
export type MatchProblemCode =
  | "no such person"
  | "several people"
  | "no such account"
  | "several accounts"
  | "decided twice"
  | "leaver"
  | "out of scope"
  | "not settled"
  | "account taken"
  | "account closed"
  | "not matched"
  | "nothing to undo";

/** What is wrong with one decision. */
export interface MatchProblem {
  /** Its place among the decisions, from 0. */
  readonly decision: number;
  readonly what: MatchVerdict;
  readonly code: MatchProblemCode;
  /** For people; ids alone, no names. */
  readonly message: string;
}

/** Decisions about who is who that cannot be taken. None of them was, those beside it neither. */
export class MatchError extends RosterkitError {
  override readonly name: string = "MatchError";
  readonly code = "match";
  /** Every problem of every decision, in their order. At least one. */
  readonly problems: readonly MatchProblem[];

  constructor(problems: readonly MatchProblem[], options: RosterkitErrorOptions = {}) {
    const told = problems.slice(0, named).map(({ decision, message }) => `decision ${decision + 1} ${message}`);
    const more = problems.length > named ? [`${problems.length - named} more`] : [];
    super(`No decision was taken: ${[...told, ...more].join("; ")}`, {
      remedy: "Mend or leave out these decisions, and hand all of them in again.",
      ...options,
    });
    this.problems = problems;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is MatchError {
    return carriesMark(error, marker);
  }
}
