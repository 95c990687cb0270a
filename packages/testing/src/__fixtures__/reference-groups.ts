import { Refused } from "./reference-company.ts";

/** A group of the vendor that was invented to explain the laws. */
export interface ReferenceGroup {
  readonly id: string;
  readonly name: string;
  readonly purpose?: string | null;
}

/** The vendor's groups and who is in them. A change of a group replaces the whole of it. Acts throw `Refused`. */
export const createReferenceGroups = (idPrefix: string) => {
  const groups = new Map<string, ReferenceGroup>();
  const members = new Map<string, Set<string>>();
  let made = 0;

  const assertFree = (name: string, id?: string) => {
    const isTaken = [...groups.values()].some((group) => group.id !== id && group.name === name);
    if (isTaken) throw new Refused(409);
  };
  const group = (id: string): ReferenceGroup => {
    const found = groups.get(id);
    if (!found) throw new Refused(404);
    return found;
  };

  return {
    groups,
    members,
    group,
    membersOf: (id: string) => members.get(group(id).id) ?? new Set<string>(),
    add: (values: Omit<ReferenceGroup, "id">, people: readonly string[] = []): ReferenceGroup => {
      assertFree(values.name);
      made += 1;
      const added = { ...values, id: `${idPrefix}-g${made}` };
      groups.set(added.id, added);
      members.set(added.id, new Set(people));
      return added;
    },
    replace: (id: string, values: Omit<ReferenceGroup, "id">): ReferenceGroup => {
      assertFree(values.name, group(id).id);
      const changed = { ...values, id };
      groups.set(id, changed);
      return changed;
    },
    /** Refuses who is in already. */
    join: (id: string, person: string) => {
      const inside = members.get(group(id).id);
      if (inside?.has(person)) throw new Refused(409);
      inside?.add(person);
    },
    /** Refuses who is not in. */
    leave: (id: string, person: string) => {
      if (!members.get(group(id).id)?.delete(person)) throw new Refused(404);
    },
  };
};

/** The type of what `createReferenceGroups` makes. */
export type ReferenceGroups = ReturnType<typeof createReferenceGroups>;
