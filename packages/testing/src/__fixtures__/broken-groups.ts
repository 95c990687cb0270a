import type { AdapterUnderTest } from "../adapter/adapter-under-test.ts";
import { breakGroups, breakMembers, breakPeople } from "./break-adapter.ts";
import type { PlantedBugs } from "./planted-bugs.ts";

/** Adapters with one bug each in their groups, by the law that must find it. */
export const brokenGroups: PlantedBugs<AdapterUnderTest> = {
  "every group is read once, whatever the size of a page": {
    bug: "drops the last one of a page that another follows, and the total",
    tested: breakGroups(({ read }) => {
      const list = read?.lists.rows;
      if (!read || !list) return {};
      return {
        read: {
          ...read,
          lists: {
            rows: {
              page: async (cursor, reading) => {
                const { items, next } = await list.page(cursor, reading);
                return { items: next === undefined ? items : items.slice(0, -1), next };
              },
            },
          },
        },
      };
    }),
  },

  "everybody in a group is read once, whatever the size of a page": {
    bug: "reads the first page alone",
    tested: breakMembers(({ page }) => ({
      page: async (group, cursor) => ({ items: (await page(group, cursor)).items }),
    })),
  },

  "who is put into a group is in it, and nobody else comes or goes": {
    bug: "puts in the first one of a call alone",
    tested: breakMembers(({ add }) => ({ add: (group, ids, writing) => add(group, ids.slice(0, 1), writing) })),
  },

  "putting in who is in already is success, and changes nothing": {
    bug: "takes out who is in already",
    tested: breakMembers(({ page, add, remove }) => ({
      add: async (group, ids, writing) => {
        const { items } = await page(group);
        await remove(
          group,
          ids.filter((id) => items.includes(id)),
          writing,
        );
        await add(
          group,
          ids.filter((id) => !items.includes(id)),
          writing,
        );
      },
    })),
  },

  "who is taken out of a group is out of it, and nobody else comes or goes": {
    bug: "empties the group",
    tested: breakMembers(({ page, remove }) => ({
      remove: async (group, _, writing) => remove(group, (await page(group)).items, writing),
    })),
  },

  "taking out who is not in is success, and changes nothing": {
    bug: "puts in who is not in",
    tested: breakMembers(({ page, add, remove }) => ({
      remove: async (group, ids, writing) => {
        const { items } = await page(group);
        const inside = ids.filter((id) => items.includes(id));
        await (inside.length > 0 ? remove(group, inside, writing) : add(group, ids, writing));
      },
    })),
  },

  "a group that was made is read back by id and found by its name at once, and by nothing that is like it": {
    bug: "takes the first group whose name begins so",
    tested: breakGroups(({ read, find, attributes }) => ({
      find: async (attribute, value) => {
        const page = await read?.lists.rows?.page(undefined, { day: "2026-03-02", attributes: [] });
        const row = page?.items.find((one) => String(attributes.name?.read(one as never)).startsWith(value));
        return row === undefined ? find?.(attribute, value) : { row: row as never };
      },
    })),
  },

  "a group that is renamed keeps what else it has and who is in it, and is found by its new name alone": {
    bug: "sends a name alone where the vendor replaces the whole group",
    tested: breakGroups(({ update }) => ({
      update: async (id, { set, all }, writing) =>
        update?.(
          id,
          { set: { ...Object.fromEntries(Object.keys(all).map((name) => [name, null])), ...set }, all },
          writing,
        ),
    })),
  },

  "a name of a group that is taken is refused, with a typed error, and no group comes of it": {
    bug: "gives the group that is there for the one to be made",
    tested: breakGroups(({ create, find, id }) => ({
      create: async (draft, state, writing) => {
        const found = await find?.("name", String(draft.set.name));
        return found ? id(found.row) : ((await create?.(draft, state, writing)) ?? "");
      },
    })),
  },

  "somebody is put into a group that was just made, by their attribute, and nobody else comes or goes": {
    bug: "leaves out the group where somebody has one already",
    tested: breakPeople(({ update, get, attributes }) => ({
      update: async (id, { set, all }, writing) => {
        const { team, ...rest } = set;
        const found = await get?.(id);
        const isIn = found && attributes.team?.read(found.row);
        return update?.(id, { set: isIn ? rest : set, all }, writing);
      },
    })),
  },

  "an account is made in a group that was just made": {
    bug: "makes everybody without their group",
    tested: breakPeople(({ create }) => ({
      create: async ({ all: { team, ...all } }, state, writing) =>
        (await create?.({ set: all, all }, state, writing)) ?? "",
    })),
  },
};
