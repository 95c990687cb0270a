import type { InsightfulPermission } from "./insightful-access.ts";
import type { InsightfulEmployee, InsightfulMail, InsightfulSettings, InsightfulTeam } from "./insightful-records.ts";

/** Somebody who logs on to a company computer. */
export interface CompanyComputerUser {
  /** What identifies them there: domain and user, a hardware id, or a user name. */
  readonly identifier: string;
  /** Where the computer knows one; else the identifier is the name. */
  readonly name?: string;
  /** The default team unless said otherwise. */
  readonly teamId?: string;
}

/**
 * What admins do in the app, what happens by itself, and what a test may look at. Acts on unknown ids, and those that the app refuses, throw a
 * RangeError.
 */
export interface InsightfulActs {
  /** Everybody, deactivated people too. */
  readonly employees: readonly InsightfulEmployee[];
  readonly employee: (id: string) => InsightfulEmployee;
  readonly teams: readonly InsightfulTeam[];
  readonly sharedSettings: readonly InsightfulSettings[];
  /** Invitations that were mailed. */
  readonly mails: readonly InsightfulMail[];
  /** Adds somebody who uses a personal computer: into the default team and with the default profile unless said otherwise. It mails nobody. */
  readonly addEmployee: (
    employee: Partial<InsightfulEmployee> & Pick<InsightfulEmployee, "name" | "email">,
  ) => InsightfulEmployee;
  readonly updateEmployee: (id: string, changes: Partial<InsightfulEmployee>) => InsightfulEmployee;
  readonly deactivate: (id: string) => InsightfulEmployee;
  /** Not in the first seven days after a deactivation. */
  readonly reactivate: (id: string) => InsightfulEmployee;
  /** Makes two employees of one team into one: the second one's id is gone for good. */
  readonly merge: (keptId: string, goneId: string) => InsightfulEmployee;
  /** Somebody appears by logging on to a company computer: no email, and a name that may be what identifies them. */
  readonly appear: (user: CompanyComputerUser) => InsightfulEmployee;
  readonly addTeam: (name: string) => InsightfulTeam;
  readonly renameTeam: (id: string, name: string) => InsightfulTeam;
  /** Its members go to the default team, which cannot be removed. */
  readonly removeTeam: (id: string) => void;
  readonly addSharedSettings: (name: string) => InsightfulSettings;
  readonly removeSharedSettings: (id: string) => void;
  /** Changes what the token was made for, from the next request on. */
  readonly setPermission: (permission: InsightfulPermission) => void;
  /** Makes the token unknown from the next request on. */
  readonly revokeToken: () => void;
  /** Switches the vendor's own HR integration on or off. */
  readonly setIntegration: (isOn: boolean) => void;
}
