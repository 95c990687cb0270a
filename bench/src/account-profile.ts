import type { SandboxPerson } from "@rosterkit/sandbox";

/** The Okta profile of somebody whose account is in step, worked out without any mapping. Null: nothing there. */
export function accountProfile(
  person: SandboxPerson,
  humaansId: string,
  find: (id: string) => SandboxPerson | undefined,
  organization: string,
  day: string,
) {
  const { address } = person;
  const job = jobOn(day, person);
  const manager = find(job?.managerId ?? "");
  return {
    login: person.workEmail,
    email: person.workEmail,
    firstName: person.firstName,
    middleName: person.middleName,
    lastName: person.lastName,
    nickName: person.preferredName,
    secondEmail: person.personalEmail,
    employeeNumber: person.employeeNumber,
    mobilePhone: person.personalPhone,
    primaryPhone: person.workPhone,
    streetAddress: address.street,
    city: address.city,
    state: address.region,
    zipCode: address.postcode,
    countryCode: address.countryCode,
    timezone: person.timeZone,
    profileUrl: `https://app.humaans.io/people?profile=${humaansId}`,
    userType: person.contractType.charAt(0).toUpperCase() + person.contractType.slice(1),
    organization,
    title: job?.title ?? null,
    department: job?.department ?? null,
    manager: manager ? `${manager.firstName} ${manager.lastName}` : null,
  };
}

/** The type of `accountProfile`'s answer. */
export type AccountProfile = ReturnType<typeof accountProfile>;

/** The job somebody has on the later of a day and their first day. */
function jobOn(day: string, { jobs, employment }: SandboxPerson): SandboxPerson["jobs"][number] | undefined {
  const on = employment.startDate > day ? employment.startDate : day;
  return jobs.findLast(({ effectiveDate }) => effectiveDate <= on);
}
