import { ApiError } from "../errors/api-error.ts";
import { AuthenticationError } from "../errors/authentication-error.ts";
import { NotSentError } from "../errors/not-sent-error.ts";
import { PermissionError } from "../errors/permission-error.ts";
import { PreconditionError } from "../errors/precondition-error.ts";
import { RateLimitError } from "../errors/rate-limit-error.ts";
import { RosterkitError } from "../errors/rosterkit-error.ts";
import type { Result } from "../store/journal.ts";
import type { Failure } from "./apply-report.ts";

/** What an error of a call amounts to when the call surely wrote nothing. */
export interface CallFailure {
  readonly result: Extract<Result, "moved" | "refused" | "failed" | "later">;
  readonly error: Failure;
  /** The vendor's id of the request, where it said one. */
  readonly requests?: readonly string[];
}

/** Reads an error. Texts of errors that are not of our family may hold anything, so they are not passed on. */
export const readFailure = (error: unknown): CallFailure => ({
  result: resultOf(error),
  error: failureOf(error),
  ...(ApiError.isInstance(error) && error.requestId && { requests: [error.requestId] }),
});

const failureOf = (error: unknown): Failure => {
  if (!RosterkitError.isInstance(error))
    return { code: "unexpected", message: error instanceof Error ? error.name : "An unexpected failure" };
  const { code, message, remedy, adapter } = error;
  return { code, message, ...(remedy !== undefined && { remedy }), ...(adapter !== undefined && { adapter }) };
};

const resultOf = (error: unknown): CallFailure["result"] => {
  if (PreconditionError.isInstance(error)) return "moved";
  if (RateLimitError.isInstance(error) || NotSentError.isInstance(error)) return "later";
  return ApiError.isInstance(error) ? "refused" : "failed";
};

/** Whether a failed write may have happened all the same. An error that nobody in our family made proves nothing. */
export const mayHaveWritten = (error: unknown): boolean =>
  RosterkitError.isInstance(error) ? error.maybeWritten : true;

/** The vendor does not do this to this record; neither its credentials, its limits nor a newer version are the reason. */
export const isPlainRefusal = (error: unknown): boolean =>
  ApiError.isInstance(error) && error.code === "api" && !mayHaveWritten(error);

/** Whether the whole connection is to stop: the vendor refuses the credentials, or what they may do. */
export const stopsConnection = (error: unknown): error is AuthenticationError | PermissionError =>
  AuthenticationError.isInstance(error) || PermissionError.isInstance(error);
