import { attributes, unlessEmpty } from "@rosterkit/core/adapter";
import type { components } from "./api.gen.ts";
import { customFieldsOf } from "./custom-fields.ts";
import type { LearnAmpUser, Told } from "./learn-amp-user.ts";

type User = components["schemas"]["User"];

/** A user as the engine gets it. */
export const keepUser = (user: User): LearnAmpUser => ({
  id: String(user.id),
  email: user.email,
  firstName: user.firstName,
  lastName: user.lastName,
  jobTitle: user.jobTitle,
  language: user.language,
  integrationExternalId: user.integrationExternalId,
  hireDate: user.hireDate,
  status: user.status.status,
  location: user.location,
  department: user.department,
  managerId: idOf(user.manager),
  primaryTeamId: idOf(user.primaryTeam),
  custom: customFieldsOf(user),
});

/** The id of what is referred to. Answers are typed by a contract, which a proxy does not keep. */
const idOf = (reference: { readonly id: number | null | undefined } | null | undefined): Told => {
  const id = reference ? reference.id : reference;
  return id === null || id === undefined ? id : String(id);
};

const { text, email, language, day, person, group } = attributes<LearnAmpUser>();

/** What Learn Amp has of a user. Secondary teams are left to whoever keeps them there. */
export const userAttributes = {
  email: email((user) => user.email, {
    label: "Email",
    unique: true,
    compare: "caseless",
    expected: true,
    required: true,
  }),
  firstName: text((user) => user.firstName, { label: "First name", expected: true, required: true }),
  lastName: text((user) => user.lastName, { label: "Last name", expected: true, required: true }),
  jobTitle: text((user) => unlessEmpty(user.jobTitle), { label: "Job title" }),
  language: language((user) => unlessEmpty(user.language), { label: "Language", clearedByHand: true }),
  integrationExternalId: text((user) => unlessEmpty(user.integrationExternalId), {
    label: "Integration external id",
    unique: true,
  }),
  hireDate: day((user) => unlessEmpty(user.hireDate), { label: "Hire date", clearedByHand: true }),
  location: text((user) => unlessEmpty(user.location), { label: "Location" }),
  department: text((user) => unlessEmpty(user.department), { label: "Department" }),
  managerId: person((user) => user.managerId, { label: "Override manager", activeOnly: true, clearedByHand: true }),
  primaryTeamId: group((user) => user.primaryTeamId, { label: "Primary team", clearedByHand: true }),
} as const;

/** The type of `userAttributes`. */
export type UserAttributes = typeof userAttributes;
