import { addDays } from "../people/calendar-day.ts";
import type { Employment, SandboxPerson } from "../people/sandbox-person.ts";
import { humaansId } from "./humaans-id.ts";
import type { StoredPerson } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";
import { companyIdOf, locationIdOf } from "./tenant-records.ts";
import { contractTypeLabel, leavingReasonLabel } from "./vendor-spelling.ts";

/** The id of the record an invented person gets; of the older record with `stay` where a rehire made a second one. */
export function personIdOf(sandboxPersonId: string, stay = 0): string {
  return humaansId(`person/${sandboxPersonId}${stay === 0 ? "" : `/${stay}`}`);
}

/** An invented person as the vendor keeps them: one record, or one for each stay where a rehire gets a new id. */
export function personRecords(person: SandboxPerson, switches: HumaansSwitches): readonly StoredPerson[] {
  const present = storedPerson(person, person.employment, personIdOf(person.id), switches);
  if (switches.rehireIdentity === "same id") return [present];
  const earlier = person.earlierEmployments.map((stay, order) =>
    storedPerson(person, stay, personIdOf(person.id, order + 1), switches),
  );
  return [...earlier, present];
}

function storedPerson(person: SandboxPerson, stay: Employment, id: string, switches: HumaansSwitches): StoredPerson {
  const enteredAt = `${addDays(stay.startDate, -21)}T09:00:00.000Z`;
  return {
    id,
    companyId: companyIdOf(person.legalEntity, switches),
    firstName: person.firstName,
    middleName: person.middleName,
    lastName: person.lastName,
    preferredName: person.preferredName,
    email: person.workEmail,
    personalEmail: person.personalEmail,
    employeeId: person.employeeNumber,
    role: "user",
    ...statusAndDates(person, stay, switches),
    phoneNumber: person.workPhone,
    formattedPhoneNumber: person.workPhone,
    personalPhoneNumber: person.personalPhone,
    formattedPersonalPhoneNumber: person.personalPhone,
    ...workplace(person),
    ...home(person),
    contractType: contractTypeLabel(person.contractType, switches),
    teams: [{ name: person.team }],
    createdAt: enteredAt,
    updatedAt: enteredAt,
  };
}

function statusAndDates({ stage }: SandboxPerson, stay: Employment, switches: HumaansSwitches) {
  return {
    // Who is due to turn offboarded does so by the dates, when first looked at.
    status: stage === "new hire" || stage === "new hire without email" ? ("newHire" as const) : ("active" as const),
    employmentStartDate: stay.startDate,
    firstWorkingDay: stay.startDate,
    employmentEndDate: stay.endDate,
    lastWorkingDay: stay.lastWorkingDay,
    probationEndDate: addDays(stay.startDate, 90),
    leavingReason: leavingReasonLabel(stay.leavingReason, switches),
  };
}

function workplace({ siteId, address, timeZone }: SandboxPerson) {
  if (siteId !== null)
    return {
      locationId: locationIdOf(siteId),
      remoteCity: null,
      remoteRegionCode: null,
      remoteCountryCode: null,
      remoteTimezone: null,
    };
  const { city, region, countryCode } = address;
  return {
    locationId: "remote",
    remoteCity: city,
    remoteRegionCode: region,
    remoteCountryCode: countryCode,
    remoteTimezone: timeZone,
  };
}

function home({ address }: SandboxPerson) {
  const { street, city, region, postcode, countryCode, country } = address;
  return { address: street, city, state: region, postcode, countryCode, country };
}
