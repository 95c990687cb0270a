import { groupType, type ResourceType, type ScimResource } from "@rosterkit/scim";
import { queryResources, type ResourceStore } from "@rosterkit/scim/server";
import { rememberUntilChanged } from "../../parts/remember-until-changed.ts";
import { withListSwitches } from "../../scim/with-list-switches.ts";
import type { HibobScimCompany } from "./hibob-scim-company.ts";
import { type ScimGroup, scimGroup, scimGroups } from "./scim-groups.ts";
import { type ScimPerson, scimPeople } from "./scim-people.ts";
import { scimUser } from "./scim-user.ts";

/** The company as SCIM shows it, made of the records whenever they, or the minute, are others. Nothing can be written. */
export function scimStore(company: HibobScimCompany): ResourceStore {
  const remember = rememberUntilChanged<CompanyShown>(company);
  // Zones have midnights at whole minutes, so nothing turns within one.
  const shown = () => remember(String(Math.floor(company.clock.now() / 60_000)), () => companyShown(company));
  const of = ({ name }: ResourceType): CompanyShown["users"] =>
    name === groupType.name ? shown().groups : shown().users;
  const store: ResourceStore = {
    get: async (type, id) => of(type).get(id),
    list: async (type, query) => queryResources([...of(type).values()], type, query),
  };
  return withListSwitches(store, company.scim);
}

/** All resources, by id. */
interface CompanyShown {
  readonly users: ReadonlyMap<string, ScimResource>;
  readonly groups: ReadonlyMap<string, ScimResource>;
}

function companyShown(company: HibobScimCompany): CompanyShown {
  const people = scimPeople(company);
  const groups = scimGroups(company, people);
  const groupsOf = company.scim.groupsOnUsers ? groupsByPerson(groups) : new Map();
  return {
    users: new Map(people.map((person) => [person.id, scimUser(person, company, groupsOf.get(person) ?? [])])),
    groups: new Map(groups.map((group) => [group.id, scimGroup(group)])),
  };
}

function groupsByPerson(groups: readonly ScimGroup[]): ReadonlyMap<ScimPerson, readonly ScimGroup[]> {
  const found = new Map<ScimPerson, ScimGroup[]>();
  for (const group of groups)
    for (const person of group.members) found.set(person, [...(found.get(person) ?? []), group]);
  return found;
}
