import type { Attribute, Shape } from "@rosterkit/core/adapter";
import { type ResourceType, type User, userType } from "@rosterkit/scim";
import { extendUserType, scimShape } from "@rosterkit/scim/adapter";
import type { Stored } from "@rosterkit/scim/client";
import type { HibobPerson } from "./bob-person.ts";
import { type ExternalNames, type PersonAttributeName, personAttributeNames } from "./external-names.ts";
import { personAttributes } from "./person-attributes.ts";

type ScimUser = Stored<User>;
type Places = { readonly [Name in PersonAttributeName]?: readonly string[] };

const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/**
 * Where a user has what Bob calls so, the first place first: what Bob lists as its defaults stands where the standard has it; the others are looked
 * for under likely names, for as long as nobody says the customer's own.
 */
const usualPlaces: Places = {
  email: ['emails[type eq "work"].value', "userName"],
  firstName: ["name.givenName"],
  middleName: ["name.middleName"],
  lastName: ["name.familyName"],
  displayName: ["displayName"],
  employeeId: [`${enterprise}:employeeNumber`],
  title: ["title"],
  department: [`${enterprise}:department`, "department"],
  site: ["site"],
  reportsTo: [`${enterprise}:manager.value`, "managerID"],
  workPhone: ['phoneNumbers[type eq "work"].value'],
  startDate: ["startDate"],
  addressLine: ["addresses.streetAddress"],
  city: ["addresses.locality"],
  postCode: ["addresses.postalCode"],
  country: ["addresses.country"],
};

/** Bob's people as SCIM shows them: the attributes of the API by the same names, and what SCIM knows them by. */
export type ScimPersonAttributes = {
  readonly [Name in keyof typeof personAttributes]: Attribute<ScimUser, (typeof personAttributes)[Name]["kind"]>;
} & ReturnType<typeof keysOf>;

/** What SCIM itself knows a user by. */
const keysOf = (type: ResourceType) =>
  scimShape(type, {
    userName: { kind: "text", label: "User name", unique: true, readOnly: true, compare: "caseless" },
    externalId: { kind: "text", label: "External id", readOnly: true },
  });

/** Users of a customer whose attributes have these names, as a type and as a shape. */
export interface ScimPeople {
  readonly userType: ResourceType;
  readonly custom: ScimPersonAttributes;
}

/**
 * What is read of a user where the customer's attributes have these names. Each attribute is read as the API's is, of the fields that it is made of
 * there, so that both modes understand the same by them. Throws a ConfigurationError for a name that no attribute can have.
 */
export function scimPeople(externalNames: ExternalNames): ScimPeople {
  const places: Places = { ...usualPlaces, ...named(externalNames) };
  const paths = [...new Set(Object.values(places).flat())];
  const extended = extendUserType(Object.fromEntries(paths.map((path) => [path, "text"])));
  const readField = fieldReader(places, extended.custom);
  const shape = personAttributeNames.map((name) => [name, attributeOf(name, externalNames, readField)]);
  const id = { kind: "text", label: "SCIM id", readOnly: true, read: (user: ScimUser) => user.id };
  // The names are those of the API's attributes, and so are the kinds.
  const custom = { ...Object.fromEntries(shape), id, ...keysOf(userType) } as ScimPersonAttributes;
  return { userType: extended.userType, custom: Object.freeze(custom) };
}

const named = (externalNames: ExternalNames): Places =>
  Object.fromEntries(Object.entries(externalNames).map(([name, path]) => [name, [path]]));

type FieldReader = (user: ScimUser, field: string) => unknown;

/** Reads what the API's fields hold, by where the attributes stand that are made of them first. */
function fieldReader(places: Places, shape: Shape<ScimUser>): FieldReader {
  const byField = new Map(personAttributeNames.map((name) => [personAttributes[name].fields?.[0], name]));
  const readAt = (user: ScimUser, name: PersonAttributeName | undefined): unknown => {
    const values = (name ? (places[name] ?? []) : []).map((path) => shape[path]?.read(user));
    return values.find((value) => value != null) ?? values.find((value) => value === null);
  };
  return (user, field) => {
    const found = readAt(user, byField.get(field));
    if (field === "root.email") return typeof found === "string" && !found.includes("@") ? undefined : found;
    return field === "internal.lifecycleStatus" ? statusOf(user, found) : found;
  };
}

/**
 * Whoever is not active has left, unless the customer's own status says why they are not: before the start, on leave. A status that the person is
 * at work says nothing against it.
 */
function statusOf({ active }: { readonly active?: unknown }, stated: unknown): unknown {
  if (active === false && (stated == null || stated === "" || /^employed$/i.test(String(stated)))) return "terminated";
  if (stated != null) return stated;
  return active === true ? "employed" : active === null ? null : undefined;
}

function attributeOf(
  name: PersonAttributeName,
  externalNames: ExternalNames,
  readField: FieldReader,
): Attribute<ScimUser> {
  const { fields = [], read, expected, ...facts }: Attribute<HibobPerson> = personAttributes[name];
  const person = (user: ScimUser): HibobPerson => ({
    id: user.id,
    values: Object.fromEntries(fields.map((field) => [field, readField(user, field)])),
    labels: {},
  });
  // Nobody may have it under the likely name.
  const isCertain = name !== "startDate" || externalNames.startDate !== undefined;
  return { ...facts, ...(expected && isCertain && { expected }), read: (user: ScimUser) => read(person(user)) };
}
