import type { components } from "./api.gen.ts";

/** An employee as the API shows one. Instants are Unix milliseconds; 0 is never. */
export type InsightfulEmployee = components["schemas"]["Employee"] & { readonly title: string };

/** A team as the API shows one, with its members. */
export type InsightfulTeam = components["schemas"]["Team"];

/** A tracking profile. */
export type InsightfulSettings = components["schemas"]["SharedSettings"];

/** An error's body. */
export type InsightfulError = components["schemas"]["Error"];

/** A team as kept: who is in it is said by the employees, each of whom is in exactly one. */
export type StoredTeam = Omit<InsightfulTeam, "employees">;

/** An invitation that was mailed. */
export interface InsightfulMail {
  readonly to: string;
  readonly employeeId: string;
  /** ISO. */
  readonly sentAt: string;
}

/** Everything the stand-in remembers, in the order it was entered. */
export interface InsightfulRecords {
  readonly organizationId: string;
  readonly accountId: string;
  readonly employees: Map<string, InsightfulEmployee>;
  readonly teams: Map<string, StoredTeam>;
  readonly settings: Map<string, InsightfulSettings>;
  readonly mails: InsightfulMail[];
  /** Counts what was made, so that no id comes twice. */
  made: number;
}

/** The team that everybody is in who was put into no other. Throws a RangeError where there is none, which cannot be. */
export function defaultTeam({ teams }: InsightfulRecords): StoredTeam {
  const team = [...teams.values()].find((one) => one.default);
  if (team === undefined) throw new RangeError("an organisation has a default team");
  return team;
}

/** A team as the API shows it. */
export function shownTeam(team: StoredTeam, { employees }: InsightfulRecords): InsightfulTeam {
  const members = [...employees.values()].filter(({ teamId }) => teamId === team.id);
  return { ...team, employees: members.map(({ id }) => id) };
}
