/** How a group's profile and members are managed: in Okta, by the app that it was imported from, or by Okta itself. */
export type GroupType = "OKTA_GROUP" | "APP_GROUP" | "BUILT_IN";

/** An administrator role that all members of a group have. */
export interface GroupRole {
  readonly id: string;
  /** E.g. `USER_ADMIN`. */
  readonly type: string;
  readonly createdAt: string;
}

/** One group at one moment; never changed in place. Instants are ISO strings. Its members are in the `MembershipTable`. */
export interface GroupRecord {
  readonly id: string;
  /** Grows with every change, those of members included. */
  readonly version: number;
  readonly type: GroupType;
  readonly name: string;
  /** Null when not set. */
  readonly description: string | null;
  readonly createdAt: string;
  /** When the profile last changed. */
  readonly lastUpdatedAt: string;
  /** When a member last came or went. */
  readonly lastMembershipUpdatedAt: string;
  /** The app that an APP_GROUP was imported from; null for others. */
  readonly sourceAppId: string | null;
  readonly roles: readonly GroupRole[];
}
