export type { AppRecord } from "./app-record.ts";
export { createOktaStandIn, defaultOktaToken } from "./create-okta-stand-in.ts";
export type { EventHookActs, OktaEventHook } from "./events/event-hook-acts.ts";
export type { OktaDelivery } from "./events/hook-queue.ts";
export type { PlannedLogDelay } from "./events/system-log.ts";
export type { GroupRecord, GroupRole, GroupType } from "./group-record.ts";
export type {
  AppHolder,
  InspectedGroup,
  NewOktaApp,
  NewOktaGroup,
  NewOktaGroupRule,
  NewOktaUser,
  OktaInspection,
  OktaStandIn,
  OktaStandInOptions,
  OktaToken,
  SentMail,
} from "./okta-stand-in.ts";
export type { RateLimits } from "./rate-limits.ts";
export { enterpriseLimits, generousLimits, integratorLimits, workforceLimits } from "./rate-limits.ts";
export type { RuleRecord, RuleStatus } from "./rule-record.ts";
export type { SchemaAttribute } from "./schema-attribute.ts";
export type { OktaServiceApp } from "./service-app.ts";
export type { OktaSwitches } from "./switches.ts";
export { defaultSwitches } from "./switches.ts";
export type { TokenAccess } from "./token-access.ts";
export type { UserRecord, UserStatus } from "./user-record.ts";
export { userStatuses } from "./user-record.ts";
