import { fieldsOf } from "../hibob-fields.ts";
import type { HibobGroup, HibobScimCompany } from "./hibob-scim-company.ts";
import { scimGroups } from "./scim-groups.ts";
import { scimPeople, scimUserId } from "./scim-people.ts";
import { scimUserType } from "./scim-user-type.ts";

/** What an admin does about the SCIM integration, and what a test may look at. */
export interface HibobScimActs {
  /** Makes a group, or puts it in the place of the one of that name. */
  readonly setGroup: (group: HibobGroup) => void;
  /** Throws a RangeError for a name that no group made by hand has. */
  readonly removeGroup: (name: string) => void;
  /** Gives a field of the company an external name; null takes the name away. Throws a RangeError for no field and for a name SCIM has. */
  readonly setExternalName: (name: string, fieldId: string | null) => void;
  /** The id of an employee's user. */
  readonly scimIdOf: (employeeId: string) => string;
  /** The groups as they are now, each with the ids of the users in it. */
  readonly scimGroups: () => readonly {
    readonly id: string;
    readonly name: string;
    readonly members: readonly string[];
  }[];
  /** Names of the groups as they are now, each with how many are in it. */
  readonly groupSizes: () => Readonly<Record<string, number>>;
}

/** The acts on groups and names. */
export function hibobScimActs(company: HibobScimCompany): HibobScimActs {
  const { groups } = company;
  return {
    setGroup: (group) => void groups.set(group.name, group),
    removeGroup: (name) => {
      if (!groups.delete(name)) throw new RangeError(`no group ${name}`);
    },
    setExternalName: (name, fieldId) => {
      const { [name]: _, ...others } = company.externalNames;
      company.externalNames = fieldId === null ? others : checked({ ...others, [name]: fieldId }, company);
    },
    scimIdOf: (employeeId) => scimUserId(employeeId, company),
    scimGroups: () =>
      scimGroups(company, scimPeople(company)).map((group) => ({
        ...group,
        members: group.members.map(({ id }) => id),
      })),
    groupSizes: () =>
      Object.fromEntries(scimGroups(company, scimPeople(company)).map(({ name, members }) => [name, members.length])),
  };
}

/** The names as they are. Throws a RangeError for one that is no field's, or that SCIM has itself. */
export function checked(
  externalNames: HibobScimCompany["externalNames"],
  { switches, scim }: Pick<HibobScimCompany, "switches" | "scim">,
): HibobScimCompany["externalNames"] {
  const fields = new Set(fieldsOf(switches).map(({ id }) => id));
  const plain = scimUserType({ externalNames: {}, scim });
  for (const [name, fieldId] of Object.entries(externalNames)) {
    if (!fields.has(fieldId)) throw new RangeError(`no field ${fieldId}`);
    if (scim.namespace === plain.urn && plain.find(name) !== undefined) throw new RangeError(`${name} is SCIM's own`);
  }
  return externalNames;
}
