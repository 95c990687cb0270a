import type { RefusalKind } from "../http/vendor.ts";

/** What one of Okta's error codes amounts to. */
export interface OktaErrorCode {
  /** What it means, in our words; shown to people. */
  readonly meaning: string;
  /** Absent: refused, whatever the HTTP status; most of Okta's 403s are about the state of a record, not about permissions. */
  readonly kind?: RefusalKind;
  /** Turned away before anything was done; worth another try. */
  readonly isBusy?: true;
  /** What to do next. */
  readonly remedy?: string;
}

/**
 * The codes that Rosterkit meets, from Okta's published list (release 2026.08.1) and recorded traffic.
 * Irregular ones: E0000007 (404) also answers the deactivation of a user who is DEPROVISIONED already; E0000015 is a 401 about a
 * feature, not about the token; suspend and unsuspend from a wrong state answer the general E0000001.
 */
export const oktaErrorCodes: Readonly<Record<string, OktaErrorCode>> = {
  E0000001: { meaning: "the request did not pass Okta's validation" },
  E0000002: { meaning: "the request is not valid" },
  E0000003: { meaning: "the body is not well-formed" },
  E0000004: { meaning: "the sign-in failed", kind: "authentication" },
  E0000005: { meaning: "the session is not valid", kind: "permission" },
  E0000006: {
    meaning: "the credential may not do this",
    kind: "permission",
    remedy:
      "Give the owner of the API token an administrator role that allows it; for an OAuth app both the scope and a role are needed.",
  },
  E0000007: { meaning: "there is no such record, or it is deactivated already" },
  E0000008: { meaning: "there is no such path" },
  E0000009: { meaning: "Okta failed, or took too long" },
  E0000010: { meaning: "Okta is in read-only mode", isBusy: true },
  E0000011: {
    meaning: "the API token is not valid",
    kind: "authentication",
    remedy:
      "Make a new token in the Okta Admin Console under Security > API; one that is not used for 30 days expires, and it ends with the account that made it.",
  },
  E0000013: { meaning: "the app is not a valid client", kind: "permission" },
  E0000014: { meaning: "the credentials could not be changed" },
  E0000015: { meaning: "the organisation does not have this feature", kind: "permission" },
  E0000016: { meaning: "the user is active already, or cannot be activated from this state" },
  E0000017: { meaning: "the password could not be reset" },
  E0000022: { meaning: "the path does not support this method" },
  E0000023: {
    meaning: "the profile is sourced by another system",
    remedy:
      'Change the person in that system, or take them out of it in Okta; deactivating the sourcing app deactivates its users, unless its setting for that is "Do nothing".',
  },
  E0000027: { meaning: "the group push was refused" },
  E0000028: { meaning: "a parameter is missing" },
  E0000029: { meaning: "the paging cursor is not valid" },
  E0000031: { meaning: "the search is not valid" },
  E0000032: { meaning: "the user cannot be unlocked" },
  E0000033: { meaning: "search and filter exclude each other" },
  E0000034: { meaning: "a forgotten password cannot be recovered for this user" },
  E0000035: { meaning: "the password of this user cannot be changed" },
  E0000036: { meaning: "the recovery question of this user cannot be changed" },
  E0000038: { meaning: "the user's current status does not allow it" },
  E0000041: { meaning: "the app's way of signing in takes no credentials" },
  E0000046: { meaning: "the app cannot be deactivated for the user" },
  E0000047: { meaning: "too many requests", kind: "rate-limit" },
  E0000056: { meaning: "the app must be deactivated first" },
  E0000060: { meaning: "the operation is not supported" },
  E0000062: { meaning: "the user is assigned to the app already" },
  E0000075: { meaning: "the attribute is mapped and pushed, so it cannot be set by hand" },
  E0000076: { meaning: "the app user is sourced by another app" },
  E0000077: { meaning: "the attribute is read-only" },
  E0000078: { meaning: "the attribute cannot be changed" },
  E0000080: { meaning: "the password does not satisfy the policy" },
  E0000081: { meaning: "the attribute is reserved" },
  E0000090: { meaning: "the role is assigned already" },
  E0000093: { meaning: "too many targets" },
  E0000094: { meaning: "the filter is too complex" },
  E0000100: { meaning: "search is not available" },
  E0000107: { meaning: "the record's state does not allow the transition" },
  E0000111: { meaning: "the record is read-only" },
  E0000112: {
    meaning: "the user is still being activated",
    isBusy: true,
    remedy: "Wait a few minutes; the next run goes on from there.",
  },
  E0000117: { meaning: "the user is inactive, so apps cannot be assigned" },
  E0000119: { meaning: "the user is locked" },
  E0000124: { meaning: "changing the password at next sign-in needs a password" },
  E0000125: { meaning: "changing the password at next sign-in needs activation" },
  E0000127: { meaning: "the linked object's name is in use" },
  E0000145: { meaning: "some results no longer fit the user schema" },
  E0000148: { meaning: "a policy still uses it" },
  E0000155: { meaning: "the user is not active" },
  E0000179: {
    meaning: "a required attribute is sourced elsewhere",
    remedy: "Make the attribute optional in Okta's Profile Editor, or let Okta be its source.",
  },
  E0000195: { meaning: "there is a conflict with another record" },
  E0000231: { meaning: "the record has changed since it was read", kind: "precondition" },
  E0000239: { meaning: "policies are being reconciled", isBusy: true },
  E0000242: { meaning: "the entity tag is malformed" },
  E0000249: { meaning: "group rules are still being set up", isBusy: true },
  E0000253: { meaning: "the user type is still being set up", isBusy: true },
  E0000268: { meaning: "role assignments are being changed by another request", isBusy: true },
};
