import { changeUser, isActive, type LearnAmpCompany, ownerOf, type StoredUser, stampOf } from "./learn-amp-company.ts";
import { RefusedRequest } from "./learn-amp-error.ts";

/** Blocks a user, with everything the vendor changes by itself because of it. Refuses for the last Owner. */
export function deactivateUser(company: LearnAmpCompany, user: StoredUser): void {
  keepAnOwner(company, user);
  const { primaryTeamId, secondaryTeamIds } = user;
  changeUser(company, user, {
    deactivatedAt: stampOf(company),
    primaryTeamId: null,
    secondaryTeamIds: [],
    teamsBefore: { primaryTeamId, secondaryTeamIds },
  });
  handOver(company, user.id, ownerOf(company)?.id ?? null);
}

/** Lets a user in again. Refuses nobody. */
export function reactivateUser(company: LearnAmpCompany, user: StoredUser): void {
  const restores = company.switches.reactivationRestores === "teams";
  changeUser(company, user, { deactivatedAt: null, teamsBefore: null, ...(restores && user.teamsBefore) });
}

/** Removes a user for good. */
export function deleteUser(company: LearnAmpCompany, user: StoredUser): void {
  keepAnOwner(company, user);
  company.users.delete(user.id);
  handOver(company, user.id, ownerOf(company)?.id ?? null);
}

/** Teams they manage, and people whom they manage by an override, get the Owner; of secondary managers they are taken out. */
function handOver(company: LearnAmpCompany, from: number, to: number | null): void {
  const { teams, users } = company;
  for (const team of teams.values()) {
    const secondaryManagerIds = team.secondaryManagerIds.filter((id) => id !== from);
    const managerId = team.managerId === from ? to : team.managerId;
    teams.set(team.id, { ...team, managerId, secondaryManagerIds });
  }
  for (const report of users.values()) {
    if (report.managerId === from) changeUser(company, report, { managerId: to });
  }
}

function keepAnOwner({ users, switches }: LearnAmpCompany, user: StoredUser): void {
  if (user.role !== "owner" || !isActive(user)) return;
  const isLast = ![...users.values()].some((other) => other !== user && other.role === "owner" && isActive(other));
  if (isLast) throw new RefusedRequest(switches.lastOwner, "At least one Owner must be active");
}
