import {
  ApiError,
  AuthenticationError,
  PermissionError,
  PreconditionError,
  RateLimitError,
  RosterkitError,
} from "@rosterkit/core/adapter";
import { isTaken } from "../../client/refusals.ts";
import { badRequest } from "../../error/refuse.ts";
import { ScimError } from "../../error/scim-error.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import { uniquenessError } from "../../server/refusals.ts";

/** 503: try again later. */
export const unavailable = (detail: string, cause?: unknown): ScimError =>
  new ScimError({ status: 503, detail }, { isRetryable: true, remedy: "Try again in a few minutes.", cause });

/** 403: the vendor has it, and it is not to be written from here. */
export const forbidden = (detail: string): ScimError => new ScimError({ status: 403, detail });

/** 405 for one type, where the other type can be written. */
export const notWritable = (detail: string): ScimError => new ScimError({ status: 405, detail });

/** 400: an attribute that cannot be changed so. */
export const unchangeable = (detail: string): ScimError => badRequest("mutability", detail);

/** What a failure of the vendor's is to a SCIM client. Names the vendor and never what was sent or answered. Faults of the program stay what they are. */
export function storeFailure(error: unknown, vendor: string, type: ResourceType): unknown {
  if (ScimError.isInstance(error) || !RosterkitError.isInstance(error)) return error;
  if (AuthenticationError.isInstance(error) || PermissionError.isInstance(error))
    return new ScimError({ status: 502, detail: `${vendor} refuses the credential of this server` }, { cause: error });
  if (RateLimitError.isInstance(error)) return unavailable(`${vendor} asks for patience`, error);
  if (PreconditionError.isInstance(error)) return unavailable("Too many others are writing this resource", error);
  if (isTaken(error)) return uniquenessError(type, "name");
  if (!ApiError.isInstance(error)) return unavailable(`${vendor} could not be asked`, error);
  if (error.status >= 500 || error.isRetryable) return unavailable(`${vendor} answered ${error.status}`, error);
  return badRequest("invalidValue", `${vendor} refuses this ${type.name}`);
}
