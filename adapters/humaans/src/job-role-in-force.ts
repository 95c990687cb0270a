import type { components } from "./api.gen.ts";

type Role = components["schemas"]["JobRole"];

const keptOfJobRole = (role: Role) => ({
  id: role.id,
  personId: role.personId,
  jobTitle: role.jobTitle,
  department: role.department,
  reportingTo: role.reportingTo,
  effectiveDate: role.effectiveDate,
  createdAt: role.createdAt,
});

/** What is kept of a job role. */
export type JobRole = Pick<Role, keyof ReturnType<typeof keptOfJobRole>>;

/** All of a job role that is kept; its note is not. */
export const keepJobRole = keptOfJobRole as (role: Role) => JobRole;

/**
 * The job role that began last, on the later of `day` and the start date: a joiner already has the job they come for, and a promotion
 * ahead is not in force yet. Absent: no role has begun by then. `endDate` is not asked, as sources differ on which day it names.
 */
export const jobRoleInForce = (
  roles: readonly JobRole[],
  day: string,
  startDate: string | null | undefined,
): JobRole | undefined => {
  const on = startDate && startDate > day ? startDate : day;
  let inForce: JobRole | undefined;
  for (const role of roles) if (role.effectiveDate <= on && !(inForce && isLater(inForce, role))) inForce = role;
  return inForce;
};

/** Lists come in no promised order, so of two rows for one day the one entered last counts. */
const isLater = (one: JobRole, other: JobRole): boolean =>
  one.effectiveDate === other.effectiveDate ? orderOf(one) > orderOf(other) : one.effectiveDate > other.effectiveDate;

const orderOf = ({ createdAt = "", id }: JobRole): string => `${createdAt} ${id}`;
