import { ConfigurationError } from "@rosterkit/core";
import { type ProfileQuirks, standardProfile, type TargetProfile } from "./target-profile.ts";

const counts = ["pageSize", "maximumPages", "membersAtOnce"] as const;

/**
 * One profile of several, later ones over earlier ones, all over the standard one. Rejects numbers that nothing could be asked with in a
 * ConfigurationError.
 */
export function settleProfile(...profiles: readonly ProfileQuirks[]): TargetProfile {
  const settled: TargetProfile = Object.assign({}, standardProfile, ...profiles.map(said));
  const problems = counts
    .filter((name) => !Number.isSafeInteger(settled[name]) || settled[name] < 1)
    .map((name) => ({ path: `profile.${name}`, message: "is not a whole number above 0" }));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return settled;
}

/** What a profile says; a name with `undefined` says nothing. */
const said = (profile: ProfileQuirks): ProfileQuirks =>
  Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
