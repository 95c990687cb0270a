import type { ScimResource } from "../../schema/resource-of.ts";
import { groupType } from "../../schema/standard-types.ts";
import { queryResources } from "../../server/query-resources.ts";
import type { StorePage, StoreQuery } from "../../server/resource-store.ts";
import type { GroupScene } from "./group-scene.ts";
import { groupWrites } from "./group-writes.ts";
import { asksForMembers, showsMembers } from "./shows-members.ts";
import { goesOn, type TypeStore } from "./type-store.ts";

/** A vendor's groups, with their members. */
export function createGroupStore(scene: GroupScene): TypeStore {
  const { connection, settings, kept } = scene;
  const get = async (id: string) => {
    const found = await scene.look(id);
    return found && scene.show(found.row);
  };
  const fromKept = async (id: string) => {
    const group = (await kept.all(false)).find((resource) => resource.id === id);
    return group && scene.withMembers(group, true);
  };
  return {
    get: connection.groups?.get ? get : fromKept,
    list: (query) => listGroups(scene, query),
    ...(settings.mayWrite && groupWrites(scene)),
  };
}

/** Members are read for the groups of the page alone, unless the query is about members. */
async function listGroups({ kept, withMembers }: GroupScene, query: StoreQuery): Promise<StorePage> {
  const fill = (groups: readonly ScimResource[]) => eachOf(groups, (group) => withMembers(group, false));
  const all = await kept.all(goesOn(query));
  if (asksForMembers(query)) return queryResources(await fill(all), groupType, query);
  const page = queryResources(all, groupType, query);
  return showsMembers(query) ? { ...page, resources: await fill(page.resources) } : page;
}

/** So many groups have their members read at a time; the vendor's budget does the rest. */
const atOnce = 8;

async function eachOf<One, Other>(all: readonly One[], make: (one: One) => Promise<Other>): Promise<readonly Other[]> {
  const made: Other[] = [];
  for (let from = 0; from < all.length; from += atOnce)
    made.push(...(await Promise.all(all.slice(from, from + atOnce).map(make))));
  return made;
}
