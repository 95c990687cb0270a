import type { HeldAccount, SampleValues } from "@rosterkit/testing";
import type { ScimResource } from "../../schema/resource-of.ts";
import type { User } from "../../schema/standard-types.ts";

const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** A user as a server keeps it, told by hand in the names of the standard attributes. */
export function heldUser(row: ScimResource | undefined): HeldAccount | undefined {
  if (row === undefined) return undefined;
  const user: User = row;
  const work = user.addresses?.find(({ type }) => type === "work");
  const at = user[enterprise];
  return {
    state: user.active === false ? "inactive" : "active",
    values: {
      userName: user.userName,
      externalId: user.externalId,
      "name.givenName": user.name?.givenName,
      "name.middleName": user.name?.middleName,
      "name.familyName": user.name?.familyName,
      "name.honorificPrefix": user.name?.honorificPrefix,
      "name.honorificSuffix": user.name?.honorificSuffix,
      displayName: user.displayName,
      nickName: user.nickName,
      profileUrl: user.profileUrl,
      title: user.title,
      userType: user.userType,
      preferredLanguage: user.preferredLanguage,
      locale: user.locale,
      timezone: user.timezone,
      'emails[type eq "work"].value': user.emails?.find(({ type }) => type === "work")?.value,
      'emails[type eq "home"].value': user.emails?.find(({ type }) => type === "home")?.value,
      'phoneNumbers[type eq "work"].value': user.phoneNumbers?.find(({ type }) => type === "work")?.value,
      'phoneNumbers[type eq "mobile"].value': user.phoneNumbers?.find(({ type }) => type === "mobile")?.value,
      'addresses[type eq "work"].streetAddress': work?.streetAddress,
      'addresses[type eq "work"].locality': work?.locality,
      'addresses[type eq "work"].region': work?.region,
      'addresses[type eq "work"].postalCode': work?.postalCode,
      'addresses[type eq "work"].country': work?.country,
      [`${enterprise}:employeeNumber`]: at?.employeeNumber,
      [`${enterprise}:costCenter`]: at?.costCenter,
      [`${enterprise}:organization`]: at?.organization,
      [`${enterprise}:division`]: at?.division,
      [`${enterprise}:department`]: at?.department,
      [`${enterprise}:manager.value`]: at?.manager?.value,
    },
  };
}

const languages = ["en-GB", "de-CH", "fr-FR", "it-IT", "es-ES", "nl-NL"];
const zones = ["Europe/London", "Europe/Zurich", "Europe/Paris", "Europe/Rome", "Europe/Madrid", "Europe/Amsterdam"];
const countries = ["GB", "CH", "FR", "IT", "ES", "NL"];

/** A person of this number, with a value for every attribute that is written. */
export const draftUser = (number: number): SampleValues => ({
  userName: `Joiner.${number}@acme.example`,
  externalId: `hr-${number}`,
  "name.givenName": `Zoë ${number}`,
  "name.middleName": `Maria ${number}`,
  "name.familyName": `O’Brien ${number}`,
  "name.honorificPrefix": `Dr ${number}`,
  "name.honorificSuffix": `MSc ${number}`,
  displayName: `Zoë O’Brien ${number}`,
  nickName: `Zo ${number}`,
  profileUrl: `https://people.acme.example/${number}`,
  title: `Engineer "${number}" \\ 1st`,
  userType: `Type ${number}`,
  preferredLanguage: languages[number] ?? "sv-SE",
  locale: languages[languages.length - number] ?? "sv-SE",
  timezone: zones[number] ?? "Europe/Stockholm",
  'emails[type eq "work"].value': `joiner.${number}@acme.example`,
  'emails[type eq "home"].value': `home.${number}@post.example`,
  'phoneNumbers[type eq "work"].value': `+4420794601${number}0`,
  'phoneNumbers[type eq "mobile"].value': `+4477009001${number}0`,
  'addresses[type eq "work"].streetAddress': `${number} High Street`,
  'addresses[type eq "work"].locality': `Town ${number}`,
  'addresses[type eq "work"].region': `Region ${number}`,
  'addresses[type eq "work"].postalCode': `SW1A ${number}AA`,
  'addresses[type eq "work"].country': countries[number] ?? "SE",
  [`${enterprise}:employeeNumber`]: `E-${number}`,
  [`${enterprise}:costCenter`]: `C-${number}`,
  [`${enterprise}:organization`]: `Organisation ${number}`,
  [`${enterprise}:division`]: `Division ${number}`,
  [`${enterprise}:department`]: `Department ${number}`,
  [`${enterprise}:manager.value`]: `manager-${number}`,
});
