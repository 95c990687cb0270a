import type { Change } from "./change.ts";
import type { GroupClaim } from "./claim-group.ts";
import { conflictingGroup, createGroupChange, linkGroupChange, noteClash, updateGroupChange } from "./group-changes.ts";
import type { GroupScene } from "./group-scene.ts";
import type { NamedGroup } from "./name-groups.ts";
import type { Team } from "./team.ts";

/** What a group of the source is as a team: its own changes, and what people who are in it get. */
export function makeTeam(
  scene: GroupScene,
  group: NamedGroup,
  claim: GroupClaim,
  hasValue: (index: number) => boolean,
): Team {
  const unknown = { group, place: -1, changes: [] };
  if (claim.kind === "none") return unknown;
  if (claim.kind === "conflict") return { ...unknown, changes: [conflictingGroup(scene, group, claim.evidence)] };
  if (claim.kind === "create") return newTeam(unknown, createGroupChange(scene, group, claim.after));
  if (claim.kind === "link") return adoptedTeam(scene, group, claim.place);
  noteClash(scene, group);
  const { place } = claim;
  return {
    group,
    place,
    changes: updateGroupChange(scene, group, place, hasValue),
    value: scene.input.target.roster.id(place),
  };
}

function newTeam(unknown: Team, changes: readonly Change[]): Team {
  const [create] = changes;
  return create ? { ...unknown, changes, value: { ref: create.id }, after: create.id } : unknown;
}

/** Nobody is moved into a group that another sync has, or that nobody has looked at yet. */
function adoptedTeam(scene: GroupScene, group: NamedGroup, place: number): Team {
  const id = scene.input.target.roster.id(place);
  const link = linkGroupChange(scene, group, place, peopleTold(scene, group, id));
  const team = { group, place, changes: [link] };
  return link.held?.code === "protected" ? team : { ...team, value: id, after: link.id };
}

/** Who has the group now, for whoever is to say whether it is this one. */
function peopleTold({ fold }: GroupScene, { source }: NamedGroup, id: string): string {
  const { target, links, memberAttribute = "" } = fold.context.input;
  const wanted = new Set(source.members.ids);
  const found = target.find(memberAttribute, id).map((place) => links.byTarget(target.id(place))?.source);
  const shared = found.filter((subject) => subject !== undefined && wanted.has(subject)).length;
  const strangers = found.filter((subject) => subject === undefined).length;
  return `of the people in it (${found.length}), ${shared} are in the group at the source too and ${strangers} are linked to nobody`;
}
