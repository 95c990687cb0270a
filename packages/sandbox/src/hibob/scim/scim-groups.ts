import { groupType, type ScimResource } from "@rosterkit/scim";
import { fieldsOf } from "../hibob-fields.ts";
import { hibobId } from "../hibob-id.ts";
import type { HibobGroup, HibobScimCompany } from "./hibob-scim-company.ts";
import type { ScimPerson } from "./scim-people.ts";

/** A group with those who are in it now. */
export interface ScimGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly ScimPerson[];
}

/** Groups made by hand, then one for each value of the fields that make groups. Whoever is not active is in none. */
export function scimGroups(company: HibobScimCompany, people: readonly ScimPerson[]): readonly ScimGroup[] {
  const active = people.filter((person) => person.active);
  const made = [...company.groups.values()].map((group) => ({
    id: hibobId(`group/${group.name}`),
    name: group.name,
    members: active.filter((person) => isMember(person, group)),
  }));
  return [...made, ...company.scim.automaticGroups.flatMap((fieldId) => groupsOfField(company, active, fieldId))];
}

function isMember({ view, read }: ScimPerson, { conditions = [], employeeIds = [] }: HibobGroup): boolean {
  if (employeeIds.includes(view.employee.id)) return true;
  return conditions.length > 0 && conditions.every(({ fieldId, value }) => read(fieldId) === value);
}

function groupsOfField(
  { scim, switches }: HibobScimCompany,
  people: readonly ScimPerson[],
  fieldId: string,
): readonly ScimGroup[] {
  const label = fieldsOf(switches).find(({ id }) => id === fieldId)?.name ?? fieldId;
  const byValue = Map.groupBy(people, ({ read }) => read(fieldId));
  return [...byValue].flatMap(([value, members]) => {
    if (value === undefined) return [];
    const name = scim.automaticGroupNames === "value" ? value : `${label}: ${value}`;
    return { id: hibobId(`group/${fieldId}/${value}`), name, members };
  });
}

/** A group as SCIM shows it. */
export function scimGroup({ id, name, members }: ScimGroup): ScimResource {
  return {
    schemas: [groupType.urn],
    id,
    displayName: name,
    ...(members.length > 0 && { members: members.map(memberOf) }),
  };
}

const memberOf = ({ id, userName }: ScimPerson): ScimResource => ({ value: id, display: userName, type: "User" });
