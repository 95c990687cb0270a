import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import { isRecord, listOf } from "../../value/is-record.ts";
import type { Collection } from "./collection.ts";
import type { Stamps } from "./stamps.ts";

/** Keeps both ends of a membership in step: a group's `members`, and the `groups` that a user shows. */
export interface Members {
  /** After a write: whoever joined, left, or is in a group that has another name now, shows it. */
  readonly settle: (collection: Collection, before: ScimResource | undefined, after: ScimResource | undefined) => void;
  /** Shows a new resource the groups that named it before it came, where groups may name anybody. */
  readonly arrive: (id: string) => void;
  /** Takes a deleted resource out of every group it was in. */
  readonly leaveAll: (id: string) => void;
}

/** Whether resources of the type have members. */
export const hasMembers = ({ attributes }: ResourceType): boolean =>
  attributes.get("members")?.subAttributes.has("value") ?? false;

/** The ids of a group's members. */
export const memberIds = (group: ScimResource | undefined): readonly string[] =>
  listOf(group?.members).flatMap((each) => (isRecord(each) && typeof each.value === "string" ? [each.value] : []));

const showsGroups = ({ attributes }: ResourceType): boolean => attributes.get("groups")?.mutability === "readOnly";

export function membersOf(collections: ReadonlyMap<string, Collection>, stamps: Stamps): Members {
  const refresh = (id: string): void => {
    for (const collection of collections.values()) {
      const entry = showsGroups(collection.type) ? collection.get(id) : undefined;
      if (entry === undefined) continue;
      const { groups: _, ...others } = entry.resource;
      const groups = groupsOf(id, collections);
      const meta = stamps.touched(entry.resource);
      collection.put(entry, { ...others, ...(groups.length > 0 && { groups }), meta });
    }
  };
  return {
    settle: ({ type }, before, after) => {
      if (hasMembers(type)) for (const id of affected(before, after)) refresh(id);
    },
    arrive: (id) => {
      if (groupsOf(id, collections).length > 0) refresh(id);
    },
    leaveAll: (id) => {
      for (const collection of collections.values()) {
        for (const entry of [...(collection.index("members.value")?.find(id) ?? [])]) {
          const members = listOf(entry.resource.members).filter((each) => !isRecord(each) || each.value !== id);
          const { members: _, ...others } = entry.resource;
          const meta = stamps.changed(entry.resource);
          collection.put(entry, { ...others, ...(members.length > 0 && { members }), meta });
        }
      }
    },
  };
}

/** Those who see a difference: whoever joined or left, or everybody when the group's name is another. */
function affected(before: ScimResource | undefined, after: ScimResource | undefined): Iterable<string> {
  const old = new Set(memberIds(before));
  const now = new Set(memberIds(after));
  const isRenamed = before?.displayName !== after?.displayName;
  return new Set([...old, ...now].filter((id) => isRenamed || !old.has(id) || !now.has(id)));
}

function groupsOf(id: string, collections: ReadonlyMap<string, Collection>): readonly ScimResource[] {
  return [...collections.values()].flatMap(({ type, index }) =>
    [...(index("members.value")?.find(id) ?? [])]
      .sort((left, right) => left.sequence - right.sequence)
      .map(({ resource }) => ({
        value: resource.id,
        $ref: `${type.endpoint.slice(1)}/${encodeURIComponent(String(resource.id))}`,
        ...(typeof resource.displayName === "string" && { display: resource.displayName }),
        type: "direct",
      })),
  );
}
