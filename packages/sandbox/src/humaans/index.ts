export {
  createHumaansStandIn,
  type HumaansFacts,
  type HumaansStandIn,
  type HumaansStandInOptions,
} from "./create-humaans-stand-in.ts";
export type { HumaansScope, HumaansTokenAccess } from "./humaans-access.ts";
export type { HumaansActs } from "./humaans-acts.ts";
export type { HumaansPerson } from "./humaans-records.ts";
export { defaultHumaansSwitches, type HumaansSwitches } from "./humaans-switches.ts";
export type { HumaansTestAids } from "./test-aids.ts";
