import { type Extent, isComplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Change } from "./change.ts";
import { claimGroup, type GroupClaim } from "./claim-group.ts";
import { compareMembers, type MembersDifference, type Membership } from "./compare-members.ts";
import {
  conflictingGroup,
  createGroupChange,
  linkGroupChange,
  membersTold,
  noteClash,
  updateGroupChange,
} from "./group-changes.ts";
import { createGroupScene, filledAttributes, type GroupScene } from "./group-scene.ts";
import type { GroupWork } from "./group-work.ts";
import type { GroupsInput } from "./groups-input.ts";
import { createStandings } from "./member-standing.ts";
import { addMembers, type Named, removeMembers } from "./members-changes.ts";
import type { NamedGroup } from "./name-groups.ts";
import { emptiedHold, noteGroups, noteMembers } from "./note-groups.ts";
import { noteTeams } from "./note-teams.ts";
import type { PlanFold } from "./plan-fold.ts";
import type { Teams } from "./team.ts";
import { vanishedGroups } from "./vanished-groups.ts";
import { weighGroups } from "./weigh-groups.ts";

/**
 * Plans groups and who is in them, once everything about people is settled: `people` are the changes of this plan. Nothing is put into a group, or
 * taken out, for somebody who is held or undecided, or who is out: being put out ends memberships too. `teams`: where an attribute of people says which
 * one they are in; their changes were weighed with those of people.
 */
export function planGroups(
  fold: PlanFold,
  source: Extent,
  input: GroupsInput,
  people: readonly Change[],
  teams?: Teams,
): readonly Change[] {
  const { settings } = fold.context.input;
  if (!settings.groups) return [];
  const scene = teams?.scene ?? createGroupScene(fold, input, settings.groups);
  if (!isTrusted(source, input)) return noteNarrowed(scene);
  if (teams) return planTeams(teams, source, people);
  const work: GroupWork = { scene, membership: membershipOf(fold, source, people), memberships: 0, out: 0 };
  const hasValue = filledAttributes(scene);
  const changes = scene.names.named.flatMap((group) => planGroup(work, group, hasValue));
  const all = [...changes, ...vanishedGroups(work, source)];
  noteGroups(work);
  return weighGroups(work, all);
}

/** Whether groups may be planned: while either read of the source shows less than before, nothing is. */
export const isTrusted = (source: Extent, input: GroupsInput): boolean =>
  !isNarrowed(source) && !isNarrowed(input.source.extent);

const isNarrowed = (extent: Extent | undefined): boolean => extent?.complete === false && extent.narrowed === true;

function planTeams(teams: Teams, source: Extent, people: readonly Change[]): readonly Change[] {
  noteTeams(teams, source, people);
  noteGroups({ scene: teams.scene, out: 0 });
  return teams.changes;
}

function noteNarrowed({ note }: GroupScene): readonly Change[] {
  const message = "the source shows less than before, so nothing is planned for groups";
  note({ subject: "", code: "narrowed read", message });
  return [];
}

function membershipOf(fold: PlanFold, source: Extent, changes: readonly Change[]): Membership {
  const { links, target } = fold.context.input;
  return {
    standingOf: createStandings(fold, changes),
    links,
    people: isEverybody(source) ? source : undefined,
    isProtected: (account) => fold.isProtected(target.indexOf(account)),
  };
}

function planGroup(work: GroupWork, group: NamedGroup, hasValue: (index: number) => boolean): readonly Change[] {
  const { scene } = work;
  const claim = claimGroup(scene, group);
  if (claim.kind === "none") return [];
  if (claim.kind === "conflict") return [conflictingGroup(scene, group, claim.evidence)];
  if (claim.kind === "create") return planNew(work, group, claim);
  if (claim.kind === "link") return planAdopted(work, group, claim.place);
  noteClash(scene, group);
  return [...updateGroupChange(scene, group, claim.place, hasValue), ...planMembers(work, group, claim.place)];
}

const namedOf = ({ source, name }: NamedGroup, place: number): Named => ({ id: source.id, who: name, place });

/** A derived group is only made for somebody who can be put into it: departments that only leavers had are none. */
function planNew(
  { scene, membership }: GroupWork,
  group: NamedGroup,
  { after }: Extract<GroupClaim, { readonly kind: "create" }>,
): readonly Change[] {
  const difference = compareMembers(membership, group.source.members, { ids: [] });
  if (group.source.isDerived && difference.add.length === 0) return [];
  const [create] = createGroupChange(scene, group, after);
  return create ? [create, ...addMembers(scene, namedOf(group, -1), difference, [create.id])] : [];
}

/** The plan that links a group neither renames it nor takes anybody out. */
function planAdopted({ scene, membership }: GroupWork, group: NamedGroup, place: number): readonly Change[] {
  const difference = foundDifference({ scene, membership }, group, place);
  const link = linkGroupChange(scene, group, place, membersTold(difference));
  if (!difference || link.held?.code === "protected") return [link];
  return [link, ...addMembers(scene, namedOf(group, place), difference, [link.id])];
}

/** Compares with who was found in the group. `undefined`: not everybody who is in it could be read. */
function foundDifference(
  { scene, membership }: Pick<GroupWork, "scene" | "membership">,
  { source }: NamedGroup,
  place: number,
): MembersDifference | undefined {
  const { roster, members } = scene.input.target;
  const list = members.get(roster.id(place));
  if (!list || !isComplete(list)) return undefined;
  return compareMembers(membership, source.members, list, source.isDerived ? scene.input.source.untold : undefined);
}

function planMembers(work: GroupWork, group: NamedGroup, place: number): readonly Change[] {
  const { scene } = work;
  const difference = foundDifference(work, group, place);
  const named = namedOf(group, place);
  noteMembers(work, named, group.source, difference);
  if (!difference) return [];
  const isEmptied = group.source.members.ids.length === 0;
  return [
    ...addMembers(scene, named, difference, []),
    ...removeMembers(scene, named, difference, isEmptied ? emptiedHold : undefined),
  ];
}
