import { rememberUntilChanged } from "../parts/remember-until-changed.ts";
import type { HumaansJobRole, HumaansRecords } from "./humaans-records.ts";

/** Job roles by person, the one in force on a day: the latest that has begun. */
type RolesInForce = ReadonlyMap<string, HumaansJobRole>;

/** Job roles by person on any day, and reports by manager; kept until the records change. */
export interface JobRoleIndex {
  readonly on: (day: string) => RolesInForce;
  /** Ids of those reporting to each manager on a day. */
  readonly reportsOn: (day: string) => ReadonlyMap<string, readonly string[]>;
}

/** An index over the records, worked out when asked and only once for a day. */
export function jobRoleIndex(records: HumaansRecords): JobRoleIndex {
  const roles = rememberUntilChanged<RolesInForce>(records);
  const reports = rememberUntilChanged<ReadonlyMap<string, readonly string[]>>(records);
  const on = (day: string) => roles(day, () => rolesOn(records, day));
  return { on, reportsOn: (day) => reports(day, () => reportsOf(records, on(day))) };
}

function rolesOn(records: HumaansRecords, day: string): RolesInForce {
  const inForce = new Map<string, HumaansJobRole>();
  for (const role of records.jobRoles.values()) {
    if (role.effectiveDate > day) continue;
    const known = inForce.get(role.personId);
    if (known === undefined || known.effectiveDate <= role.effectiveDate) inForce.set(role.personId, role);
  }
  return inForce;
}

function reportsOf(records: HumaansRecords, roles: RolesInForce): ReadonlyMap<string, readonly string[]> {
  const reports = new Map<string, string[]>();
  for (const { personId, reportingTo } of roles.values()) {
    if (typeof reportingTo !== "string" || records.people.get(personId)?.status !== "active") continue;
    const known = reports.get(reportingTo);
    if (known === undefined) reports.set(reportingTo, [personId]);
    else known.push(personId);
  }
  return reports;
}
