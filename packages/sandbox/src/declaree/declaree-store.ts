import type { ResourceType } from "@rosterkit/scim";
import type { ResourceStore } from "@rosterkit/scim/server";
import { withListSwitches } from "../scim/with-list-switches.ts";
import type { DeclareeDirectory } from "./declaree-directory.ts";
import { declareeGroups } from "./declaree-groups.ts";
import { declareeUsers } from "./declaree-users.ts";

/** The directory as SCIM shows it. */
export function declareeStore(directory: DeclareeDirectory): Required<ResourceStore> {
  const { types, switches } = directory;
  const users = withListSwitches(declareeUsers(directory), switches);
  const groups = withListSwitches(declareeGroups(directory), switches);
  const of = ({ name }: ResourceType): Required<ResourceStore> => (name === types.user.name ? users : groups);
  return {
    get: (type, id) => of(type).get(type, id),
    list: (type, query) => of(type).list(type, query),
    create: (type, resource) => of(type).create(type, resource),
    update: (type, id, change) => of(type).update(type, id, change),
    delete: (type, id, assert) => of(type).delete(type, id, assert),
  };
}
