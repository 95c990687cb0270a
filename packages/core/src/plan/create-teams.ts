import { claimGroup } from "./claim-group.ts";
import { createGroupScene, filledAttributes, type GroupScene } from "./group-scene.ts";
import { groupsByMember } from "./groups-by-member.ts";
import type { GroupsInput } from "./groups-input.ts";
import { makeTeam } from "./make-team.ts";
import type { NamedGroup } from "./name-groups.ts";
import type { PlanFold } from "./plan-fold.ts";
import type { Team, Teams } from "./team.ts";
import { createTeamMembership } from "./team-membership.ts";

/** Says which group of the target each one of the source is, and who is in it, where an attribute of people holds that. `undefined`: none does. */
export function createTeams(fold: PlanFold, input: GroupsInput): Teams | undefined {
  const { memberAttribute: attribute, input: planned } = fold.context;
  if (!attribute || !planned.settings.groups) return undefined;
  const scene = createGroupScene(fold, input, planned.settings.groups);
  const { asked, all } = teamsOf(scene);
  const byMember = groupsByMember(scene.names.named);
  return {
    scene,
    attribute,
    of: (subject) => (byMember.get(subject) ?? []).map(asked),
    all,
    ...createTeamMembership(scene),
    waiting: new Map(),
    fromEmptied: new Set(),
    inNone: 0,
    inSeveral: 0,
    changes: [],
  };
}

/** Teams are made when first asked for: a derived one that is missing at the target is made for somebody who gets it. */
function teamsOf(scene: GroupScene): { readonly asked: (group: NamedGroup) => Team; readonly all: () => Team[] } {
  const claims = new Map(scene.names.named.map((group) => [group, claimGroup(scene, group)] as const));
  const made = new Map<NamedGroup, Team>();
  const hasValue = filledAttributes(scene);
  const asked = (group: NamedGroup): Team => {
    const team = made.get(group) ?? makeTeam(scene, group, claims.get(group) ?? { kind: "none" }, hasValue);
    made.set(group, team);
    return team;
  };
  const isPlanned = (group: NamedGroup) =>
    made.has(group) || !group.source.isDerived || claims.get(group)?.kind !== "create";
  return { asked, all: () => scene.names.named.filter(isPlanned).map(asked) };
}
