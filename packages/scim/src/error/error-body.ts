import { ScimError } from "./scim-error.ts";
import type { ScimType } from "./scim-type.ts";

/** URN of the message that carries an error. */
export const errorSchema = "urn:ietf:params:scim:api:messages:2.0:Error";

/** An error as SCIM sends it: RFC 7644 §3.12. */
export interface ErrorBody {
  readonly schemas: readonly [typeof errorSchema];
  /** HTTP status as a string, as the RFC wants it. */
  readonly status: string;
  readonly scimType?: ScimType;
  readonly detail: string;
}

/** The body for an error; whatever is not a {@link ScimError} is answered as 500 without a word about it. */
export function errorBody(error: unknown): ErrorBody {
  if (!ScimError.isInstance(error))
    return { schemas: [errorSchema], status: "500", detail: "Something went wrong here" };
  const { status, scimType, detail, remedy } = error;
  return {
    schemas: [errorSchema],
    status: String(status),
    ...(scimType !== undefined && { scimType }),
    detail: remedy === undefined ? detail : `${detail}. ${remedy}`,
  };
}
