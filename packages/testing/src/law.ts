/** What a law found broken. The message says what happened, for the author of what was tested. */
export class LawBrokenError extends Error {
  override readonly name = "LawBrokenError";
}

/** One promise that the engine relies on, checked from outside. */
export interface Law<Tested> {
  /** The promise, as a sentence. */
  readonly name: string;
  /**
   * Abilities that must all be there for the law to apply, as in the capability table; `people.become` stands for any state.
   * Absent: it always applies.
   */
  readonly needs?: readonly string[];
  /** Rejects with a LawBrokenError where the promise is broken, else with whatever came unexpectedly. */
  check(tested: Tested): Promise<void>;
}

/** Checks one law, outside of any test runner too. Rejects when it is broken; the message begins with the law's name. */
export const checkLaw = async <Tested>(law: Law<Tested>, tested: Tested): Promise<void> => {
  try {
    await law.check(tested);
  } catch (error) {
    if (!(error instanceof LawBrokenError)) throw error;
    throw new LawBrokenError(`${law.name}: ${error.message}`, { cause: error });
  }
};

/** Whether a law applies to something with these abilities. */
export const lawApplies = ({ needs = [] }: Law<never>, abilities: readonly string[]): boolean =>
  needs.every((need) => abilities.some((ability) => ability === need || ability.startsWith(`${need}.`)));

/** Breaks the law unless the condition holds. */
export function holds(condition: unknown, broken: string): asserts condition {
  if (!condition) throw new LawBrokenError(broken);
}
