import type { components } from "./api.gen.ts";
import { isActive, type LearnAmpCompany, type StoredUser } from "./learn-amp-company.ts";

/** A user in short, as lists and references show them. */
export function shortUser({ switches }: LearnAmpCompany, user: StoredUser): components["schemas"]["User"] {
  const { id, email, firstName, lastName, jobTitle, language, role, integrationExternalId, hireDate } = user;
  const status = switches.statusTexts[isActive(user) ? user.status : "deactivated"];
  return {
    id,
    firstName,
    lastName,
    jobTitle,
    email,
    timeZone: "London",
    language,
    role,
    integrationExternalId,
    hireDate,
    profileUrl: `https://acme.learnamp.example/en/users/${id}`,
    status: { status, time: "some time ago" },
  };
}
