export type { DataOf, PathsWith, Verb } from "./api-method.ts";
export { assertSecureUrl } from "./assert-secure-url.ts";
export {
  type AccessToken,
  type Authentication,
  apiKeyHeader,
  basic,
  bearer,
  clientCredentials,
  type Renewal,
  type RequestHead,
} from "./authentication.ts";
export type { Budget, BudgetOptions, Permit, ShareableBudget, Visit } from "./budget.ts";
export { type BudgetKey, type BudgetRegistry, createBudgetRegistry } from "./budget-registry.ts";
export type {
  BucketStanding,
  BudgetNews,
  BudgetStanding,
  OtherStanding,
  OtherStandings,
} from "./budget-standing.ts";
export { type ApiClient, type ApiClientOptions, createApiClient } from "./create-api-client.ts";
export { createBudget } from "./create-budget.ts";
export { asForm } from "./form-body.ts";
export { found } from "./found.ts";
export { idMade } from "./id-made.ts";
export { defaultIo, type Io, type Wait } from "./io.ts";
export { type Lane, lanes } from "./lane.ts";
export type { Limits } from "./limits.ts";
export type { Answer, CallOptions, Outgoing } from "./outgoing.ts";
export { parseLinkHeader } from "./parse-link-header.ts";
export { readLimits } from "./read-limits.ts";
export { BodyTooLarge, readText } from "./read-text.ts";
export { textMember } from "./text-member.ts";
export { type AskToken, createTokenEndpoint, missingScopes, type TokenEndpoint } from "./token-endpoint.ts";
export type { RefusalKind, ResponseHead, Vendor, VendorRefusal } from "./vendor.ts";
