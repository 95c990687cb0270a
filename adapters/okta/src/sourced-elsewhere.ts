import type { OktaUser } from "./okta-user.ts";

const directories: ReadonlySet<string | undefined> = new Set(["ACTIVE_DIRECTORY", "LDAP"]);

/**
 * Why a user must not be written: a directory is their source. The credential provider is all that a user shows of that; of a user whose
 * source is an app, such as an HR system, nothing shows it, and a write is refused with E0000023.
 */
export function sourcedElsewhere({ credentials }: Pick<OktaUser, "credentials">): string | undefined {
  const { type, name } = credentials?.provider ?? {};
  if (!directories.has(type)) return undefined;
  return (
    `its profile is sourced by ${name ?? "a directory"} (${type}): change the person there, or take the user out of that source; ` +
    'deactivating the source in Okta deactivates its users, unless its setting for that is "Do nothing"'
  );
}
