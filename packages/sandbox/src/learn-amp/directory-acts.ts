import { deleteTeam } from "./change-memberships.ts";
import { deactivateUser, deleteUser, reactivateUser } from "./deactivate-user.ts";
import type { LearnAmpActs } from "./learn-amp-acts.ts";
import { changeUser, type LearnAmpCompany } from "./learn-amp-company.ts";
import { RefusedRequest } from "./learn-amp-error.ts";
import { addTeam } from "./save-team.ts";
import { addUser } from "./save-user.ts";

/** The acts on users and teams. */
export function directoryActs(
  company: LearnAmpCompany,
): Omit<LearnAmpActs, "setScopes" | "revokeTokens" | "removeCredential"> {
  const { users, teams, invitations } = company;
  const user = (id: number) => known(users.get(id), `user ${id}`);
  const team = (id: number) => known(teams.get(id), `team ${id}`);
  return {
    inspect: () => ({ users: [...users.values()], teams: [...teams.values()], invitations: [...invitations] }),
    user,
    team,
    addUser: (given) => addUser(company, { status: "confirmed", ...given }, true).id,
    updateUser: (id, change) => void changeUser(company, user(id), change),
    deactivate: (id) => asAct(() => deactivateUser(company, user(id))),
    reactivate: (id) => reactivateUser(company, user(id)),
    removeUser: (id) => asAct(() => deleteUser(company, user(id))),
    addTeam: (given) => addTeam(company, given).id,
    updateTeam: (id, change) => void teams.set(id, { ...team(id), ...change }),
    removeTeam: (id) => deleteTeam(company, team(id)),
  };
}

function known<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new RangeError(`there is no ${what}`);
  return row;
}

function asAct(act: () => void): void {
  try {
    act();
  } catch (error) {
    throw error instanceof RefusedRequest ? new RangeError(error.message) : error;
  }
}
