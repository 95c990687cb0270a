import type { ResourceType, ScimResource } from "@rosterkit/scim";
import { wholeList } from "../scim/whole-list.ts";
import type { AccountActs } from "./account-acts.ts";
import type { DeclareeActs, NewDeclareeUser } from "./declaree-acts.ts";
import type { DeclareeDirectory } from "./declaree-directory.ts";
import { usersFound } from "./declaree-users.ts";
import { withValueAt } from "./extension-value.ts";

type DirectoryActs = Omit<DeclareeActs, keyof AccountActs>;

/** The acts on users and groups. They begin once `ready` has come, which is when the stand-in is seeded. */
export function directoryActs(directory: DeclareeDirectory, ready: Promise<void>): DirectoryActs {
  const { store, types, organizationOf, passwordSets } = directory;
  const change = async (type: ResourceType, id: string, values: ScimResource): Promise<void> => {
    await ready;
    if ((await store.update(type, id, (current) => ({ ...current, ...values }))) === undefined) throw unknown(type, id);
  };
  const remove = async (type: ResourceType, id: string): Promise<void> => {
    await ready;
    if (!(await store.delete(type, id, () => undefined))) throw unknown(type, id);
  };
  return {
    inspect: async () => {
      await ready;
      const { resources: groups } = await store.list(types.group, wholeList);
      return { users: await usersFound(directory), groups };
    },
    passwordSets,
    organizationOf: (id) => {
      const organization = organizationOf.get(id);
      if (organization === undefined) throw unknown(types.user, id);
      return organization;
    },
    addUser: async (user) => {
      await ready;
      return enterUser(directory, user);
    },
    updateUser: (id, values) => change(types.user, id, values),
    removeUser: (id) => remove(types.user, id),
    addGroup: async (name, userIds = []) => {
      await ready;
      return enterGroup(directory, name, userIds);
    },
    setMembers: (id, userIds) => change(types.group, id, { members: membersOf(userIds) }),
    removeGroup: (id) => remove(types.group, id),
  };
}

/** Enters a user by hand, and returns the id. */
export async function enterUser(directory: DeclareeDirectory, user: NewDeclareeUser): Promise<string> {
  const { userName, givenName, familyName, active = true, organization = directory.account.organization } = user;
  const plain = {
    schemas: [directory.types.user.urn],
    userName,
    name: { ...(givenName && { givenName }), ...(familyName && { familyName }) },
    emails: [{ value: userName, type: "work", primary: true }],
    active,
  };
  const { organizationPath: path, store, types, organizationOf } = directory;
  const made = await store.create(types.user, path === null ? plain : withValueAt(plain, path, organization));
  organizationOf.set(String(made.id), organization);
  return String(made.id);
}

/** Enters a group by hand, and returns the id. */
export async function enterGroup(
  { store, types }: DeclareeDirectory,
  displayName: string,
  userIds: readonly string[],
): Promise<string> {
  const made = await store.create(types.group, {
    schemas: [types.group.urn],
    displayName,
    members: membersOf(userIds),
  });
  return String(made.id);
}

const membersOf = (userIds: readonly string[]): ScimResource[] => userIds.map((value) => ({ value, type: "User" }));

const unknown = ({ name }: ResourceType, id: string): RangeError => new RangeError(`no ${name} ${id}`);
