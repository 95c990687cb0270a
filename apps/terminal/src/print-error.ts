import { RosterkitError } from "@rosterkit/core";
import type { Screen } from "./screen.ts";
import { UsageError } from "./usage-error.ts";

/** Prints one line of cause and one of remedy. A stack is shown of nothing but surprises, and only with `DEBUG=1`. */
export function printError({ paint, print }: Pick<Screen, "paint" | "print">, error: unknown, debug = false): void {
  const { cause, remedy } = explainError(error);
  print(
    `${paint.red(paint.bold("Cause:"))}  ${oneLine(cause)}`,
    `${paint.green(paint.bold("Remedy:"))} ${oneLine(remedy)}`,
  );
  if (debug && error instanceof Error && error.stack) print(paint.dim(error.stack));
}

function explainError(error: unknown): { readonly cause: string; readonly remedy: string } {
  if (error instanceof UsageError) return { cause: error.message, remedy: error.remedy };
  if (RosterkitError.isInstance(error)) return { cause: error.message, remedy: error.remedy ?? retryWords(error) };
  const cause =
    error instanceof Error ? `Something unexpected happened: ${error.message}` : "Something unexpected happened";
  return {
    cause,
    remedy: "This is a fault of ours; set DEBUG=1 to see where it comes from, and please report it.",
  };
}

const retryWords = ({ isRetryable }: RosterkitError): string =>
  isRetryable ? "Try again in a moment." : "Check the settings of this connection.";

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
