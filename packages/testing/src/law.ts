import { LawBrokenError, LawDoesNotApply } from "./law-errors.ts";

/** One promise that the engine relies on, checked from outside. */
export interface Law<Tested> {
  /** The promise, as a sentence. */
  readonly name: string;
  /** What happens in a company where it is broken: “two accounts for one person”. */
  readonly protects: string;
  /** What the author does who finds it broken. One line. */
  readonly remedy: string;
  /**
   * Abilities that must all be there for the law to apply, as in the capability table; `people.become` stands for any state, `toEmployee` for
   * an adapter that is a source.
   * Absent: it always applies.
   */
  readonly needs?: readonly string[];
  /**
   * Rejects with a LawBrokenError where the promise is broken, with LawDoesNotApply where there is nothing to check,
   * with a SetUpError where what was handed in does not let it be checked.
   */
  check(tested: Tested): Promise<void>;
}

/** What became of a law that is not broken. */
export type Verdict = { readonly applies: true } | { readonly applies: false; readonly because: string };

/**
 * Checks one law, outside of any test runner too. Rejects with a LawBrokenError when it is broken: its message says what was promised, what
 * happened, after which requests, why it matters and what to do.
 */
export const checkLaw = async <Tested>(law: Law<Tested>, tested: Tested): Promise<Verdict> => {
  try {
    await law.check(tested);
    return { applies: true };
  } catch (error) {
    if (error instanceof LawDoesNotApply) return { applies: false, because: error.message };
    throw error instanceof LawBrokenError ? explained(law, error) : error;
  }
};

const explained = ({ name, protects, remedy }: Law<never>, { message, requests, cause }: LawBrokenError) => {
  const lines = [
    `${name}: ${message}`,
    requests && `requests: ${requests}`,
    `protects from: ${protects}`,
    `what to do: ${remedy}`,
  ];
  return new LawBrokenError(lines.filter(Boolean).join("\n  "), { requests, cause });
};
