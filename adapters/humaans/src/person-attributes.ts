import { attributes, unlessEmpty } from "@rosterkit/core/adapter";
import type { components } from "./api.gen.ts";
import type { JobRole } from "./job-role-in-force.ts";

type Schemas = components["schemas"];

/** All of a person's record that is kept. Named one by one: copying by a list of names takes ten times as long. */
const keptOfPerson = (person: Schemas["Person"]) => ({
  id: person.id,
  firstName: person.firstName,
  middleName: person.middleName,
  lastName: person.lastName,
  preferredName: person.preferredName,
  email: person.email,
  personalEmail: person.personalEmail,
  employeeId: person.employeeId,
  personalPhoneNumber: person.personalPhoneNumber,
  phoneNumber: person.phoneNumber,
  address: person.address,
  city: person.city,
  state: person.state,
  postcode: person.postcode,
  countryCode: person.countryCode,
  timezone: person.timezone,
  remoteTimezone: person.remoteTimezone,
  locationId: person.locationId,
  companyId: person.companyId,
  profileUrl: person.profileUrl,
  contractType: person.contractType,
  status: person.status,
  employmentStartDate: person.employmentStartDate,
  lastWorkingDay: person.lastWorkingDay,
  employmentEndDate: person.employmentEndDate,
  teams: person.teams,
  profilePhoto: person.profilePhoto,
  updatedAt: person.updatedAt,
});

type KeptPerson = Pick<Schemas["Person"], keyof ReturnType<typeof keptOfPerson>>;

/** What of a person's record goes further than the page it came on: answers hold much more that is nobody's business. */
export const keepPerson = keptOfPerson as (person: Schemas["Person"]) => KeptPerson;

/** A person with the rows of other lists that belong to them. What was not found there is absent. */
export interface HumaansPerson {
  readonly person: KeptPerson;
  readonly role: JobRole | undefined;
  readonly location: Pick<Schemas["Location"], "label" | "timezone"> | undefined;
  readonly company: Pick<Schemas["Company"], "name"> | undefined;
  readonly custom: readonly Pick<Schemas["CustomValue"], "customFieldId" | "value">[];
  readonly profileUrl: string;
}

const zoneOf = ({ person: { locationId, timezone, remoteTimezone }, location }: HumaansPerson) =>
  unlessEmpty(timezone) ?? unlessEmpty(locationId === "remote" ? remoteTimezone : location?.timezone);

const siteOf = ({ person: { locationId }, location }: HumaansPerson) =>
  locationId === "remote" || locationId === null ? null : location?.label;

const companyOf = ({ person: { companyId }, company }: HumaansPerson) => (companyId === null ? null : company?.name);

const teamsOf = ({ person: { teams } }: HumaansPerson) => (teams ? teams.map(({ name }) => name) : teams);

const photoOf = ({ person: { profilePhoto } }: HumaansPerson) => {
  if (!profilePhoto) return profilePhoto;
  const bySize = Object.entries(profilePhoto.variants ?? {}).sort(([one], [other]) => Number(other) - Number(one));
  return bySize[0]?.[1];
};

const { text, email, phone, country, zone, day, person, instant, texts, url } = attributes<HumaansPerson>();

/** What Humaans knows of a person, by its own names; labels are those of its Okta integration where that has the field. */
export const personAttributes = {
  id: text((row) => row.person.id, { label: "Id", readOnly: true }),
  email: email((row) => unlessEmpty(row.person.email), { label: "Work email", expected: true }),
  firstName: text((row) => row.person.firstName, { label: "First name", expected: true }),
  middleName: text((row) => row.person.middleName, { label: "Middle name" }),
  lastName: text((row) => row.person.lastName, { label: "Last name", expected: true }),
  preferredName: text((row) => row.person.preferredName, { label: "Preferred name" }),
  personalEmail: email((row) => unlessEmpty(row.person.personalEmail), { label: "Personal email" }),
  employeeId: text((row) => row.person.employeeId, { label: "Employee ID" }),
  personalPhoneNumber: phone((row) => unlessEmpty(row.person.personalPhoneNumber), { label: "Personal phone number" }),
  phoneNumber: phone((row) => unlessEmpty(row.person.phoneNumber), { label: "Phone number" }),
  address: text((row) => row.person.address, { label: "Address" }),
  city: text((row) => row.person.city, { label: "City" }),
  state: text((row) => row.person.state, { label: "State" }),
  postcode: text((row) => row.person.postcode, { label: "Postcode" }),
  countryCode: country((row) => unlessEmpty(row.person.countryCode), { label: "Country code" }),
  timezone: zone(zoneOf, { label: "Timezone" }),
  profileUrl: url((row) => row.profileUrl, { label: "Humaans profile URL" }),
  contractType: text((row) => row.person.contractType, { label: "Contract type" }),
  company: text(companyOf, { label: "Company name" }),
  jobTitle: text((row) => row.role?.jobTitle, { label: "Job title", expected: true }),
  department: text((row) => row.role?.department, { label: "Department" }),
  manager: person((row) => unlessEmpty(row.role?.reportingTo), { label: "Manager" }),
  status: text((row) => row.person.status, { label: "Status", expected: true }),
  employmentStartDate: day((row) => unlessEmpty(row.person.employmentStartDate), {
    label: "Start date",
    expected: true,
  }),
  lastWorkingDay: day((row) => unlessEmpty(row.person.lastWorkingDay), { label: "Last working day" }),
  employmentEndDate: day((row) => unlessEmpty(row.person.employmentEndDate), { label: "End date" }),
  site: text(siteOf, { label: "Location" }),
  teams: texts(teamsOf, { label: "Teams", compare: "unordered" }),
  photoUrl: url(photoOf, { label: "Photo URL" }),
  updatedAt: instant((row) => unlessEmpty(row.person.updatedAt), { label: "Updated at", readOnly: true }),
} as const;

/** The attribute of one custom field. A value of several choices is one text, since no type of field is confirmed. */
export const customAttribute = (fieldId: string, label: string) =>
  text(
    ({ custom }) => {
      const value = custom.find(({ customFieldId }) => customFieldId === fieldId)?.value;
      return Array.isArray(value) ? value.join(", ") : value;
    },
    { label },
  );
