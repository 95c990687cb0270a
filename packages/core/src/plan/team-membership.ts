import { isDerivedFrom } from "../group/derived-groups.ts";
import { isComplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { GroupScene } from "./group-scene.ts";
import type { Teams } from "./team.ts";

/** What lists of members leave open about the groups that people are in at the target. Of a derived group each record tells by itself. */
export function createTeamMembership(
  scene: GroupScene,
): Pick<Teams, "isInNone" | "isTold" | "isUnproven" | "isEmptied"> {
  const { settings, input } = scene;
  const { extent, has, groups, none, untold } = input.source;
  const byId = new Map(groups.map((group) => [group.id, group]));
  const isDerived = (source: string) => isDerivedFrom(settings.derivedFrom, source);
  const ofVendor = groups.filter((group) => !group.isDerived);
  const areWhole = extent?.complete !== false && ofVendor.every(({ members }) => isComplete(members));
  return {
    isInNone: (subject) => settings.removeMembers && none.has(subject),
    isTold: (subject) => areWhole && !untold.has(subject),
    isUnproven: (subject, id) => {
      const source = input.links.byTarget(id)?.source;
      if (source === undefined) return false;
      if (isDerived(source)) return untold.has(subject);
      const group = byId.get(source);
      return group ? !isComplete(group.members) : extent?.complete === false && !has(source);
    },
    isEmptied: (id) => {
      const source = input.links.byTarget(id)?.source;
      if (source === undefined || isDerived(source)) return false;
      const group = byId.get(source);
      if (group) return isComplete(group.members) && group.members.ids.length === 0;
      return extent !== undefined && isEverybody(extent) && !has(source);
    },
  };
}
