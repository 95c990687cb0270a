import type { z } from "zod";
import { type MatchDecision, matchDecisionsSchema } from "./match-decisions.ts";
import { MatchFileError } from "./match-file-error.ts";

/** The most UTF-16 code units of a file of decisions. */
const maximumLength = 32_000_000;

/** Reads the text of a file of decisions. Throws a MatchFileError that lists every problem, for another format or version too. */
export function readMatchDecisions(text: string): readonly MatchDecision[] {
  if (text.length > maximumLength) throw new MatchFileError([{ path: "", message: "is too long" }]);
  const parsed = matchDecisionsSchema.safeParse(parse(text));
  if (!parsed.success) throw new MatchFileError(parsed.error.issues.map(problemOf));
  return parsed.data.decisions;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    // The error of the parser quotes the text, which holds personal data.
    throw new MatchFileError([{ path: "", message: "is not JSON" }]);
  }
}

/** Zod says what it expected; only unknown keys are named by what stands there. */
const problemOf = ({ path, code, message }: z.core.$ZodIssue) => ({
  path: path.map(String).join("."),
  message: code === "unrecognized_keys" ? "has a member that it should not have" : message,
});
