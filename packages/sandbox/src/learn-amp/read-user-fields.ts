import { isActive, type LearnAmpCompany, type StoredTeam, type StoredUser } from "./learn-amp-company.ts";
import { gatherProblems, type Problems } from "./problems.ts";
import { readCustomFields } from "./read-custom-fields.ts";
import { readReference } from "./read-reference.ts";
import { type Fields, idOf, isEmpty } from "./request-fields.ts";
import { checkRole, languages } from "./user-choices.ts";

/** What a body makes of a user. */
export type UserChange = { -readonly [Field in keyof StoredUser]?: StoredUser[Field] };

const texts = ["jobTitle", "location", "department"] as const;
const namesNeeded = ["email", "firstName", "lastName"] as const;

/** Reads the body of a create (`before` undefined) or an update; throws the refusal of everything that is wrong with it. */
export function readUserFields(company: LearnAmpCompany, fields: Fields, before?: StoredUser): UserChange {
  const problems = gatherProblems();
  const change: UserChange = {
    ...readNames(company, fields, problems, before),
    ...readTexts(company, fields),
    ...readChoices(company, fields, problems),
    ...readExternalId(company, fields, problems, before),
    ...readTeams(company, fields, problems, before),
    ...readManager(company, fields, problems, before),
    ...readCustomFields(company, fields, problems, before),
  };
  problems.settle();
  return change;
}

function readNames(company: LearnAmpCompany, fields: Fields, problems: Problems, before?: StoredUser): UserChange {
  const change: UserChange = {};
  const mayBeLeftOut = before !== undefined && company.switches.partialUpdate === "accepted";
  for (const name of namesNeeded) {
    const value = fields[name];
    if (value === undefined && mayBeLeftOut) continue;
    if (value === undefined || isEmpty(value)) problems.add(name, "can't be blank");
    else change[name] = String(value);
  }
  const { email } = change;
  if (email === undefined) return change;
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) problems.add("email", "is invalid");
  if (others(company, before).some((user) => isSameEmail(user.email, email)))
    problems.add("email", "has already been taken");
  return change;
}

function readTexts({ switches }: LearnAmpCompany, fields: Fields): UserChange {
  const empty = switches.emptyTexts === "null" ? null : "";
  const given = texts.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, isEmpty(fields[name]) ? empty : String(fields[name])]));
}

function readChoices(company: LearnAmpCompany, { language, hireDate, role }: Fields, problems: Problems): UserChange {
  const change: UserChange = {};
  if (language !== undefined) {
    if (!languages.has(String(language))) problems.add("language", "is not included in the list");
    change.language = String(language);
  }
  if (hireDate !== undefined) {
    if (!isEmpty(hireDate) && !isDay(String(hireDate))) problems.add("hireDate", "is invalid");
    change.hireDate = isEmpty(hireDate) ? null : String(hireDate);
  }
  if (role !== undefined) {
    checkRole(String(role), company, problems);
    change.role = String(role);
  }
  return change;
}

function readExternalId(company: LearnAmpCompany, fields: Fields, problems: Problems, before?: StoredUser): UserChange {
  const { integrationExternalId: given } = fields;
  if (given === undefined) return {};
  if (isEmpty(given)) return { integrationExternalId: null };
  const id = String(given);
  if (others(company, before).some(({ integrationExternalId }) => integrationExternalId === id))
    problems.add("integrationExternalId", "has already been taken");
  return { integrationExternalId: id };
}

function readTeams(company: LearnAmpCompany, fields: Fields, problems: Problems, before?: StoredUser): UserChange {
  const find = (_field: string, value: unknown) => findTeam(company, _field, value);
  const primary = readReference(
    fields,
    {
      byId: "primaryTeamId",
      byOther: "primaryTeamIntegrationExternalId",
      find,
      clearing: company.switches.clearPrimaryTeam,
    },
    problems,
  );
  const secondary = readSecondaryTeams(company, fields, problems, before);
  const primaryTeamId = primary === undefined ? (before?.primaryTeamId ?? null) : (primary?.id ?? null);
  if (primary === undefined && secondary === undefined) return {};
  const kept = secondary ?? before?.secondaryTeamIds ?? [];
  return { primaryTeamId, secondaryTeamIds: kept.filter((id) => id !== primaryTeamId) };
}

function readSecondaryTeams(
  company: LearnAmpCompany,
  fields: Fields,
  problems: Problems,
  before?: StoredUser,
): readonly number[] | undefined {
  const byId = "secondaryTeamIds";
  const byOther = "secondaryTeamIntegrationExternalIds";
  const find = (field: string, value: unknown) => {
    const found = (Array.isArray(value) ? value : [value]).filter((one) => !isEmpty(one));
    const ids = found.map((one) => findTeam(company, field, one)?.id);
    return ids.every((id) => id !== undefined) ? ids : undefined;
  };
  const ids = readReference(fields, { byId, byOther, find, clearing: "accepted" }, problems);
  if (ids === undefined) return undefined;
  const added = company.switches.secondaryTeams === "added" ? (before?.secondaryTeamIds ?? []) : [];
  return [...new Set([...added, ...(ids ?? [])])];
}

function readManager(company: LearnAmpCompany, fields: Fields, problems: Problems, before?: StoredUser): UserChange {
  const manager = readReference(
    fields,
    {
      byId: "managerId",
      byOther: "managerEmail",
      find: (field, value) => findManager(company, field, value),
      clearing: company.switches.clearManager,
    },
    problems,
  );
  if (manager && manager.id === before?.id) problems.add("managerId", "cannot be the user");
  return manager === undefined ? {} : { managerId: manager?.id ?? null };
}

/** A team by its id, or by its external id where the field is one. */
export function findTeam({ teams }: LearnAmpCompany, field: string, value: unknown): StoredTeam | undefined {
  if (!field.includes("External")) return teams.get(idOf(value) ?? 0);
  return [...teams.values()].find(({ integrationExternalId }) => integrationExternalId === String(value));
}

/** Somebody who may manage: by email only of active users. */
export function findManager(
  { users, switches }: LearnAmpCompany,
  field: string,
  value: unknown,
): StoredUser | undefined {
  const isById = field.endsWith("Id");
  const found = isById
    ? users.get(idOf(value) ?? 0)
    : [...users.values()].find(({ email }) => isSameEmail(email, String(value)));
  const takesAnybody = isById && switches.deactivatedManagers === "accepted";
  return found && (takesAnybody || isActive(found)) ? found : undefined;
}

/** Whether two addresses are one: case does not count. */
export function isSameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function others({ users }: LearnAmpCompany, user: StoredUser | undefined): readonly StoredUser[] {
  return [...users.values()].filter(({ id }) => id !== user?.id);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}
