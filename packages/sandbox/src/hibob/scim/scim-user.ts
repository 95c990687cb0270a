import { enterpriseUserSchema, type ScimResource, userSchema } from "@rosterkit/scim";
import type { HibobScimCompany } from "./hibob-scim-company.ts";
import { type ScimPerson, scimUserId } from "./scim-people.ts";

/** A group as its members tell it. */
export interface ScimGroupName {
  readonly id: string;
  readonly name: string;
}

/** Somebody as a user. What the service user may not read, or nobody entered, is absent. */
export function scimUser(
  person: ScimPerson,
  company: HibobScimCompany,
  groups: readonly ScimGroupName[],
): ScimResource {
  const { id, userName, active, read } = person;
  const { enterprise, namespace } = company.scim;
  const own = given(Object.entries(company.externalNames).map(([name, fieldId]) => [name, read(fieldId)]));
  const isCore = namespace === userSchema.id;
  const urns = [userSchema.id, ...(enterprise === "absent" ? [] : [enterpriseUserSchema.id])];
  return {
    schemas: isCore || Object.keys(own).length === 0 ? urns : [...urns, namespace],
    id,
    userName,
    active,
    ...given([
      ["externalId", externalIdOf(person, company)],
      ["displayName", read("root.displayName")],
      ["title", read("work.title")],
      ["emails", one({ value: read("root.email") }, { type: "work", primary: true })],
      ["phoneNumbers", one({ value: read("work.workPhone") }, { type: "work" })],
      ["addresses", one(addressOf(person), { type: "work" })],
      ["name", some(nameOf(person))],
      ["groups", groups.length > 0 ? groups.map(({ id: value, name: display }) => ({ value, display })) : undefined],
    ]),
    ...(isCore ? own : Object.keys(own).length > 0 && { [namespace]: own }),
    ...(enterprise !== "absent" && { [enterpriseUserSchema.id]: enterpriseOf(person, company) }),
  };
}

type Values = readonly (readonly [name: string, value: unknown])[];

const given = (values: Values): ScimResource =>
  Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null));

const some = (values: ScimResource): ScimResource | undefined => (Object.keys(values).length > 0 ? values : undefined);

/** One value of a list, where there is anything in it. */
const one = (values: ScimResource, more: ScimResource): readonly ScimResource[] | undefined => {
  const inside = some(given(Object.entries(values)));
  return inside && [{ ...inside, ...more }];
};

const nameOf = ({ read }: ScimPerson): ScimResource =>
  given([
    ["givenName", read("root.firstName")],
    ["middleName", read("root.secondName")],
    ["familyName", read("root.surname")],
  ]);

function addressOf({ read }: ScimPerson): ScimResource {
  const parts = ["address.line1", "address.city", "address.postCode", "address.country"].map(read);
  const [streetAddress, locality, postalCode, country] = parts;
  const formatted = parts.filter((part) => part !== undefined).join(", ") || undefined;
  return { streetAddress, locality, postalCode, country, formatted };
}

function externalIdOf({ view, read }: ScimPerson, { scim }: HibobScimCompany): string | undefined {
  if (scim.externalIds === "absent") return undefined;
  return scim.externalIds === "employee id" ? view.employee.id : read("work.employeeIdInCompany");
}

function enterpriseOf({ read }: ScimPerson, company: HibobScimCompany): ScimResource {
  const number = given([["employeeNumber", read("work.employeeIdInCompany")]]);
  if (company.scim.enterprise === "employee number") return number;
  const managerId = read("work.manager");
  const manager = managerId === undefined ? undefined : { value: scimUserId(managerId, company) };
  return {
    ...number,
    ...given([
      ["department", read("work.department")],
      ["manager", manager],
    ]),
  };
}
