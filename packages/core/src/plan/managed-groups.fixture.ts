import type { AnyConnection } from "../adapter/any-adapter.ts";
import type { Company, Refine } from "../adapter/refine.ts";
import { attributes } from "../shape/attributes.ts";
import { owner } from "./cascading.fixture.ts";
import type { DirectoryState } from "./directory.fixture.ts";
import type { TestGroup } from "./group-connections.fixture.ts";

const { person } = attributes<TestGroup>();

/** Gives groups whose manager is not in, or stands in, the one whom most of their people report to, the first by id where several are named as often. */
export const byMostReports: Refine = ({ people, groups }: Company) =>
  groups
    .filter(({ refersTo: { managerId } }) => !managerId?.isIn || managerId.standsIn)
    .map(({ id: group }) => {
      const named = people.filter((one) => one.group === group).flatMap(({ manager }) => manager ?? []);
      const isIn = (id: string) => people.some((one) => one.id === id);
      const count = (id: string) => named.filter((one) => one === id).length;
      const [first] = named.filter(isIn).sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1));
      const attribute = "managerId";
      return first === undefined
        ? { group, attribute, because: "nobody in it reports to anybody" }
        : { group, attribute, to: { id: first }, because: "most report to them" };
    });

/** A target whose groups have a manager, by a rule of its own, and fall to its owner when they go. `managers`: account ids by group id. */
export const withManagedGroups =
  (managers: Map<string, string | null>, refine: Refine = byMostReports) =>
  (connection: AnyConnection, { accounts }: DirectoryState): AnyConnection => {
    const { groups, people } = connection;
    const inactive = people.become?.inactive;
    if (!groups?.create || !groups.update || !inactive) throw new Error("The target cannot keep groups");
    const { create, update } = groups;
    const keep = (id: string, { managerId, ...rest }: { readonly managerId?: string | null }) => {
      if (managerId !== undefined && accounts.get(managerId ?? "")?.state !== "active") throw new Error("Not in");
      if (managerId !== undefined) managers.set(id, managerId);
      return rest;
    };
    return {
      ...connection,
      people: {
        ...people,
        become: {
          ...people.become,
          inactive: async (...args) => {
            await inactive(...args);
            for (const [group, manager] of managers) if (manager === args[0]) managers.set(group, owner.id);
          },
        },
      },
      groups: {
        ...groups,
        attributes: {
          ...groups.attributes,
          managerId: person((row) => managers.get(row.id), { activeOnly: true, clearedByHand: true }),
        } as never,
        refine,
        create: async (draft, to, writing) => {
          const id = await create(draft, to, writing);
          keep(id, draft.all as { readonly managerId?: string });
          return id;
        },
        update: async (id, draft, writing) => {
          const rest = keep(id, draft.set as { readonly managerId?: string });
          if (Object.keys(rest).length > 0) await update(id, { set: rest, all: rest } as never, writing);
        },
      },
    };
  };
