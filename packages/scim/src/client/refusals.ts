import { ApiError } from "@rosterkit/core/adapter";
import { notFoundCode } from "./scim-refusal.ts";
import type { TargetProfile } from "./target-profile.ts";

/** Whether a write was refused because another resource has a value that only one can have: 409, or the scimType `uniqueness`. */
export const isTaken = (error: unknown): error is ApiError =>
  ApiError.isInstance(error) && (error.status === 409 || error.vendorCode === "uniqueness");

/** Whether the server said that there is no such resource; what counts as saying so is the profile's. */
export const isNotThere = (error: unknown, { notFound }: Pick<TargetProfile, "notFound">): boolean =>
  ApiError.isInstance(error) &&
  (error.status === 404 || error.status === 410) &&
  (notFound === "any" || error.vendorCode === notFoundCode);

/** Whether the server has no PATCH, whatever its ServiceProviderConfig says. Nothing was written then. */
export const hasNoSuchMethod = (error: unknown): boolean =>
  ApiError.isInstance(error) && (error.status === 405 || error.status === 501);

/** Whether a list was refused, as far as one can tell because of its filter: few servers say `invalidFilter` with their 400. */
export const isUnfilterable = (error: unknown): boolean =>
  ApiError.isInstance(error) && (error.status === 400 || error.status === 501);
