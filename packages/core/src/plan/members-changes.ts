import type { Change, Hold, Reference } from "./change.ts";
import { afterOf } from "./change-parts.ts";
import type { MembersDifference } from "./compare-members.ts";
import { groupBase } from "./group-changes.ts";
import type { GroupScene } from "./group-scene.ts";

/** A group as its changes name it. */
export interface Named {
  readonly id: string;
  readonly who: string;
  /** Among the target's groups; -1 while it is not there. */
  readonly place: number;
}

const people = (count: number): string => (count === 1 ? "1 person is" : `${count} people are`);

/**
 * The change that puts people into a group, after the group and their accounts are there. It belongs to the joiners as soon as one of the accounts
 * is made by this plan: nobody's first day waits for movers.
 */
export function addMembers(
  scene: GroupScene,
  group: Named,
  { add, after }: MembersDifference,
  before: readonly string[],
): readonly Change[] {
  if (add.length === 0 || !scene.input.target.resource.members?.add) return [];
  const lane = add.some(isReference) ? "joiners" : "movers";
  const base = groupBase(scene, group, "members", lane, "add");
  const because = `${people(add.length)} in this group at the source`;
  return [{ ...base, members: { add }, because, ...afterOf([...before, ...after]) }];
}

const isReference = (account: string | Reference): account is Reference => typeof account !== "string";

/** The change that takes people out of a group who were all read and are not on its whole list any more. */
export function removeMembers(
  scene: GroupScene,
  group: Named,
  { remove }: MembersDifference,
  held?: Hold,
): readonly Change[] {
  const mayRemove = scene.settings.removeMembers && scene.input.target.resource.members?.remove;
  if (remove.length === 0 || !mayRemove) return [];
  return [
    {
      ...groupBase(scene, group, "members", "removals", "remove"),
      members: { remove },
      because: `${people(remove.length)} not in this group at the source any more`,
      ground: "absent",
      ...(held && { held }),
    },
  ];
}
