import {
  type Authenticator,
  basicAuthenticator,
  bearerAuthenticator,
  headerAuthenticator,
  type ResourceStore,
} from "@rosterkit/scim/server";
import type { DeclareeSwitches } from "./declaree-switches.ts";

/** The account that provisions, as it is now. */
export interface AccountInForce {
  readonly userName: string;
  password: string;
  /** Null once it is revoked. */
  key: string | null;
  /** Where users land who name no organisation. */
  organization: string;
  /** What it must still do before its password is taken by the API. */
  owes: { webLogin: boolean; newPassword: boolean };
  /** Whether the SCIM module is part of the plan. */
  hasModule: boolean;
}

/** What a fresh account owes. */
export function debtOf({ freshAccount }: DeclareeSwitches): AccountInForce["owes"] {
  return { webLogin: freshAccount !== "nothing", newPassword: freshAccount === "web login and new password" };
}

/** Ways into the store: the web account by Basic, and its key. Neither is one once the account's own user is not enabled. */
export function authenticatorsOf(
  account: AccountInForce,
  { keyForms }: DeclareeSwitches,
  store: ResourceStore,
  isEnabled: boolean,
): readonly [Authenticator, ...Authenticator[]] {
  const { userName, password, key, owes } = account;
  const basic = basicAuthenticator([{ userName, password, store }]);
  const first = isEnabled && !owes.webLogin && !owes.newPassword ? basic : shut(basic);
  if (!isEnabled || key === null) return [first];
  const bearer = keyForms.includes("bearer") ? [bearerAuthenticator([{ token: key, store }])] : [];
  const bare = keyForms.includes("bare") ? [headerAuthenticator("authorization", [{ key, store }])] : [];
  return [first, ...bearer, ...bare];
}

const shut = (authenticator: Authenticator): Authenticator => ({ ...authenticator, authenticate: () => undefined });
