import { isDerivedFrom } from "../group/derived-groups.ts";
import { isDerived } from "../group/is-derived.ts";
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
  const { links, source } = work.scene.input;
  const kept = new Set(source.groups.map(({ id }) => id));
  const linked: string[] = [];
  for (const { verdict, source: id } of links) if (verdict === "same" && !kept.has(id)) linked.push(id);
  const byWhy = Map.groupBy(linked, (id) => whyNotKept(work.scene, id));
  for (const id of byWhy.get("not selected") ?? []) noteUnselected(work.scene, id);
  return [
    ...(source.extent ? goneFrom(work, source.extent, byWhy.get("of the vendor") ?? []) : []),
    ...goneFrom(work, people, byWhy.get("of people") ?? []),
  ];
}

/** Which read would have shown a linked group that is not kept; or that it was shown, or not asked for, as the settings do not select it. */
function whyNotKept({ settings, input: { source } }: GroupScene, id: string) {
  if (isDerivedFrom(settings.derivedFrom, id)) return "of people";
  return !source.extent || source.has(id) || isDerived(id) ? "not selected" : "of the vendor";
}

/** None of these was shown by the read, which tells something only if it is complete. */
function goneFrom(work: GroupWork, extent: Extent, ids: readonly string[]): readonly Change[] {
  if (!isEverybody(extent)) return [];
  return vanished({ extent, has: () => false }, ids).flatMap((id) => vanishedGroup(work, id, extent));
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
