import type { InsightfulError } from "./insightful-records.ts";

// Conflicts and refused deactivations are told by a message alone, which JSON makes of an undefined type.
const words: Readonly<Record<number, readonly [type: string | undefined, message: string]>> = {
  400: [undefined, "This cannot be done now"],
  401: ["UNAUTHORIZED", "The token is missing or not valid"],
  403: ["FORBIDDEN", "The token may not do this"],
  404: ["NOT_FOUND", "There is no such record"],
  409: [undefined, "This is there already"],
  422: ["VALIDATION_ERROR", "The request is not valid"],
  429: ["TOO_MANY_REQUESTS", "Too many requests"],
  500: ["INTERNAL_ERROR", "Something went wrong"],
  503: ["UNAVAILABLE", "The service is not available"],
};

/** A refusal: the status decides type and message, unless the body says otherwise. */
export interface Refusal extends Partial<InsightfulError> {
  readonly status: number;
  /** Told with a 429, where the switch says so. */
  readonly retryAfterSeconds?: number;
}

/** Thrown inside the stand-in to leave a request early; never reaches the caller. */
export class RefusedRequest extends Error {
  override readonly name = "RefusedRequest";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message ?? String(refusal.status));
    this.refusal = refusal;
  }
}

/** An error answer in the vendor's usual shape. */
export function errorAnswer({ status, retryAfterSeconds, ...body }: Refusal): Response {
  const [type, message] = words[status] ?? ["ERROR", "Something went wrong"];
  const headers = retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  return Response.json({ type, message, ...body }, { status, headers });
}

/** A refusal because of one field, in the shape that validation has. */
export function fieldRefusal(status: 404 | 409 | 422, field: string, message: string): RefusedRequest {
  if (status !== 422) return new RefusedRequest({ status, message });
  return new RefusedRequest({ status, details: [{ type: "invalid", field, message }] });
}
