import type { components } from "./api.gen.ts";
import type { LearnAmpSwitches } from "./learn-amp-switches.ts";

/** Messages by field, in the order found. */
export type FullErrors = ReadonlyMap<string, readonly string[]>;

/** Thrown inside the stand-in to leave a request early; never reaches the caller. */
export class RefusedRequest extends Error {
  override readonly name = "RefusedRequest";
  readonly status: number;
  readonly fullErrors: FullErrors | undefined;

  constructor(status: number, message = messages[status] ?? "Something went wrong", fullErrors?: FullErrors) {
    super(message);
    this.status = status;
    this.fullErrors = fullErrors;
  }
}

const messages: Readonly<Record<number, string>> = {
  400: "The request was not understood",
  401: "The access token is missing, over, or not known",
  403: "The access token lacks a scope",
  404: "Not found",
  405: "This method is not offered here",
  406: "Only JSON is answered here",
  429: "Too many requests",
  500: "Something went wrong",
  503: "The service is not available",
};

/** The refusal of a body: every problem in one text, and by field. */
export function notValid(problems: FullErrors, status = 400): RefusedRequest {
  const text = [...problems].flatMap(([field, found]) => found.map((message) => `${field} ${message}`)).join(", ");
  return new RefusedRequest(status, text, problems);
}

/** An error answer, in the variant that the switches choose. */
export function errorAnswer(
  { status, message, fullErrors }: Pick<RefusedRequest, "status" | "message" | "fullErrors">,
  { refusalBody, retryAfter }: LearnAmpSwitches,
  retryAfterSeconds?: number,
): Response {
  const isTold = retryAfterSeconds !== undefined && retryAfter === "seconds";
  const headers = isTold ? { "retry-after": String(retryAfterSeconds) } : {};
  if ((status === 401 || status === 403) && refusalBody === "none") return new Response(null, { status, headers });
  const full = fullErrors && Object.fromEntries([...fullErrors].map(([field, found]) => [field, [...found]]));
  const body: components["schemas"]["Error"] = { error: message, ...(full && { fullErrors: full }) };
  return Response.json(body, { status, headers });
}
