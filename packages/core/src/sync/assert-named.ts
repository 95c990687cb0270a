import { ConfigurationError, type ConfigurationProblem } from "../errors/configuration-error.ts";

/** Who decides, and why. */
interface Texts {
  readonly by: string;
  readonly reason: string;
}

/** What a decision lacks that names no person or no reason. */
export const emptyAmong = (texts: Texts): readonly ConfigurationProblem[] =>
  Object.entries(texts).flatMap(([path, text]) => (text.trim() === "" ? [{ path, message: "is empty" }] : []));

/** Refuses a decision that names no person or no reason. */
export function assertNamed(texts: Texts): void {
  const problems = emptyAmong(texts);
  if (problems.length > 0) throw new ConfigurationError(problems);
}
