import { changeUser, type LearnAmpCompany, type StoredTeam, type StoredUser, teamIdsOf } from "./learn-amp-company.ts";

/** Puts somebody into a team: as a secondary one, unless it is to be the primary one. Who is in stays in. */
export function addToTeam(company: LearnAmpCompany, team: StoredTeam, user: StoredUser, isPrimary = false): StoredUser {
  const without = user.secondaryTeamIds.filter((id) => id !== team.id);
  if (isPrimary) return changeUser(company, user, { primaryTeamId: team.id, secondaryTeamIds: without });
  if (teamIdsOf(user).includes(team.id)) return user;
  return changeUser(company, user, { secondaryTeamIds: [...without, team.id] });
}

/** Takes somebody out of a team; whether they were in. */
export function removeFromTeam(company: LearnAmpCompany, teamId: number, user: StoredUser): boolean {
  if (!teamIdsOf(user).includes(teamId)) return false;
  const primaryTeamId = user.primaryTeamId === teamId ? null : user.primaryTeamId;
  changeUser(company, user, {
    primaryTeamId,
    secondaryTeamIds: user.secondaryTeamIds.filter((id) => id !== teamId),
  });
  return true;
}

/** Removes a team; its people stay. */
export function deleteTeam(company: LearnAmpCompany, { id }: StoredTeam): void {
  for (const user of company.users.values()) removeFromTeam(company, id, user);
  for (const team of company.teams.values()) {
    if (team.parentTeamId === id) company.teams.set(team.id, { ...team, parentTeamId: null });
  }
  company.teams.delete(id);
}
