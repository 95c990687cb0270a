import type { Change, Hold } from "../plan/change.ts";
import { mayRepeat, revertedGroupHold, revertedHold } from "../plan/hold-reverted.ts";
import type { Plan } from "../plan/plan.ts";
import type { Reverted } from "../store/facts.ts";
import type { Links } from "../store/links.ts";
import type { ById } from "./load-facts.ts";

/** For whom, and for which groups, runs were taken back and not released since, by source id. */
export interface AllReverted {
  readonly people: ById<Reverted>;
  readonly groups: ById<Reverted>;
}

/**
 * Holds what a plan from before a run was taken back would do again, as it does not know of that yet. A change of members waits as a whole for one
 * person who is held. `links`: those of people.
 */
export function holdOlder({ at, changes }: Plan, { people, groups }: AllReverted, links: Links): readonly Change[] {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const holdOf = (change: Change): Hold | undefined => {
    if (change.resource === "people") return holdPerson(change, newsOf(people, change.subject, at));
    const ofGroup = newsOf(groups, change.subject, at);
    if (ofGroup) return revertedGroupHold(ofGroup);
    const [ofMember] = membersOf(change, byId, links).flatMap((subject) => newsOf(people, subject, at) ?? []);
    return ofMember && revertedHold(ofMember);
  };
  return changes.map((change) => {
    const held = change.held ?? holdOf(change);
    return held === change.held || !held ? change : { ...change, held };
  });
}

const holdPerson = (change: Change, fact: Reverted | undefined): Hold | undefined =>
  fact && mayRepeat(fact, change) ? revertedHold(fact) : undefined;

/** What was taken back since the plan was made. */
const newsOf = (facts: ById<Reverted>, subject: string, plannedAt: string): Reverted | undefined => {
  const fact = Object.hasOwn(facts, subject) ? facts[subject] : undefined;
  return fact !== undefined && plannedAt <= fact.at ? fact : undefined;
};

/** Source ids of the people whom a change puts into a group or takes out of it. */
function membersOf({ members }: Change, byId: ReadonlyMap<string, Change>, links: Links): readonly string[] {
  return [...(members?.add ?? []), ...(members?.remove ?? [])].flatMap((one) => {
    const subject = typeof one === "string" ? links.byTarget(one)?.source : byId.get(one.ref)?.subject;
    return subject ?? [];
  });
}
