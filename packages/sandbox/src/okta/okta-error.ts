/**
 * Status and summary of the errors that the stand-in answers with, as Okta's list of error codes has them; `{0}` is
 * filled in.
 */
const errors = {
  E0000001: [400, "Api validation failed: {0}"],
  E0000003: [400, "The request body was not well-formed."],
  E0000006: [403, "You do not have permission to perform the requested action"],
  E0000007: [404, "Not found: {0}"],
  E0000008: [404, "The requested path was not found"],
  E0000009: [500, "Internal Server Error"],
  E0000010: [503, "Service is in read only mode"],
  E0000011: [401, "Invalid token provided"],
  E0000014: [403, "Update of credentials failed"],
  E0000016: [403, "Activation failed because the user is already active"],
  E0000017: [403, "Password reset failed"],
  E0000022: [405, "The endpoint does not support the provided HTTP method"],
  E0000023: [403, "Operation failed because user profile is mastered under another system"],
  E0000028: [400, "The request is missing a required parameter."],
  E0000029: [400, "Invalid cursor."],
  E0000030: [
    400,
    "Bad request. Invalid date. Dates must be of the form yyyy-MM-dd'T'HH:mm:ss.SSSZZ, e.g. 2013-01-01T12:00:00.000-07:00.",
  ],
  E0000031: [400, "Invalid search criteria."],
  E0000032: [403, "Unlock is not allowed for this user."],
  E0000033: [400, "Bad request. Can't specify a search query and filter in the same request."],
  E0000034: [403, "Forgot password not allowed on specified user."],
  E0000035: [403, "Change password not allowed on specified user."],
  E0000036: [403, "Change recovery question not allowed on specified user."],
  E0000038: [403, "This operation is not allowed in the user's current status."],
  E0000047: [429, "API call exceeded rate limit due to too many requests."],
  E0000053: [400, "Invalid SCIM filter."],
  E0000060: [501, "Unsupported operation."],
  E0000077: [403, "Cannot modify the {0} attribute because it is read-only."],
  E0000078: [403, "Cannot modify the {0} attribute because it is immutable."],
  E0000080: [403, "The password does not meet the complexity requirements of the current password policy."],
  E0000093: [400, "Target count limit exceeded"],
  E0000094: [400, "The provided filter is unsupported."],
  E0000100: [503, "Unable to perform search query."],
  E0000112: [409, "Cannot update this user because they are still being activated. Please try again in a few minutes."],
  E0000124: [
    400,
    "Could not create user. To create a user and expire their password immediately, a password must be specified.",
  ],
  E0000125: [
    400,
    "Could not create user. To create a user and expire their password immediately, `activate` must be true.",
  ],
  E0000179: [400, "There is a required attribute that is externally sourced."],
  E0000231: [412, "ETag value doesn't match."],
  E0000242: [400, "ETag syntax is invalid."],
} as const satisfies Record<string, readonly [number, string]>;

/** A code of Okta's that the stand-in knows. */
export type OktaErrorCode = keyof typeof errors;

/** Thrown inside the stand-in; becomes an answer in Okta's error shape. */
export class OktaError extends Error {
  override readonly name = "OktaError";
  readonly code: OktaErrorCode;
  readonly status: number;
  readonly causes: readonly string[];

  /** `subject` fills the summary's placeholder; `causes` become `errorCauses`. */
  constructor(code: OktaErrorCode, subject = "", causes: readonly string[] = []) {
    const [status, summary] = errors[code];
    super(summary.replace("{0}", subject));
    this.code = code;
    this.status = status;
    this.causes = causes;
  }

  /** The body of the answer. */
  body(errorId: string): Record<string, unknown> {
    return {
      errorCode: this.code,
      errorSummary: this.message,
      errorLink: this.code,
      errorId,
      errorCauses: this.causes.map((errorSummary) => ({ errorSummary })),
    };
  }
}

/** The 404 for an unknown id; `type` is Okta's name of the resource, e.g. `User`. */
export function notFound(id: string, type: string): OktaError {
  return new OktaError("E0000007", `Resource not found: ${id} (${type})`);
}
