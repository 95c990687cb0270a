import type { InvitationStatus, LearnAmpSwitches } from "./learn-amp-switches.ts";

/** A user as kept. Ids are numbers, days `YYYY-MM-DD`, instants ISO. */
export interface StoredUser {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: string | null;
  readonly language: string | null;
  readonly role: string;
  readonly integrationExternalId: string | null;
  readonly hireDate: string | null;
  readonly location: string | null;
  readonly department: string | null;
  readonly status: InvitationStatus;
  /** Null: not deactivated. */
  readonly deactivatedAt: string | null;
  readonly primaryTeamId: number | null;
  readonly secondaryTeamIds: readonly number[];
  /** The override manager. */
  readonly managerId: number | null;
  /** By name; one that is missing has no value. */
  readonly customFields: Readonly<Record<string, string>>;
  /** The teams of before the last deactivation, for a vendor that brings them back. */
  readonly teamsBefore: Pick<StoredUser, "primaryTeamId" | "secondaryTeamIds"> | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A team as kept. */
export interface StoredTeam {
  readonly id: number;
  readonly name: string;
  readonly integrationExternalId: string | null;
  readonly managerId: number | null;
  readonly secondaryManagerIds: readonly number[];
  readonly parentTeamId: number | null;
  readonly tags: readonly string[];
}

/** A mail with an invitation. */
export interface SentInvitation {
  readonly userId: number;
  readonly at: string;
}

/** A field that the company has made for its users. */
export interface CustomFieldRule {
  readonly name: string;
  /** Whether its value may not be cleared. */
  readonly required?: boolean;
}

/** Everything the stand-in remembers. */
export interface LearnAmpCompany {
  readonly users: Map<number, StoredUser>;
  readonly teams: Map<number, StoredTeam>;
  readonly invitations: SentInvitation[];
  /** Null: the company has custom fields switched off. */
  readonly customFields: readonly CustomFieldRule[] | null;
  readonly hasHrPackage: boolean;
  readonly switches: LearnAmpSwitches;
  readonly now: () => number;
  /** The ids given out last. */
  readonly last: { user: number; team: number };
}

/** The instant of now. */
export function stampOf({ now }: Pick<LearnAmpCompany, "now">): string {
  return new Date(now()).toISOString();
}

/** Whether somebody can log in. */
export function isActive({ deactivatedAt }: Pick<StoredUser, "deactivatedAt">): boolean {
  return deactivatedAt === null;
}

/** Keeps changes of a user, with the time of it. */
export function changeUser(company: LearnAmpCompany, user: StoredUser, change: Partial<StoredUser>): StoredUser {
  const changed = { ...user, ...change, updatedAt: stampOf(company) };
  company.users.set(user.id, changed);
  return changed;
}

/** Everybody in a team, in order of their ids. */
export function usersOf({ users }: LearnAmpCompany, teamId: number): readonly StoredUser[] {
  return [...users.values()].filter((user) => teamIdsOf(user).includes(teamId));
}

/** The teams somebody is in, the primary one first. */
export function teamIdsOf({ primaryTeamId, secondaryTeamIds }: StoredUser): readonly number[] {
  return primaryTeamId === null ? secondaryTeamIds : [primaryTeamId, ...secondaryTeamIds];
}

/** The account's Owner: the first who is active. */
export function ownerOf({ users }: LearnAmpCompany): StoredUser | undefined {
  return [...users.values()].find((user) => user.role === "owner" && isActive(user));
}
