import { addDays } from "../people/calendar-day.ts";
import { legalEntities, sites } from "../people/places.ts";
import type { Job, SandboxPerson } from "../people/sandbox-person.ts";
import { humaansId } from "./humaans-id.ts";
import type { HumaansJobRole, HumaansRecords } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";
import { closeJobRoles } from "./job-role-periods.ts";
import { personIdOf, personRecords } from "./person-records.ts";
import { companyIdOf, customFieldsOf, customValuesOf, locationIdOf, startOfTime } from "./tenant-records.ts";

/** Turns invented people into the vendor's records, with offices, companies and custom fields around them. */
export function recordsFromPeople(people: readonly SandboxPerson[], switches: HumaansSwitches): HumaansRecords {
  const domain = people[0]?.workEmail?.split("@")[1] ?? "acme.example";
  const records = emptyRecords(domain, switches);
  for (const person of people) {
    for (const stored of personRecords(person, switches)) records.people.set(stored.id, stored);
    for (const role of jobRolesOf(person, switches)) records.jobRoles.set(role.id, role);
    for (const value of customValuesOf(person, personIdOf(person.id))) records.customValues.set(value.id, value);
  }
  return records;
}

function emptyRecords(domain: string, switches: HumaansSwitches): HumaansRecords {
  const entities = switches.companies === "one" ? legalEntities.slice(0, 1) : legalEntities;
  const stamps = { createdAt: startOfTime, updatedAt: startOfTime };
  return {
    people: new Map(),
    jobRoles: new Map(),
    locations: byId(
      sites.map(({ siteId, label, city, country, timeZone }) => ({
        id: locationIdOf(siteId),
        label,
        city,
        country,
        timezone: timeZone,
      })),
    ),
    companies: byId(
      entities.map((name) => ({
        id: companyIdOf(name, switches),
        name,
        domains: [domain],
        status: "active",
        package: "growth",
        ...stamps,
      })),
    ),
    customFields: byId(customFieldsOf(switches)),
    customValues: new Map(),
    version: 0,
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function jobRolesOf(person: SandboxPerson, switches: HumaansSwitches): readonly HumaansJobRole[] {
  return closeJobRoles(
    person.jobs.map((job, order) => jobRole(person, job, order, switches)),
    switches,
  );
}

function jobRole(person: SandboxPerson, job: Job, order: number, switches: HumaansSwitches): HumaansJobRole {
  const stay = person.earlierEmployments.findIndex(({ endDate }) => endDate !== null && job.effectiveDate <= endDate);
  const earlierRecord = switches.rehireIdentity === "new id" && stay >= 0;
  const enteredAt = `${addDays(job.effectiveDate, -21)}T09:00:00.000Z`;
  return {
    id: humaansId(`job-role/${person.id}/${order}`),
    personId: personIdOf(person.id, earlierRecord ? stay + 1 : 0),
    jobTitle: job.title,
    department: job.department,
    reportingTo: job.managerId === null ? null : personIdOf(job.managerId),
    effectiveDate: job.effectiveDate,
    endDate: null,
    note: null,
    createdAt: enteredAt,
    updatedAt: enteredAt,
  };
}
