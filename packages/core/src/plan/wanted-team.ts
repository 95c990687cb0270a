import type { Team, Teams } from "./team.ts";

/** What the source says of the one group that somebody is to be in. */
export type WantedTeam =
  | { readonly kind: "team"; readonly team: Team }
  /** More than one, and the settings do not say which. By name. */
  | { readonly kind: "several"; readonly teams: readonly Team[] }
  /** Their record says that there is none. */
  | { readonly kind: "none" }
  /** They are in none of those that are kept, of which nobody says that it is meant. */
  | { readonly kind: "no group" }
  /** Nothing can be said; `why` for people. */
  | { readonly kind: "unknown"; readonly why: string };

/** Says which group somebody is to be in. `found`: the id of the one that their account has; absent for somebody who has none yet. */
export function wantedTeam(teams: Teams, subject: string, found: unknown): WantedTeam {
  const own = teams.of(subject);
  const [first, ...more] = own;
  const mayStillBeIn = typeof found === "string" && !own.some(({ value }) => value === found);
  if (mayStillBeIn && teams.isUnproven(subject, found)) return unproven;
  if (first && (more.length === 0 || teams.scene.settings.several === "first by name"))
    return { kind: "team", team: first };
  if (first) return { kind: "several", teams: own };
  if (teams.isInNone(subject)) return { kind: "none" };
  return teams.isTold(subject) ? { kind: "no group" } : unsaid;
}

const unproven: WantedTeam = { kind: "unknown", why: "the list of those in the group could not be read whole" };
const unsaid: WantedTeam = {
  kind: "unknown",
  why: "not every group could be read whole, or the record does not say",
};
