import { isReference } from "./break-circles.ts";
import type { Change, Hold } from "./change.ts";
import { deferHeldReferences } from "./defer-held-references.ts";
import { executableChanges } from "./executable-changes.ts";
import type { Team, Teams } from "./team.ts";
import { weighGroups } from "./weigh-groups.ts";

/** The changes of teams, weighed: `people` are those of people, held as far as they are. Remembers them. */
export function weighTeams(teams: Teams, people: readonly Change[]): readonly Change[] {
  const getting = whoGets(teams, people);
  const changes = teams.all().flatMap((team) => changesOf(team, getting));
  teams.changes = weighGroups({ scene: teams.scene, memberships: 0 }, changes);
  return teams.changes;
}

/** Whether somebody gets the group that a change makes; the hold, where everybody who would is held; `undefined`: nobody does. */
type Getting = (id: string) => "free" | Hold | undefined;

/** Derived groups are only made for somebody who gets them: while everybody who would is held, so is the group. */
function changesOf({ group, place, changes, after }: Team, getting: Getting): readonly Change[] {
  if (!group.source.isDerived || place >= 0 || after === undefined) return changes;
  const how = getting(after);
  if (how === undefined) return [];
  return how === "free" ? changes : changes.map((change) => ({ ...change, held: change.held ?? how }));
}

function whoGets({ scene, attribute }: Teams, people: readonly Change[]): Getting {
  const ready = new Set(executableChanges(deferHeldReferences(scene.fold.context, people)).map(({ id }) => id));
  const holds = new Map(people.flatMap(({ subject, held }) => (held ? [[subject, held] as const] : [])));
  const byGroup = Map.groupBy(people, ({ set = {} }) => makerOf(set[attribute.name]));
  return (id) => {
    const users = byGroup.get(id) ?? [];
    if (users.length === 0) return undefined;
    if (users.some((change) => ready.has(change.id))) return "free";
    return users.flatMap(({ subject }) => holds.get(subject) ?? [])[0] ?? "free";
  };
}

const makerOf = (value: unknown): string | undefined => (isReference(value) ? value.ref : undefined);
