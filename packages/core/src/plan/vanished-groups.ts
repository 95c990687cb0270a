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
  return goneFromSource(work.scene, people).flatMap(({ id, extent }) => vanishedGroup(work, id, extent));
}

/** A linked group that nobody is in any more, by its source id, with the read that proves it. */
export interface GoneGroup {
  readonly id: string;
  readonly extent: Complete;
}

/** Linked groups that a whole read of the source lacks. Notes those that the settings do not select any more. */
export function goneFromSource(scene: GroupScene, people: Extent): readonly GoneGroup[] {
  const { links, source } = scene.input;
  const kept = new Set(source.groups.map(({ id }) => id));
  const linked: string[] = [];
  for (const { verdict, source: id } of links) if (verdict === "same" && !kept.has(id)) linked.push(id);
  const byWhy = Map.groupBy(linked, (id) => whyNotKept(scene, id));
  for (const id of byWhy.get("not selected") ?? []) noteUnselected(scene, id);
  return [
    ...(source.extent ? goneFrom(source.extent, byWhy.get("of the vendor") ?? []) : []),
    ...goneFrom(people, byWhy.get("of people") ?? []),
  ];
}

/** Which read would have shown a linked group that is not kept; or that it was shown, or not asked for, as the settings do not select it. */
function whyNotKept({ settings, input: { source } }: GroupScene, id: string) {
  if (isDerivedFrom(settings.derivedFrom, id)) return "of people";
  return !source.extent || source.has(id) || isDerived(id) ? "not selected" : "of the vendor";
}

/** None of these was shown by the read, which tells something only if it is complete. */
function goneFrom(extent: Extent, ids: readonly string[]): readonly GoneGroup[] {
  if (!isEverybody(extent)) return [];
  return vanished({ extent, has: () => false }, ids).map((id) => ({ id, extent }));
}

/** Where a linked group is at the target, and what it is called there. */
export const nameAt = ({ input, key }: GroupScene, id: string): { readonly who: string; readonly place: number } => {
  const { roster } = input.target;
  const place = roster.indexOf(input.links.bySource(id)?.target ?? "");
  return { who: String(roster.value(place, key) ?? id), place };
};

function noteUnselected(scene: GroupScene, id: string): void {
  const message = "is linked and not selected by the settings any more: it is left as it is";
  scene.note({ subject: id, who: nameAt(scene, id).who, code: "not selected", message });
}

const goneHold = hold("vanished", ["the group is gone from the source; vanishing is no order to take its members out"]);

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
