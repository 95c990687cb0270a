import type { Viewer } from "./humaans-access.ts";
import type { HumaansPerson, HumaansRecords, StoredPerson } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";
import type { JobRoleIndex } from "./job-roles-in-force.ts";
import { zoneOf } from "./settle-statuses.ts";
import { undescribedFields } from "./undescribed-fields.ts";

/** What is needed to answer with a person. */
export interface PersonViewContext {
  readonly records: HumaansRecords;
  readonly jobRoles: JobRoleIndex;
  readonly switches: HumaansSwitches;
  readonly today: string;
}

/** The person as the API answers it to an owner: stored fields, computed fields, and fields nobody described. */
export function fullPerson(
  person: StoredPerson,
  { records, jobRoles, switches, today }: PersonViewContext,
): HumaansPerson {
  return {
    ...undescribedFields(person.id),
    ...person,
    timezone: zoneOf(person, records),
    directReports: [...(jobRoles.reportsOn(today).get(person.id) ?? [])],
    ...embeddedJobRole(person.id, jobRoles, switches, today),
    ...(switches.profileUrl === "present" ? { profileUrl: `https://app.humaans.io/people/${person.id}` } : {}),
  };
}

/** The person as a viewer gets it: hidden fields left out or null, as switched; a missing work email as switched. */
export function personView(person: StoredPerson, viewer: Viewer, context: PersonViewContext): HumaansPerson {
  const view: HumaansPerson = withWorkEmail(fullPerson(person, context), context.switches);
  const fields = Object.entries(view);
  if (!fields.some(([field]) => viewer.hides(field))) return view;
  const kept = fields.flatMap(([field, value]): [string, unknown][] => {
    if (!viewer.hides(field)) return [[field, value]];
    return context.switches.hiddenFields === "null" ? [[field, null]] : [];
  });
  // Only optional fields are ever hidden, so what is left is still a person.
  return Object.fromEntries(kept) as HumaansPerson;
}

function withWorkEmail(person: HumaansPerson, { missingWorkEmail }: HumaansSwitches): HumaansPerson {
  if (typeof person.email === "string" && person.email !== "") return person;
  const { email: _missing, ...rest } = person;
  if (missingWorkEmail === "absent") return rest;
  return { ...rest, email: missingWorkEmail === "empty" ? "" : null };
}

function embeddedJobRole(
  id: string,
  jobRoles: JobRoleIndex,
  { embeddedJobRole: setting }: HumaansSwitches,
  today: string,
) {
  if (setting === "never") return {};
  const role = jobRoles.on(today).get(id);
  if (role === undefined) return { jobRole: null };
  return { jobRole: { id: role.id, jobTitle: role.jobTitle ?? null, department: role.department ?? null } };
}
