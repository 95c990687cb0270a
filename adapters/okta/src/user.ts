import type { State } from "@rosterkit/core/adapter";
import type { components } from "./api.gen.ts";

type Profile = components["schemas"]["UserProfile"];

/** A user as Okta sends it, with the members that every answer has. The profile may hold attributes that only this organisation has. */
export type OktaUser = Omit<components["schemas"]["User"], "id" | "status" | "profile"> & {
  readonly id: string;
  readonly status: OktaStatus;
  readonly profile: Profile & { readonly [attribute: string]: unknown };
};

/** The statuses that a user can have at rest. */
export type OktaStatus = keyof typeof states;

/** In our words. Everything that can sign in, or could after a password or an unlock, is in. */
export const states = {
  STAGED: "staged",
  PROVISIONED: "active",
  ACTIVE: "active",
  RECOVERY: "active",
  PASSWORD_EXPIRED: "active",
  LOCKED_OUT: "active",
  SUSPENDED: "suspended",
  DEPROVISIONED: "inactive",
} as const satisfies { readonly [status: string]: State };

/** Status as shown for somebody who was activated and never came. Such an account has nothing to suspend. */
export const neverSignedIn = "PROVISIONED, never signed in";

/** The user's status, with what decides how a leaver is put out. */
export const statusOf = ({ status, lastLogin }: OktaUser): string =>
  status === "PROVISIONED" && !lastLogin ? neverSignedIn : status;

const directories = new Set<string | undefined>(["ACTIVE_DIRECTORY", "LDAP"]);

/** Okta's own credential provider tells who is the source of a user; a directory's users are changed there. */
export function sourcedElsewhere({ credentials }: OktaUser): string | undefined {
  const { type, name } = credentials?.provider ?? {};
  if (!directories.has(type)) return undefined;
  return `its profile is sourced by ${name ?? "a directory"} (${type}): change the person there, or take the user out of that source; deactivating the source in Okta deactivates its users, unless its setting for that is "Do nothing"`;
}
