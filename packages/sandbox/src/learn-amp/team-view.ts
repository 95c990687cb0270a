import type { components } from "./api.gen.ts";
import { type LearnAmpCompany, type StoredTeam, type StoredUser, usersOf } from "./learn-amp-company.ts";
import { shortUser } from "./short-user.ts";

type Team = components["schemas"]["Team"];

/** A team in short, as lists and references show it. */
export function shortTeam(company: LearnAmpCompany, team: StoredTeam): Team {
  const { id, name, integrationExternalId, parentTeamId } = team;
  const manager = company.users.get(team.managerId ?? 0);
  const known = team.secondaryManagerIds.flatMap((userId) => company.users.get(userId) ?? []);
  const more = {
    apiTeamPath: `/v1/teams/${id}`,
    apiTeamUsersPath: `/v1/teams/${id}/users`,
    parentTeamId,
  };
  return {
    ...more,
    id,
    name,
    integrationExternalId,
    teamUsersCount: usersOf(company, id).length,
    manager: manager ? shortUser(company, manager) : null,
    secondaryManagers: known.map((user) => shortUser(company, user)),
  };
}

/** A team in full, with these of its users. */
export function fullTeam(
  company: LearnAmpCompany,
  team: StoredTeam,
  users: readonly StoredUser[] = usersOf(company, team.id),
): Team {
  const { teams } = company;
  const parent = teams.get(team.parentTeamId ?? 0);
  const below = [...teams.values()].filter(({ parentTeamId }) => parentTeamId === team.id);
  const more = {
    subTeams: below.map((one) => shortTeam(company, one)),
    parentTeam: parent ? shortTeam(company, parent) : null,
    tags: team.tags,
  };
  const shown = users.map((user) => ({
    ...shortUser(company, user),
    removeFromTeamUrl: `/v1/teams/${team.id}/users/${user.id}`,
  }));
  return { ...shortTeam(company, team), ...more, users: shown };
}
