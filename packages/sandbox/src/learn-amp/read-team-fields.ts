import type { LearnAmpCompany, StoredTeam } from "./learn-amp-company.ts";
import { gatherProblems, type Problems } from "./problems.ts";
import { readReference } from "./read-reference.ts";
import { findManager, findTeam } from "./read-user-fields.ts";
import { type Fields, isEmpty } from "./request-fields.ts";

/** What a body makes of a team. */
export type TeamChange = { -readonly [Field in keyof StoredTeam]?: StoredTeam[Field] };

/** Reads the body of a create (`before` undefined) or an update; throws the refusal of everything that is wrong with it. */
export function readTeamFields(company: LearnAmpCompany, fields: Fields, before?: StoredTeam): TeamChange {
  const problems = gatherProblems();
  const change = {
    ...readName(company, fields, problems, before),
    ...readTeamExternalId(company, fields, problems, before),
    ...readManagers(company, fields, problems),
    ...readParent(company, fields, problems),
    ...(fields.tags !== undefined && { tags: String(fields.tags).split(",").filter(Boolean) }),
  };
  problems.settle();
  return change;
}

function readName(company: LearnAmpCompany, { name }: Fields, problems: Problems, before?: StoredTeam): TeamChange {
  if (name === undefined && before !== undefined) return {};
  if (name === undefined || isEmpty(name)) problems.add("name", "can't be blank");
  const isTaken = others(company, before).some((team) => team.name.toLowerCase() === String(name).toLowerCase());
  if (isTaken && company.switches.teamNames === "unique") problems.add("name", "has already been taken");
  return { name: String(name) };
}

function readTeamExternalId(
  company: LearnAmpCompany,
  { integrationExternalId: given }: Fields,
  problems: Problems,
  before?: StoredTeam,
): TeamChange {
  if (given === undefined) return {};
  if (isEmpty(given)) return { integrationExternalId: null };
  if (others(company, before).some(({ integrationExternalId }) => integrationExternalId === String(given)))
    problems.add("integrationExternalId", "has already been taken");
  return { integrationExternalId: String(given) };
}

function readManagers(company: LearnAmpCompany, fields: Fields, problems: Problems): TeamChange {
  const find = (field: string, value: unknown) => findManager(company, field, value);
  const { clearTeamManager: clearing } = company.switches;
  const manager = readReference(fields, { byId: "managerId", byOther: "managerEmail", find, clearing }, problems);
  const secondary = Array.isArray(fields.secondaryManagerIds)
    ? fields.secondaryManagerIds.map((id) => findManager(company, "managerId", id)?.id)
    : undefined;
  if (secondary?.includes(undefined)) problems.add("secondaryManagerIds", "was not found");
  return {
    ...(manager !== undefined && { managerId: manager?.id ?? null }),
    ...(secondary && { secondaryManagerIds: secondary.filter((id) => id !== undefined) }),
  };
}

function readParent(company: LearnAmpCompany, fields: Fields, problems: Problems): TeamChange {
  const find = (field: string, value: unknown) =>
    field === "parentTeamId"
      ? findTeam(company, field, value)
      : [...company.teams.values()].find(({ name }) => name === value);
  const pair = { byId: "parentTeamId", byOther: "parentTeamName", find, clearing: "accepted" } as const;
  const parent = readReference(fields, pair, problems);
  return parent === undefined ? {} : { parentTeamId: parent?.id ?? null };
}

function others({ teams }: LearnAmpCompany, team: StoredTeam | undefined): readonly StoredTeam[] {
  return [...teams.values()].filter(({ id }) => id !== team?.id);
}
