import type { Placed } from "./record-table.ts";

/** Why a user is in a group: put there by hand (or by Okta, in Everyone), by rules, or both. */
export interface Membership {
  readonly userId: string;
  readonly joinedAt: string;
  readonly byHand: boolean;
  readonly ruleIds: readonly string[];
}

/** Who is in which group. */
export interface MembershipTable {
  /** Adds a membership, or replaces the user's in this group, which keeps its place. */
  readonly put: (groupId: string, membership: Membership) => void;
  readonly remove: (groupId: string, userId: string) => void;
  readonly find: (groupId: string, userId: string) => Membership | undefined;
  /** Members with a position from `start` on, in order of joining. A position stays the same until the member goes. */
  readonly from: (groupId: string, start: number) => Generator<Placed<Membership>>;
  readonly count: (groupId: string) => number;
  /** Ids of the groups that a user is in. */
  readonly groupsOf: (userId: string) => readonly string[];
}

/** An empty table. */
export function createMembershipTable(): MembershipTable {
  const members = new Map<string, Map<string, Placed<Membership>>>();
  const groups = new Map<string, Set<string>>();
  let places = 0;
  const within = <Value>(map: Map<string, Value>, key: string, empty: () => Value): Value => {
    const found = map.get(key) ?? empty();
    map.set(key, found);
    return found;
  };

  return {
    put(groupId, membership) {
      const group = within(members, groupId, () => new Map());
      const position = group.get(membership.userId)?.position ?? places++;
      group.set(membership.userId, { position, record: membership });
      within(groups, membership.userId, () => new Set()).add(groupId);
    },
    remove(groupId, userId) {
      members.get(groupId)?.delete(userId);
      groups.get(userId)?.delete(groupId);
    },
    find: (groupId, userId) => members.get(groupId)?.get(userId)?.record,
    *from(groupId, start) {
      for (const placed of members.get(groupId)?.values() ?? []) if (placed.position >= start) yield placed;
    },
    count: (groupId) => members.get(groupId)?.size ?? 0,
    groupsOf: (userId) => [...(groups.get(userId) ?? [])],
  };
}
