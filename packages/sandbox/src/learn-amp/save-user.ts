import { changeUser, type LearnAmpCompany, type StoredUser, stampOf } from "./learn-amp-company.ts";
import type { UserChange } from "./read-user-fields.ts";

/** Keeps a new user, invited by mail unless that is to be skipped. */
export function addUser(company: LearnAmpCompany, change: UserChange, skipInvitation: boolean): StoredUser {
  company.last.user += 1;
  const id = company.last.user;
  const createdAt = stampOf(company);
  const blank = { ...blankUser, id, createdAt, updatedAt: createdAt };
  const user = changeUser(company, blank, { status: skipInvitation ? "not_invited" : "invite_pending", ...change });
  if (!skipInvitation) company.invitations.push({ userId: id, at: createdAt });
  return user;
}

const blankUser: Omit<StoredUser, "id" | "createdAt" | "updatedAt"> = {
  email: "",
  firstName: "",
  lastName: "",
  jobTitle: null,
  language: "en",
  role: "viewer",
  integrationExternalId: null,
  hireDate: null,
  location: null,
  department: null,
  status: "not_invited",
  deactivatedAt: null,
  primaryTeamId: null,
  secondaryTeamIds: [],
  managerId: null,
  customFields: {},
  teamsBefore: null,
};
