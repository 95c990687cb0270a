import { isSame } from "../diff/comparable.ts";
import { withFingerprints } from "../diff/fingerprints.ts";
import { isNothing } from "../diff/is-nothing.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Fingerprints } from "../store/link.ts";
import type { Change, Hold, Lane, Operation } from "./change.ts";
import { changeId } from "./change-id.ts";
import { afterOf, inOrder } from "./change-parts.ts";
import { dropInvalidValues } from "./check-values.ts";
import { freedBy, nameTaken, rivalsOf } from "./claim-group.ts";
import { compareAttributes } from "./compare-attributes.ts";
import type { MembersDifference } from "./compare-members.ts";
import type { GroupScene } from "./group-scene.ts";
import { hold } from "./hold.ts";
import { leaveClearsByHand } from "./leave-clears-by-hand.ts";
import type { LinkedElsewhere } from "./linked-elsewhere.ts";
import type { NamedGroup } from "./name-groups.ts";

/** What every change of a group says. `place`: -1 while it is not at the target. */
export const groupBase = (
  { input }: GroupScene,
  { id, who, place }: { readonly id: string; readonly who: string; readonly place: number },
  operation: Operation,
  lane: Lane,
  step?: string,
) => ({
  id: changeId("groups", operation, id, step),
  resource: "groups" as const,
  operation,
  subject: id,
  who,
  lane,
  ...(place >= 0 && { account: input.target.roster.id(place) }),
});

const baseOf = (scene: GroupScene, { source, name }: NamedGroup, place: number, operation: Operation, lane: Lane) =>
  groupBase(scene, { id: source.id, who: name, place }, operation, lane);

/** What is to be written, without what the target would refuse. */
function checked(scene: GroupScene, { source, name }: NamedGroup, set: Map<string, unknown>): Map<string, unknown> {
  const indexOf = new Map(scene.owned.map((attribute, index) => [attribute.name, index]));
  dropInvalidValues({ owned: scene.owned, indexOf, note: scene.note }, source.id, name, set);
  return set;
}

/** The change that makes a group, unless the target would refuse it. */
export function createGroupChange(scene: GroupScene, group: NamedGroup, after: readonly string[]): readonly Change[] {
  const wanted = scene.owned.map(({ name }, index) => [name, group.wanted[index]] as const);
  const set = checked(scene, group, new Map(wanted.filter(([, value]) => !isNothing(value))));
  const missing = scene.owned.filter(({ name, facts }) => (name === scene.key || facts.required) && !set.has(name));
  if (missing.length > 0) {
    const message = `no group can be made: ${missing.map(({ name }) => name).join(", ")} missing`;
    scene.note({ subject: group.source.id, who: group.name, code: "required missing", message });
    return [];
  }
  const because = group.source.isDerived ? "people at the source have this value" : "the source has this group";
  return [{ ...baseOf(scene, group, -1, "create", "joiners"), set: inOrder(set), because, ...afterOf(after) }];
}

/** Leaves it to a person to say which group it is. */
export const conflictingGroup = (scene: GroupScene, group: NamedGroup, evidence: readonly string[]): Change => ({
  ...baseOf(scene, group, -1, "link", "back-fill"),
  because: "which group this is at the target must be settled by somebody who knows",
  evidence,
  by: "nobody yet",
  held: hold("conflict", evidence),
});

/**
 * The change that ties a group to one that somebody else made: not without a person who has seen what it gives access to, unless the settings say so.
 * `members`: what is told of those whom it has.
 */
export function linkGroupChange(scene: GroupScene, group: NamedGroup, place: number, members: string): Change {
  const { target, elsewhere } = scene.input;
  const id = target.roster.id(place);
  const evidence = [
    `has the same name as group ${id}, which this sync did not make`,
    members,
    ...(target.inspections.get(id)?.evidence ?? []),
  ];
  const other = elsewhere?.get(id);
  return {
    ...baseOf(scene, group, place, "link", "back-fill"),
    because: "a group that is there has the name of this one",
    evidence,
    by: "name",
    fingerprints: agreement(scene, group, place),
    ...(other && { held: linkedElsewhere(other, evidence) }),
    ...(!other && scene.settings.adopt === "review" && { held: hold("review", evidence) }),
  };
}

