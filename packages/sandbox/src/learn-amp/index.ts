export {
  createLearnAmpStandIn,
  type LearnAmpFacts,
  type LearnAmpStandIn,
  type LearnAmpStandInOptions,
} from "./create-learn-amp-stand-in.ts";
export type { LearnAmpActs, NewLearnAmpUser } from "./learn-amp-acts.ts";
export type { StoredTeam, StoredUser } from "./learn-amp-company.ts";
export type { LearnAmpScope } from "./learn-amp-scopes.ts";
export { defaultLearnAmpSwitches, type LearnAmpSwitches } from "./learn-amp-switches.ts";
export type { SeededTeam } from "./seed-company.ts";
