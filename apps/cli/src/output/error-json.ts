import { ConfigurationError, RosterkitError } from "@rosterkit/core";
import { UsageError } from "@rosterkit/terminal";

/** An error as `--json` prints it: a code for programs, what happened, and what to do next. No stack, and no values of records. */
export function errorJson(error: unknown): object {
  if (error instanceof UsageError) return { error: { code: "usage", message: error.message, remedy: error.remedy } };
  if (!RosterkitError.isInstance(error))
    return {
      error: { code: "unexpected", message: error instanceof Error ? error.message : "Something unexpected happened" },
    };
  const { code, message, remedy } = error;
  const problems = ConfigurationError.isInstance(error) ? { problems: error.problems } : {};
  return { error: { code, message, ...(remedy !== undefined && { remedy }), ...problems } };
}
