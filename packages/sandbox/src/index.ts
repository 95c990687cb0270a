export {
  createHumaansStandIn,
  defaultHumaansSwitches,
  type HumaansActs,
  type HumaansFacts,
  type HumaansPerson,
  type HumaansScope,
  type HumaansStandIn,
  type HumaansStandInOptions,
  type HumaansSwitches,
  type HumaansTestAids,
  type HumaansTokenAccess,
} from "./humaans/index.ts";
export {
  createOktaStandIn,
  defaultOktaToken,
  defaultSwitches as defaultOktaSwitches,
  enterpriseLimits,
  generousLimits,
  integratorLimits,
  type NewOktaUser,
  type OktaInspection,
  type OktaStandIn,
  type OktaStandInOptions,
  type OktaSwitches,
  type OktaToken,
  type RateLimits as OktaRateLimits,
  workforceLimits,
} from "./okta/index.ts";
export {
  castStoryline,
  createPeople,
  type PeopleOptions,
  type SandboxPerson,
  type Stage,
  type Storyline,
} from "./people/index.ts";
export type { Fault, FaultKind, LoggedRequest, StandIn, StandInClock } from "./stand-in.ts";
