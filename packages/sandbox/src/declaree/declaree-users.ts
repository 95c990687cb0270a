import type { Filter, ResourceType, ScimResource } from "@rosterkit/scim";
import type { ResourceStore, StoreQuery } from "@rosterkit/scim/server";
import { wholeList } from "../scim/whole-list.ts";
import type { DeclareeDirectory } from "./declaree-directory.ts";
import { notOffered } from "./declaree-refusals.ts";
import { settleUser } from "./settle-user.ts";
import { takePassword } from "./take-password.ts";

/** What may be done with users by SCIM. */
export function declareeUsers(directory: DeclareeDirectory): Required<ResourceStore> {
  const { store, switches } = directory;
  const update = userUpdate(directory);
  return {
    get: async (type, id) => {
      const user = await store.get(type, id);
      return user && isHidden(user, directory) ? undefined : user;
    },
    list: async (type, query) => store.list(type, shownOf(query, directory)),
    create: async (type, resource) => {
      const returner = switches.deactivatedName === "reactivates" ? await deactivated(directory, resource) : undefined;
      if (returner !== undefined) return returned(directory, type, String(returner.id), resource);
      const note = takePassword(directory, resource);
      const knows = await knownIds(directory);
      const made = await store.create(type, settleUser(directory, resource, undefined, knows));
      return landed(directory, made, note);
    },
    update: async (type, id, change) => {
      const user = await store.get(type, id);
      return user && isHidden(user, directory) ? undefined : update(type, id, change);
    },
    delete: async (type, id, assert) => {
      if (switches.userDeletion === 405) throw notOffered();
      if (switches.userDeletion === "works") return store.delete(type, id, assert);
      const left = await update(type, id, (current) => {
        assert(current);
        return { ...current, active: false };
      });
      return left !== undefined;
    },
  };
}

function userUpdate(directory: DeclareeDirectory): Required<ResourceStore>["update"] {
  return async (type, id, change) => {
    const knows = await knownIds(directory);
    let note = (_userId: string): void => undefined;
    const written = await directory.store.update(type, id, (current) => {
      const next = change(current);
      note = takePassword(directory, next);
      return next === current ? current : settleUser(directory, next, current, knows);
    });
    return written && landed(directory, written, note);
  };
}

/** A deactivated user who is made again is the one who was, active again whatever the switch for reactivation says. */
async function returned(
  directory: DeclareeDirectory,
  type: ResourceType,
  id: string,
  resource: ScimResource,
): Promise<ScimResource> {
  const note = takePassword(directory, resource);
  const knows = await knownIds(directory);
  const written = await directory.store.update(type, id, (current) => ({
    ...current,
    ...settleUser(directory, resource, undefined, knows),
  }));
  if (written === undefined) throw new RangeError(`no user ${id}`);
  return landed(directory, written, note);
}

function landed(directory: DeclareeDirectory, user: ScimResource, note: (userId: string) => void): ScimResource {
  const id = String(user.id);
  note(id);
  const { organizationPath: path, organizationOf, account } = directory;
  const inside = path === null ? undefined : (user[path.urn] as ScimResource | undefined)?.[path.name];
  organizationOf.set(id, String(inside ?? organizationOf.get(id) ?? account.organization));
  return user;
}

/** Users that a filter finds, those that SCIM does not show too. */
export async function usersFound(
  { store, types }: DeclareeDirectory,
  filter?: Filter,
): Promise<readonly ScimResource[]> {
  return (await store.list(types.user, { ...wholeList, filter })).resources;
}

async function deactivated(directory: DeclareeDirectory, { userName }: ScimResource) {
  const [namesake] = await usersFound(directory, { operator: "eq", path: "userName", value: String(userName) });
  return namesake?.active === false ? namesake : undefined;
}

async function knownIds(directory: DeclareeDirectory): Promise<(id: string) => boolean> {
  if (directory.switches.manager !== "known users only") return () => true;
  const ids = new Set((await usersFound(directory)).map(({ id }) => id));
  return (id) => ids.has(id);
}

function isHidden(user: ScimResource, { switches }: DeclareeDirectory): boolean {
  return switches.deactivatedUsers === "vanished" && user.active === false;
}

function shownOf(query: StoreQuery, { switches, account }: DeclareeDirectory): StoreQuery {
  let { filter } = query;
  if (switches.deactivatedUsers !== "listed") filter = both(filter, notEqual("active", false));
  if (!switches.accountIsListed) filter = both(filter, notEqual("userName", account.userName));
  return { ...query, filter };
}

const notEqual = (path: string, value: string | boolean): Filter => ({ operator: "ne", path, value });

const both = (one: Filter | undefined, other: Filter): Filter =>
  one === undefined ? other : { operator: "and", filters: [one, other] };
