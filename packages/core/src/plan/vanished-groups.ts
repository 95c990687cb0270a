import { isDerivedFrom } from "../group/derived-groups.ts";
import { vanished } from "../roster/absence.ts";
import { type Complete, type Extent, isComplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Change } from "./change.ts";
import { compareMembers } from "./compare-members.ts";
import type { GroupScene } from "./group-scene.ts";
import type { GroupWork } from "./group-work.ts";
import { hold } from "./hold.ts";
import { removeMembers } from "./members-changes.ts";

/**
 * Linked groups that the source does not have any more keep their members, and so do those that the settings do not select any more. Taking the
 * members out of the former is proposed, and held until somebody confirms it. From an incomplete read nothing is concluded.
 */
export function vanishedGroups(work: GroupWork, people: Extent): readonly Change[] {
  const { scene } = work;
  const { links, source } = scene.input;
  const kept = new Set(source.groups.map(({ id }) => id));
  const linked: string[] = [];
  for (const { verdict, source: id } of links) if (verdict === "same" && !kept.has(id)) linked.push(id);
  const isDerived = (id: string) => isDerivedFrom(scene.settings.derivedFrom, id);
  const derived = isEverybody(people) ? linked.filter(isDerived).flatMap((id) => vanishedGroup(work, id, people)) : [];
  const others = linked.filter((id) => !isDerived(id));
  for (const id of others) if (!source.extent || source.has(id)) noteUnselected(scene, id);
  const { extent } = source;
  if (!extent || !isEverybody(extent)) return derived;
  const gone = vanished({ extent, has: (id) => source.has(id) }, others);
  return [...derived, ...gone.flatMap((id) => vanishedGroup(work, id, extent))];
}

const nameAt = ({ input, key }: GroupScene, id: string): { readonly who: string; readonly place: number } => {
  const { roster } = input.target;
  const place = roster.indexOf(input.links.bySource(id)?.target ?? "");
  return { who: String(roster.value(place, key) ?? id), place };
};

function noteUnselected(scene: GroupScene, id: string): void {
  const message = "is linked and not selected by the settings any more: it is left as it is";
  scene.note({ subject: id, who: nameAt(scene, id).who, code: "not selected", message });
}

const goneHold = hold("vanished", ["the group is gone from the source; vanishing is no order to take its members out"]);

/** `extent`: the read that proves that nobody is in the group any more. */
function vanishedGroup(work: GroupWork, id: string, extent: Complete): readonly Change[] {
  const { scene, membership } = work;
  const { who, place } = nameAt(scene, id);
  const { roster, members, inspections } = scene.input.target;
  const target = roster.id(place);
  const list = members.get(target);
  if (place < 0 || !list || !isComplete(list) || scene.fold.context.input.facts.unsettledGroups?.has(id)) return [];
  if (roster.blocked(place) !== undefined || inspections.get(target)?.refused !== undefined) return [];
  const difference = compareMembers(membership, { ids: [], extent }, list, untoldOf(scene, id));
  work.memberships += difference.linked;
  if (difference.linked === 0) return [];
  const message = "is linked and missing from a complete read of the source: its members are kept";
  scene.note({ subject: id, who, code: "vanished", message });
  return removeMembers(scene, { id, who, place }, difference, goneHold);
}

const untoldOf = ({ settings, input }: GroupScene, id: string) =>
  isDerivedFrom(settings.derivedFrom, id) ? input.source.untold : undefined;
