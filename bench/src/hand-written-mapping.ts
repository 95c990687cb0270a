import type { HumaansPerson } from "@rosterkit/humaans";

const unlessEmpty = (value: string | null | undefined): string | null | undefined => (value === "" ? null : value);

const costCenters: ReadonlyMap<string, string> = new Map([
  ["Engineering", "CC-100"],
  ["Sales", "CC-200"],
  ["Customer Success", "CC-300"],
]);

/** The same 25 values as `mapping25`, in the same order, as somebody would write it for this one pair of vendors. */
export function handWrittenMapping({ person, role, location, company, profileUrl }: HumaansPerson): unknown[] {
  const { firstName, lastName, locationId } = person;
  const email = unlessEmpty(person.email);
  return [
    email,
    email,
    firstName,
    person.middleName,
    lastName,
    goesBy(person.preferredName, firstName),
    unlessEmpty(person.personalEmail),
    person.employeeId,
    unlessEmpty(person.personalPhoneNumber),
    unlessEmpty(person.phoneNumber),
    person.address,
    person.city,
    person.state,
    person.postcode,
    unlessEmpty(person.countryCode),
    unlessEmpty(person.timezone) ?? unlessEmpty(locationId === "remote" ? person.remoteTimezone : location?.timezone),
    profileUrl,
    userTypeOf(person.contractType),
    company?.name,
    role?.jobTitle?.trim() ?? role?.jobTitle,
    role?.department,
    fullName(firstName, lastName),
    locationId === "remote" || locationId === null ? null : location?.label,
    role?.department == null ? role?.department : (costCenters.get(role.department) ?? "CC-000"),
    unlessEmpty(role?.reportingTo),
  ];
}

function goesBy(preferred: string | null | undefined, first: string | null | undefined): string | null | undefined {
  if (preferred) return preferred;
  if (first) return first;
  return preferred === undefined && first === undefined ? undefined : null;
}

function fullName(first: string | null | undefined, last: string | null | undefined): string | null | undefined {
  if (first === undefined || last === undefined) return undefined;
  if (first && last) return `${first} ${last}`;
  return first?.trim() || last?.trim() || null;
}

function userTypeOf(contractType: string | null | undefined): string | null | undefined {
  if (contractType === "Full time" || contractType === "Part time") return "Employee";
  if (contractType === "Contractor") return "External";
  return contractType === null ? null : undefined;
}
