import type { HumaansError } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

const names: Readonly<Record<number, readonly [name: string, message: string]>> = {
  400: ["BadRequest", "The request was not understood"],
  401: ["NotAuthenticated", "The access token is missing or not valid"],
  403: ["Forbidden", "The access token lacks a permission"],
  404: ["NotFound", "No such record"],
  405: ["MethodNotAllowed", "This method is not offered here"],
  429: ["TooManyRequests", "Too many requests"],
  500: ["GeneralError", "Something went wrong"],
  503: ["Unavailable", "The service is not available"],
};

/** A refusal: the status decides the name, `field` and `reason` fill the issues. */
export interface Refusal {
  readonly status: number;
  readonly field?: string;
  readonly reason?: string;
  /** Told with a 429, unless switched off. */
  readonly retryAfterSeconds?: number;
}

/** Thrown inside the stand-in to leave a request early; never reaches the caller. */
export class RefusedRequest extends Error {
  override readonly name = "RefusedRequest";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reason ?? String(refusal.status));
    this.refusal = refusal;
  }
}

/** An error answer in the variant the switches choose. */
export function errorResponse(refusal: Refusal, requestId: string, switches: HumaansSwitches): Response {
  const { status, field, retryAfterSeconds } = refusal;
  const [name, message] = names[status] ?? ["GeneralError", "Something went wrong"];
  const body: HumaansError = {
    id: requestId,
    code: switches.errorCode === "number" ? status : kebab(name),
    name,
    message,
    ...(field === undefined ? {} : { issues: [issueOf(field, refusal, switches)] }),
  };
  const waits = retryAfterSeconds !== undefined && switches.retryAfter === "seconds";
  return Response.json(body, { status, headers: waits ? { "retry-after": String(retryAfterSeconds) } : {} });
}

function issueOf(field: string, { status, reason = "not valid" }: Refusal, { errorIssues }: HumaansSwitches) {
  if (errorIssues === "path and message") return { path: field, message: reason };
  return { name: field, reason, ...(status === 403 ? { forbidden: true } : {}) };
}

function kebab(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase();
}
