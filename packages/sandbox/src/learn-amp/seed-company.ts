import type { SandboxPerson } from "../people/sandbox-person.ts";
import type { LearnAmpCompany, StoredUser } from "./learn-amp-company.ts";
import { addTeam } from "./save-team.ts";
import { addUser } from "./save-user.ts";

/** A team to begin with. Ids are those of invented people who have a user. */
export interface SeededTeam {
  readonly name: string;
  readonly memberIds?: readonly string[];
  /** Null: nobody. */
  readonly managerId?: string | null;
}

/** The Owner of the account, who is nobody of the invented people. */
const owner = {
  email: "owner@acme.example",
  firstName: "Olive",
  lastName: "Owner",
  role: "owner",
  status: "confirmed",
} as const;

/** Fills an empty company: the Owner, a user for each of the people who has a work email, and teams. Gives the users' ids by those of the people. */
export function seedCompany(
  company: LearnAmpCompany,
  people: readonly SandboxPerson[],
  teams: readonly SeededTeam[],
): ReadonlyMap<string, number> {
  addUser(company, owner, true);
  const ids = new Map(
    people.flatMap((person): readonly [string, number][] =>
      person.workEmail === null ? [] : [[person.id, addUser(company, userOf(person, person.workEmail), true).id]],
    ),
  );
  const idOf = (personId: string): number => {
    const id = ids.get(personId);
    if (id === undefined) throw new RangeError(`${personId} has no user`);
    return id;
  };
  for (const { name, managerId = null, memberIds = [] } of teams) {
    const { id } = addTeam(company, { name, managerId: managerId === null ? null : idOf(managerId) });
    for (const userId of memberIds.map(idOf)) enter(company, userId, id);
  }
  return ids;
}

function userOf({ firstName, lastName, jobs, employment }: SandboxPerson, email: string): Partial<StoredUser> {
  const { title: jobTitle = null, department = null } = jobs.at(-1) ?? {};
  return { email, firstName, lastName, jobTitle, department, hireDate: employment.startDate, status: "confirmed" };
}

function enter({ users }: LearnAmpCompany, userId: number, primaryTeamId: number): void {
  const user = users.get(userId);
  if (user) users.set(userId, { ...user, primaryTeamId });
}
