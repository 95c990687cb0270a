import {
  ApiError,
  AuthenticationError,
  ConfigurationError,
  NetworkError,
  PermissionError,
  RosterkitError,
  TenantChangedError,
  UnexpectedResponseError,
} from "../errors/index.ts";

const stopping = [AuthenticationError, PermissionError, ConfigurationError, TenantChangedError];

/**
 * The code by which a gap names a failure. What stops the connection (401, 403, settings that cannot work, another tenant)
 * and what is not of the family (an abort, a fault in the program) is thrown again.
 */
export const failureCode = (error: unknown): string => {
  if (!RosterkitError.isInstance(error) || stopping.some((kind) => kind.isInstance(error))) throw error;
  return ApiError.isInstance(error) ? `${error.code} ${error.status}` : error.code;
};

/** Whether asking once more may help: no answer, or one that was cut short. Refusals were tried again where that makes sense. */
export const isWorthRepeating = (error: unknown): boolean =>
  NetworkError.isInstance(error) || UnexpectedResponseError.isInstance(error);
