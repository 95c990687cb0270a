export {
  createHumaansStandIn,
  type HumaansFacts,
  type HumaansStandIn,
  type HumaansStandInOptions,
} from "./create-humaans-stand-in.ts";
export type { HumaansScope, HumaansTokenAccess } from "./humaans-access.ts";
export type { HumaansActs, NewJobRole, NewPerson, Offboarding, Return } from "./humaans-acts.ts";
export type {
  HumaansCompany,
  HumaansJobRole,
  HumaansLocation,
  HumaansPerson,
  StoredPerson,
} from "./humaans-records.ts";
export { defaultHumaansSwitches, defaultPrivateFields, type HumaansSwitches } from "./humaans-switches.ts";
export type { RequestAllowance } from "./request-window.ts";
export type { HumaansTestAids } from "./test-aids.ts";
