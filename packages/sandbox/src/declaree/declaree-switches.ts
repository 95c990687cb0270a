import { type ListSwitches, plainLists } from "../scim/list-switches.ts";
import type { RetryAfter } from "../scim/scim-dialect.ts";

/** Behaviour of the vendor that no public source settles. Each switch names what is open; `defaultDeclareeSwitches` holds the likeliest. */
export interface DeclareeSwitches extends ListSwitches {
  /** How the API key is sent: behind the word Bearer, which the vendor's guide for Entra ID implies, or bare in the same header. */
  readonly keyForms: readonly ("bearer" | "bare")[];
  /** What the web account must do before its user name and password are taken. The key needs nothing: whoever made it had signed in. */
  readonly freshAccount: "nothing" | "web login" | "web login and new password";
  /** How requests are answered while the SCIM module is off. */
  readonly moduleOff: 401 | 403 | 404;
  /** What of PATCH: understood, or refused with this status, so that only PUT is left. */
  readonly patch: "understood" | 405 | 501;
  /** Whether users who were deactivated are still there. */
  readonly deactivatedUsers: "listed" | "by id only" | "vanished";
  /** What of `active: true` for a deactivated user. */
  readonly reactivation: "works" | "ignored" | "refused";
  /** What of DELETE of a user. */
  readonly userDeletion: "works" | "deactivates" | 405;
  /** What of a new user with the name of a deactivated one. */
  readonly deactivatedName: "409" | "reactivates";
  /** Whether a user name must be an email address; the vendor shows it as one either way. */
  readonly userNames: "any" | "email only";
  /** Whether the external id that the product has can be written by SCIM. */
  readonly externalId: "kept" | "dropped";
  /** Whether the manager of the enterprise extension becomes who somebody submits to. */
  readonly manager: "kept" | "known users only" | "dropped";
  /** Where a user's organisation is read and written: an attribute of an extension, `urn:…:name`. Null: not by SCIM. */
  readonly organizationAttribute: string | null;
  /** What of an organisation that there is none of by this name: refused, or the user lands where everybody does. */
  readonly unknownOrganization: "refused" | "default";
  /** Whether the account that provisions is itself among the users. */
  readonly accountIsListed: boolean;
  /** What of a group whose name is taken; the vendor says only that such groups are not linked. */
  readonly takenGroupName: "409" | "409 without a word" | "taken twice";
  /** Whether passwords that break the rule are taken all the same. */
  readonly weakPasswords: "taken" | "refused";
  /** How many requests a minute; null: no limit. */
  readonly requestsAMinute: number | null;
  /** Whether 429 and 503 say when to come back. */
  readonly retryAfter: RetryAfter;
}

/** The attribute that RFC 7643 has for the name of an organisation. */
const enterpriseOrganization = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization";

/** The likeliest reading of every open question. */
export const defaultDeclareeSwitches: DeclareeSwitches = {
  ...plainLists,
  keyForms: ["bearer"],
  freshAccount: "nothing",
  moduleOff: 403,
  patch: "understood",
  deactivatedUsers: "listed",
  reactivation: "works",
  userDeletion: "works",
  deactivatedName: "409",
  userNames: "any",
  externalId: "kept",
  manager: "kept",
  organizationAttribute: enterpriseOrganization,
  unknownOrganization: "refused",
  accountIsListed: true,
  takenGroupName: "409",
  weakPasswords: "refused",
  requestsAMinute: null,
  retryAfter: "seconds",
};
