import { openResource } from "@rosterkit/core/adapter";
import type { ScimResource } from "../../schema/resource-of.ts";
import { queryResources } from "../../server/query-resources.ts";
import type { StoreQuery } from "../../server/resource-store.ts";
import { goesOn, type TypeStore } from "./type-store.ts";
import { createUserRecord } from "./user-record.ts";
import type { UserScene } from "./user-scene.ts";
import { userWrites } from "./user-writes.ts";

/** A vendor's people as users. */
export function createUserStore(scene: UserScene): TypeStore {
  const { connection, settings, kept } = scene;
  const record = settings.mayWrite ? createUserRecord(scene) : undefined;
  return {
    get: connection.people.get
      ? scene.get
      : async (id: string) => (await kept.all(false)).find((resource) => resource.id === id),
    list: async (query) => {
      const users = (await findByKey(scene, query)) ?? (await kept.all(goesOn(query)));
      return queryResources(users, settings.userType, query);
    },
    ...(record && userWrites(scene, record)),
  };
}

/** Who a filter by a key asks for, straight from the vendor: whoever provisions asks so before every write. `undefined`: another kind of question. */
async function findByKey(scene: UserScene, { filter }: StoreQuery): Promise<readonly ScimResource[] | undefined> {
  if (filter?.operator !== "eq" || typeof filter.value !== "string" || filter.value === "") return undefined;
  const people = openResource(scene.connection.people);
  const attribute = attributeNamed(scene, filter.path);
  if (attribute === undefined || !people.get || !people.find || !people.keys?.includes(attribute)) return undefined;
  const found = await people.find(attribute, filter.value);
  const user = found && (await scene.get(people.id(found.row)));
  return user ? [user] : [];
}

function attributeNamed({ view, settings }: UserScene, path: string): string | undefined {
  if (path.toLowerCase() === "username") return view.userName;
  return path.toLowerCase() === "externalid" ? settings.externalId : undefined;
}
