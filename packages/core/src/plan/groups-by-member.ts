import { foldName } from "../roster/fold.ts";
import type { NamedGroup } from "./name-groups.ts";

/** The groups of each person who is a member of any, by source id: in order of their names, and of their ids where two have one name. */
export function groupsByMember(groups: readonly NamedGroup[]): ReadonlyMap<string, readonly NamedGroup[]> {
  const byMember = new Map<string, NamedGroup[]>();
  for (const group of groups.toSorted(byName))
    for (const member of new Set(group.source.members.ids)) {
      const known = byMember.get(member);
      if (known) known.push(group);
      else byMember.set(member, [group]);
    }
  return byMember;
}

const sortKey = ({ name, source }: NamedGroup): string => `${foldName(name)}\u0000${source.id}`;
const byName = (one: NamedGroup, other: NamedGroup): number => (sortKey(one) < sortKey(other) ? -1 : 1);
