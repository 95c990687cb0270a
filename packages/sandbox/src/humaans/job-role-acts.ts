import { type ActContext, changePerson, storedPerson } from "./act-context.ts";
import type { HumaansActs, NewJobRole } from "./humaans-acts.ts";
import { humaansId } from "./humaans-id.ts";
import type { HumaansJobRole, HumaansRecords } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";
import { closeJobRoles } from "./job-role-periods.ts";

/** The acts on job roles. */
export function jobRoleActs(context: ActContext): Pick<HumaansActs, "jobRoles" | "addJobRole" | "removeJobRole"> {
  return {
    get jobRoles() {
      return [...context.current().records.jobRoles.values()];
    },
    addJobRole: (role) => {
      const added = addRole(context, role);
      if (context.current().switches.jobRoleTouchesPerson) changePerson(context, role.personId, {});
      return added;
    },
    removeJobRole: (id) => {
      const { records, switches } = context.current();
      const role = records.jobRoles.get(id);
      if (role === undefined) throw new RangeError(`no job role ${id}`);
      records.jobRoles.delete(id);
      saveRoles(records, rolesOf(records, role.personId), switches);
    },
  };
}

/** One person's job roles, in the order they were entered. */
export function rolesOf(records: HumaansRecords, personId: string): readonly HumaansJobRole[] {
  return [...records.jobRoles.values()].filter((role) => role.personId === personId);
}

/** Stores one person's job roles with their ends worked out again. */
export function saveRoles(records: HumaansRecords, roles: readonly HumaansJobRole[], switches: HumaansSwitches): void {
  for (const role of closeJobRoles(roles, switches)) records.jobRoles.set(role.id, role);
  records.version += 1;
}

/** Enters a job role; what it leaves open is taken from the one before it. */
export function addRole(context: ActContext, wanted: NewJobRole): HumaansJobRole {
  const { records, switches } = context.current();
  storedPerson(records, wanted.personId);
  const known = rolesOf(records, wanted.personId);
  const before = known
    .filter((role) => role.effectiveDate <= wanted.effectiveDate)
    .sort((one, other) => (one.effectiveDate < other.effectiveDate ? 1 : -1))[0];
  const stamp = new Date(context.now()).toISOString();
  const role: HumaansJobRole = {
    jobTitle: before?.jobTitle ?? null,
    department: before?.department ?? null,
    reportingTo: before?.reportingTo ?? null,
    note: null,
    ...wanted,
    id: humaansId(`job-role/entered/${records.version}/${records.jobRoles.size}`),
    endDate: null,
    createdAt: stamp,
    updatedAt: stamp,
  };
  saveRoles(records, [...known, role], switches);
  return records.jobRoles.get(role.id) ?? role;
}
