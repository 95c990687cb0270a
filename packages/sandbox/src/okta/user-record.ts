/** The eight public statuses of an Okta user. */
export const userStatuses = [
  "STAGED",
  "PROVISIONED",
  "ACTIVE",
  "RECOVERY",
  "PASSWORD_EXPIRED",
  "LOCKED_OUT",
  "SUSPENDED",
  "DEPROVISIONED",
] as const;

/** A public status of an Okta user. */
export type UserStatus = (typeof userStatuses)[number];

/** A value that a profile attribute can hold. An empty string is present but empty; removed attributes have no key. */
export type ProfileValue = string | number | boolean | readonly (string | number)[];

/** A profile without nulls: what is not set has no key. */
export type Profile = Readonly<Record<string, ProfileValue>>;

/** Who checks the password, as `credentials.provider.type` tells it. */
export type ProviderType = "OKTA" | "ACTIVE_DIRECTORY" | "LDAP" | "FEDERATION" | "SOCIAL" | "IMPORT";

/** Where the profile comes from. "app" (an HR app as source) cannot be told from "okta" by reading the user. */
export type ProfileSource = "okta" | "active_directory" | "ldap" | "app";

/**
 * One user at one moment. Records are never changed in place, so an old one is a snapshot. Instants are ISO strings.
 */
export interface UserRecord {
  readonly id: string;
  /** Grows with every change; the ETag is made of it. */
  readonly version: number;
  readonly status: UserStatus;
  /** Set while an activation or deactivation runs. */
  readonly transitioningToStatus: UserStatus | null;
  readonly createdAt: string;
  readonly activatedAt: string | null;
  readonly statusChangedAt: string | null;
  readonly lastLoginAt: string | null;
  readonly lastUpdatedAt: string;
  readonly passwordChangedAt: string | null;
  readonly typeId: string;
  readonly profile: Profile;
  readonly hasPassword: boolean;
  readonly recoveryQuestion: string | null;
  readonly provider: { readonly type: ProviderType; readonly name: string };
  readonly sourcedBy: ProfileSource;
  /** When all sessions were last ended; null when never. */
  readonly sessionsRevokedAt: string | null;
  /** When all OAuth tokens were last revoked; null when never. */
  readonly oauthTokensRevokedAt: string | null;
}

/** An attribute as text; an empty string when it is not set. */
export function profileText(record: Pick<UserRecord, "profile">, name: string): string {
  const value = record.profile[name];
  return value === undefined ? "" : String(value);
}
