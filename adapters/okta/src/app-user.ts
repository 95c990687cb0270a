/** A user of an app, as far as it is looked at. The id is that of the Okta user. */
export interface AppUser {
  readonly id: string;
  readonly status?: string;
}

const unassigned: readonly (string | undefined)[] = ["IMPORTED", "MATCHED", "UNASSIGNED", "REVOKED", "DEPROVISIONED"];

/**
 * Whether somebody is assigned to the app. Not what an import brought and nobody confirmed, and not what is left of an assignment that ended; any other
 * status, one that is not known included, is an assignment. What each of the thirteen means is not published.
 */
export const isAssigned = ({ status }: AppUser): boolean => !unassigned.includes(status);
