import type { LearnAmpCompany, StoredTeam } from "./learn-amp-company.ts";
import type { TeamChange } from "./read-team-fields.ts";

/** Keeps a new team. */
export function addTeam(company: LearnAmpCompany, change: TeamChange): StoredTeam {
  company.last.team += 1;
  const team = { ...blankTeam, ...change, id: company.last.team };
  company.teams.set(team.id, team);
  return team;
}

const blankTeam: Omit<StoredTeam, "id"> = {
  name: "",
  integrationExternalId: null,
  managerId: null,
  secondaryManagerIds: [],
  parentTeamId: null,
  tags: [],
};
