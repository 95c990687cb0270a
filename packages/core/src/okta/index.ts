export type { Budget, BudgetOptions } from "../http/budget.ts";
export { assertListIsBelievable, type OktaFinding } from "./assert-list-is-believable.ts";
export { confirmOktaOrganization, type OktaOrganization } from "./confirm-okta-organization.ts";
export {
  createOktaClient,
  type OktaApiToken,
  type OktaAuthentication,
  type OktaClient,
  type OktaClientOptions,
} from "./create-okta-client.ts";
export type { OktaAnswer, OktaCall, OktaPage, RawOkta } from "./create-raw-okta.ts";
export { oktaBucketOf } from "./okta-buckets.ts";
export { oktaErrorCode } from "./okta-error-code.ts";
export { type OktaErrorCode, oktaErrorCodes } from "./okta-error-codes.ts";
export { type OktaDomain, resolveOktaDomain } from "./resolve-okta-domain.ts";
