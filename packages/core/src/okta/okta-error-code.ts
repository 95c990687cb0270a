import { ApiError } from "../errors/index.ts";

/** Okta's own code of a refusal, such as `E0000016`. Undefined for any other error. Okta promises that this, and nothing else in its errors, may steer a program. */
export const oktaErrorCode = (error: unknown): string | undefined =>
  ApiError.isInstance(error) && error.adapter === "okta" ? error.vendorCode : undefined;
