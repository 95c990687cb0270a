import type { Extent } from "../roster/extent.ts";
import { isReference } from "./break-circles.ts";
import type { Change } from "./change.ts";
import type { GroupScene } from "./group-scene.ts";
import type { Team, Teams } from "./team.ts";
import { goneFromSource, nameAt } from "./vanished-groups.ts";

/** Notes what was found about teams as a whole, each once. `people`: the changes of people in the end. */
export function noteTeams(teams: Teams, source: Extent, people: readonly Change[]): void {
  noteEmptied(teams, source, people);
  noteUnread(teams);
  for (const [team, count] of waitingFor(teams, people)) noteWaiting(teams, team, count);
  noteRequired(teams, people);
  const { scene, inNone, inSeveral, attribute } = teams;
  const none = `${inNone} people are in none of the groups that the sync keeps: their accounts keep the one that somebody else put them into`;
  const several = `${inSeveral} people are in several groups: ${attribute.name} is left as it is, as the settings say`;
  if (inNone > 0) scene.note({ subject: "", code: "no group", message: none });
  if (inSeveral > 0) scene.note({ subject: "", code: "several groups", message: several });
}

/** Whoever was in a group that came empty, or is gone at the source, stays in it. */
function noteEmptied({ scene, attribute, all }: Teams, source: Extent, people: readonly Change[]): void {
  const empty = all().filter(({ group: { source: own } }) => !own.isDerived && isEmptyOf(own.members));
  const gone = goneFromSource(scene, source);
  if (empty.length === 0 && gone.length === 0) return;
  const staying = stayingIn(scene, attribute.name, people);
  const tell = (subject: string, what: string) => {
    const { who, place } = nameAt(scene, subject);
    const count = place < 0 ? 0 : (staying.get(scene.input.target.roster.id(place)) ?? 0);
    const message = `${what}: nobody is moved for that, and ${count} accounts stay in it`;
    if (count > 0) scene.note({ subject, who, code: "vanished", message });
  };
  for (const { group } of empty) tell(group.source.id, "has come empty at the source");
  for (const { id } of gone) tell(id, "is linked and missing from a complete read of the source");
}

const isEmptyOf = ({ ids, extent }: Team["group"]["source"]["members"]): boolean => extent.complete && ids.length === 0;

/** How many accounts have each team once the plan is applied without what is held. */
function stayingIn({ fold }: GroupScene, name: string, people: readonly Change[]): ReadonlyMap<string, number> {
  const { target } = fold.context.input;
  const counts = new Map<string, number>();
  const add = (id: unknown, by: number) => {
    if (typeof id === "string") counts.set(id, (counts.get(id) ?? 0) + by);
  };
  for (let account = 0; account < target.size; account++) add(target.value(account, name), 1);
  for (const { was, set, held } of people) if (!held && set && Object.hasOwn(set, name)) add(was?.[name], -1);
  return counts;
}

function noteUnread({ scene }: Teams): void {
  for (const { id, name, members, isDerived } of scene.input.source.groups) {
    if (members.extent.complete || isDerived) continue;
    const message = `its members at the source could not be read whole: who is not on the list is left where they are (${members.extent.gaps.join("; ")})`;
    scene.note({ subject: id, who: name, code: "incomplete members", message });
  }
}

/** How many people wait for each team: one that is not known at the target, or whose own change is held. */
function waitingFor(teams: Teams, people: readonly Change[]): ReadonlyMap<Team, number> {
  const waiting = new Map(teams.waiting);
  for (const { team } of waitingForHeld(teams, people)) waiting.set(team, (waiting.get(team) ?? 0) + 1);
  return waiting;
}

/** The changes of people that wait for a team whose own change is held. */
function waitingForHeld(
  { attribute, all, changes }: Teams,
  people: readonly Change[],
): readonly { readonly team: Team; readonly change: Change }[] {
  const ids = new Set(changes.flatMap(({ id, held }) => (held ? [id] : [])));
  const held = all().filter(({ after }) => after !== undefined && ids.has(after));
  if (held.length === 0) return [];
  const byChange = new Map(held.map((team) => [team.after, team]));
  const byValue = new Map(held.map((team) => [String(team.value), team]));
  return people.flatMap((change) => {
    const value = change.set?.[attribute.name];
    const team = isReference(value) ? byChange.get(value.ref) : byValue.get(String(value));
    return value !== undefined && team?.after !== undefined && change.after?.includes(team.after)
      ? [{ team, change }]
      : [];
  });
}

function noteWaiting({ scene, attribute }: Teams, { group, after }: Team, count: number): void {
  const why = after === undefined ? "which group it is at the target is not settled" : "the group's own change is held";
  const message = `${attribute.name} of ${count} people waits: ${why}`;
  const about = { subject: group.source.id, who: group.name, attribute: attribute.name };
  scene.note({ ...about, code: "deferred reference", message });
}

/** Accounts that cannot be made before a group is. */
function noteRequired(teams: Teams, people: readonly Change[]): void {
  const { attribute, scene } = teams;
  if (!attribute.facts.required) return;
  for (const { team, change } of waitingForHeld(teams, people)) {
    if (change.operation !== "create") continue;
    const { subject, who } = change;
    const message = `no account can be made without ${attribute.name}: the group "${team.group.name}" is held`;
    scene.fold.context.note({ subject, who, attribute: attribute.name, code: "required group", message });
  }
}
