import { groupType, type ResourceType, type ScimResource } from "@rosterkit/scim";
import { queryResources, type ResourceStore } from "@rosterkit/scim/server";
import { withListSwitches } from "../../scim/with-list-switches.ts";
import type { HibobScimCompany } from "./hibob-scim-company.ts";
import { type ScimGroup, scimGroup, scimGroups } from "./scim-groups.ts";
import { type ScimPerson, scimPeople } from "./scim-people.ts";
import { scimUser } from "./scim-user.ts";

/** The company as SCIM shows it, made anew for each request. Nothing can be written. */
export function scimStore(company: HibobScimCompany): ResourceStore {
  let turn = 0;
  const resources = ({ name }: ResourceType): readonly ScimResource[] => {
    turn += 1;
    const people = scimPeople(company, turn);
    const groups = scimGroups(company, people);
    if (name === groupType.name) return groups.map(scimGroup);
    const groupsOf = company.scim.groupsOnUsers ? groupsByPerson(groups) : new Map();
    return people.map((person) => scimUser(person, company, groupsOf.get(person) ?? []));
  };
  const store: ResourceStore = {
    get: async (type, id) => resources(type).find((resource) => resource.id === id),
    list: async (type, query) => queryResources(resources(type), type, query),
  };
  return withListSwitches(store, company.scim);
}

function groupsByPerson(groups: readonly ScimGroup[]): ReadonlyMap<ScimPerson, readonly ScimGroup[]> {
  const found = new Map<ScimPerson, ScimGroup[]>();
  for (const group of groups)
    for (const person of group.members) found.set(person, [...(found.get(person) ?? []), group]);
  return found;
}