/** Two syncs would take each other's people out of it, so nobody can lift it. */
const linkedElsewhere = ({ sync }: LinkedElsewhere, evidence: readonly string[]): Hold =>
  hold("protected", [...evidence, `the group is linked elsewhere: by the sync "${sync}"`]);

/** What is told of a group's members before it is linked. `undefined`: not all of them could be read. */
export const membersTold = (members: MembersDifference | undefined): string =>
  members ? comparedTold(members) : "its members could not be read whole";

const comparedTold = ({ linked, strangers, shared, add }: MembersDifference): string =>
  `of its members (${linked + strangers}), ${shared} are in the group at the source too and ${strangers} are linked to nobody; ${add.length} would be put in`;

/** Fingerprints of what both sides hold alike: from now on a difference there is a change. */
function agreement({ owned, input }: GroupScene, { wanted }: NamedGroup, place: number): Fingerprints {
  const { roster, fromGroup } = input.target;
  const same = owned.flatMap(({ name, facts }, index) => {
    const value = wanted[index];
    return !isNothing(value) && isSame(value, roster.value(place, name), facts.compare) ? [[name, value] as const] : [];
  });
  return withFingerprints(undefined, Object.fromEntries(same), (name) => fromGroup.target[name]?.compare);
}

/** The change of a linked group's attributes, if anything differs. `hasValue`: whether any group of the source has a value at this position. */
export function updateGroupChange(
  scene: GroupScene,
  group: NamedGroup,
  place: number,
  hasValue: (index: number) => boolean,
): readonly Change[] {
  const { roster } = scene.input.target;
  const { id } = group.source;
  if (!scene.canUpdate || isNamedInPart(group)) return [];
  const found = scene.owned.map(({ name }) => roster.value(place, name));
  const difference = compareAttributes(scene, id, group.wanted, found, scene.input.links.bySource(id));
  if (!difference) return [];
  const set = withoutUnproven(scene, checked(scene, group, difference.set), hasValue);
  leaveClearsByHand(scene, id, group.name, set);
  if (set.size === 0) return [];
  const drifted = [...set.keys()].filter((name) => difference.drifted.has(name)).sort();
  const isRenamed = set.has(scene.key);
  const taken = isRenamed ? nameTaken(scene, group, place) : undefined;
  return [
    {
      ...baseOf(scene, group, place, "update", "movers"),
      set: inOrder(set),
      was: inOrder(new Map([...set.keys()].map((name) => [name, roster.value(place, name) ?? null]))),
      ...(drifted.length > 0 && { drifted }),
      because: drifted.length === set.size ? "changed at the target: restored" : "changed at the source",
      ...afterOf(isRenamed && taken === undefined ? freedBy(scene, group, place) : []),
      ...(taken !== undefined && { held: hold("conflict", [taken]) }),
    },
  ];
}

/** A derived group is called by the first of all spellings, so a read that lacks some may call it something else. */
const isNamedInPart = ({ source: { isDerived, members } }: NamedGroup): boolean =>
  isDerived === true && !isEverybody(members.extent);

/** No group of the source has a value: that looks like a lost permission, so nothing is cleared. */
function withoutUnproven(
  { owned }: GroupScene,
  set: Map<string, unknown>,
  hasValue: (index: number) => boolean,
): Map<string, unknown> {
  const kept = owned.flatMap(({ name }, index) => {
    const value = set.get(name);
    return value === undefined || (value === null && !hasValue(index)) ? [] : [[name, value] as const];
  });
  return new Map(kept);
}

/** Says of a group that keeps the name it has that another one of the source wants the same. */
export function noteClash(scene: GroupScene, group: NamedGroup): void {
  if (scene.names.wanting(group.name).length < 2) return;
  scene.note({ subject: group.source.id, who: group.name, code: "name clash", message: rivalsOf(scene, group) });
}
