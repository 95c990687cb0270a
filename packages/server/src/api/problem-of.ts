import { ConfigurationError, RateLimitError, RosterkitError } from "@rosterkit/core";
import { HTTPException } from "hono/http-exception";
import { type Problem, ProblemError } from "./problem-error.ts";

/** What codes of the family of errors mean to a caller. Whatever is not named is the server's own trouble. */
const statusOf: { readonly [code: string]: Problem["status"] } = {
  configuration: 422,
  mapping: 422,
  match: 422,
  "sync-busy": 409,
  "lease-lost": 409,
  "confirmation-required": 409,
  "review-open": 409,
  "plan-file": 409,
  "tenant-changed": 409,
  ownership: 409,
  "two-ways": 409,
  switched: 409,
  findings: 409,
  authentication: 502,
  permission: 502,
  api: 502,
  precondition: 502,
  network: 502,
  "unexpected-response": 502,
  "incomplete-roster": 502,
  "rate-limit": 503,
  "not-sent": 503,
};

const busySeconds = 10;
const passing: ReadonlySet<string> = new Set(["busy", "unreachable"]);

/** What a caller is told of whatever was thrown. Of what is not of the family of errors nothing is told, as it may say anything. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof HTTPException) return unreadable;
  if (!RosterkitError.isInstance(error)) return unexpected;
  const { code, message, remedy } = error;
  const told = { code, message, ...(remedy !== undefined && { remedy }) };
  if (ConfigurationError.isInstance(error)) return { ...told, status: 422, problems: error.problems };
  if (RateLimitError.isInstance(error))
    return { ...told, status: 503, retryAfterSeconds: Math.ceil(error.retryAfterMs / 1000) };
  if (code === "store") return storeProblem(told, error);
  const status = statusOf[code] ?? 500;
  return { ...told, status, ...(code === "sync-busy" && { retryAfterSeconds: busySeconds }) };
}

/** Of an error of the store: whether it passes by itself. */
function storeProblem(told: Omit<Problem, "status">, error: RosterkitError): Problem {
  const reason = "reason" in error ? String(error.reason) : "";
  if (reason === "changed") return { ...told, status: 409 };
  return passing.has(reason) ? { ...told, status: 503, retryAfterSeconds: busySeconds } : { ...told, status: 500 };
}

const unreadable: Problem = { status: 400, code: "invalid-request", message: "The body is no JSON" };

const unexpected: Problem = {
  status: 500,
  code: "unexpected",
  message: "Something unexpected happened",
  remedy: "Look into the log of the server.",
};
