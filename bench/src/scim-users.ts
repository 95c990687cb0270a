/** A user as an HR system sends one. */
export type NewScimUser = ReturnType<typeof newScimUser>;

const firstNames = ["Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kira"];
const lastNames = ["Lovelace", "Okafor", "Rossi", "Ivanova", "Yilmaz", "Adeyemi", "Larsen", "Moreau", "Costa"];
const departments = ["Engines", "Finance", "Legal", "People", "Research", "Sales", "Support"];
const cities = ["London", "Lagos", "Milan", "Berlin", "Izmir", "Oslo", "Lyon", "Porto"];

const nth = (list: readonly string[], index: number): string => list[index % list.length] ?? "";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

/** The enterprise extension's URN. */
export const enterpriseUrn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** The body that makes the user of a number. The same number gives the same user; one in ten is inactive, one in three has a second email. */
export function newScimUser(number: number) {
  const givenName = nth(firstNames, number);
  const familyName = nth(lastNames, number * 7);
  const userName = userNameOf(number);
  const work = { value: userName, type: "work", primary: true };
  const home = { value: `${givenName.toLowerCase()}.${number}@home.example`, type: "home", primary: false };
  return {
    schemas: [userUrn, enterpriseUrn],
    externalId: `hr-${number}`,
    userName,
    name: { givenName, familyName, formatted: `${givenName} ${familyName}` },
    displayName: `${givenName} ${familyName}`,
    title: `${nth(departments, number)} Lead`,
    preferredLanguage: "en-GB",
    timezone: "Europe/London",
    active: number % 10 !== 0,
    emails: number % 3 === 0 ? [work, home] : [work],
    phoneNumbers: [{ value: `+44 20 7946 ${String(number % 10_000).padStart(4, "0")}`, type: "work" }],
    addresses: [{ type: "work", streetAddress: `${number} Main Street`, locality: nth(cities, number), country: "GB" }],
    [enterpriseUrn]: {
      employeeNumber: String(number),
      department: nth(departments, number),
      manager: { value: idOf(number % 100) },
    },
  };
}

/** The id that servers give the user of a number. */
export const idOf = (number: number): string => `user-${number}`;

/** The user name of a number. */
export const userNameOf = (number: number): string => `person.${number}@acme.example`;
