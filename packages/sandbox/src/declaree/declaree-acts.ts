import type { ScimResource } from "@rosterkit/scim";
import type { PasswordSet } from "./password-rule.ts";

/** A user made by hand in the web app. */
export interface NewDeclareeUser {
  readonly userName: string;
  readonly givenName?: string;
  readonly familyName?: string;
  /** Default true. */
  readonly active?: boolean;
  /** Default the account's. */
  readonly organization?: string;
}

/** What an admin does in the web app, and what a test may look at. Acts on unknown ids reject with a RangeError. */
export interface DeclareeActs {
  /** Users and groups as they are, whatever SCIM shows of them. */
  readonly inspect: () => Promise<{
    readonly users: readonly ScimResource[];
    readonly groups: readonly ScimResource[];
  }>;
  /** Every password that was set, without the passwords. */
  readonly passwordSets: readonly PasswordSet[];
  /** The organisation that a user is in. Throws a RangeError for an unknown id. */
  readonly organizationOf: (userId: string) => string;
  /** Returns the new user's id. */
  readonly addUser: (user: NewDeclareeUser) => Promise<string>;
  /** Puts values of a user in the place of others; names are those of the core schema. */
  readonly updateUser: (userId: string, values: ScimResource) => Promise<void>;
  readonly removeUser: (userId: string) => Promise<void>;
  /** Returns the new group's id. Rejects where the name is taken and the switch does not take it twice. */
  readonly addGroup: (name: string, userIds?: readonly string[]) => Promise<string>;
  /** Puts other members in the place of a group's. */
  readonly setMembers: (groupId: string, userIds: readonly string[]) => Promise<void>;
  readonly removeGroup: (groupId: string) => Promise<void>;
  /** A normal web login of the account that provisions; whether it worked. */
  readonly webLogin: (password: string) => boolean;
  /** Gives the account another password; from now on the API takes only that. */
  readonly resetPassword: (password: string) => void;
  /** Makes the API refuse the account's password until it has logged in again and, if so said, has another one. */
  readonly suspendAccount: (until: "web login" | "web login and new password") => void;
  /** Makes another key; the old one is dead. */
  readonly renewKey: () => string;
  readonly revokeKey: () => void;
  /** Moves the account: where users land from now on. */
  readonly moveAccount: (organization: string) => void;
  readonly setModule: (isOn: boolean) => void;
}
