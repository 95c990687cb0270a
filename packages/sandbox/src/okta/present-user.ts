import { advertisedActions } from "./lifecycle-table.ts";
import type { OktaOrg } from "./okta-org.ts";
import { profileText, type UserRecord } from "./user-record.ts";

/** What a caller asked to be left out, by the `okta-response` parameter of `Content-Type`. */
export interface Omissions {
  readonly credentials: boolean;
  readonly credentialLinks: boolean;
  readonly transition: boolean;
}

/** Reads `Content-Type: application/json; okta-response="omitCredentials,..."`. */
export function omissionsOf(contentType: string | null): Omissions {
  const named = /okta-response="?([^";]*)/.exec(contentType ?? "")?.[1]?.split(/\s*,\s*/) ?? [];
  return {
    credentials: named.includes("omitCredentials"),
    credentialLinks: named.includes("omitCredentialsLinks"),
    transition: named.includes("omitTransitioningToStatus"),
  };
}

const paths: Readonly<Record<string, readonly [path: string, method: string]>> = {
  activate: ["lifecycle/activate", "POST"],
  changePassword: ["credentials/change_password", "POST"],
  changeRecoveryQuestion: ["credentials/change_recovery_question", "POST"],
  deactivate: ["lifecycle/deactivate", "POST"],
  delete: ["", "DELETE"],
  expirePassword: ["lifecycle/expire_password", "POST"],
  forgotPassword: ["credentials/forgot_password", "POST"],
  reactivate: ["lifecycle/reactivate", "POST"],
  resetFactors: ["lifecycle/reset_factors", "POST"],
  resetPassword: ["lifecycle/reset_password", "POST"],
  suspend: ["lifecycle/suspend", "POST"],
  unlock: ["lifecycle/unlock", "POST"],
  unsuspend: ["lifecycle/unsuspend", "POST"],
};

const credentialLinks = new Set([
  "changePassword",
  "changeRecoveryQuestion",
  "forgotPassword",
  "resetPassword",
  "resetFactors",
  "unlock",
]);

/** A single user, with the links that tell what may be done in their status. */
export function presentUser(org: OktaOrg, user: UserRecord, origin: string, omit: Omissions): Record<string, unknown> {
  const self = `${origin}/api/v1/users/${user.id}`;
  const shown = advertisedActions[user.status].filter((name) => !omit.credentialLinks || !credentialLinks.has(name));
  const actions = shown.map((name) => {
    const [path, method] = paths[name] ?? ["", "POST"];
    return [name, { href: path === "" ? self : `${self}/${path}`, method }];
  });
  return {
    ...presentFields(user, omit),
    _links: {
      ...Object.fromEntries(actions),
      schema: { href: `${origin}/api/v1/meta/schemas/user/${org.schemaId}` },
      type: { href: `${origin}/api/v1/meta/types/user/${user.typeId}` },
      self: { href: self },
    },
  };
}

/** A user in a list, with a link to itself only. */
export function presentListed(user: UserRecord, origin: string, omit: Omissions): Record<string, unknown> {
  return { ...presentFields(user, omit), _links: { self: { href: `${origin}/api/v1/users/${user.id}` } } };
}

function presentFields(user: UserRecord, omit: Omissions): Record<string, unknown> {
  return {
    id: user.id,
    status: user.status,
    ...(user.transitioningToStatus === null || omit.transition
      ? {}
      : { transitioningToStatus: user.transitioningToStatus }),
    created: user.createdAt,
    activated: user.activatedAt,
    statusChanged: user.statusChangedAt,
    lastLogin: user.lastLoginAt,
    lastUpdated: user.lastUpdatedAt,
    passwordChanged: user.passwordChangedAt,
    type: { id: user.typeId },
    profile: presentProfile(user),
    ...(omit.credentials ? {} : { credentials: presentCredentials(user) }),
  };
}

/** Recorded answers always show six attributes, the phone and the second e-mail as null when unset. */
function presentProfile(user: UserRecord): Record<string, unknown> {
  return { firstName: null, lastName: null, mobilePhone: null, secondEmail: null, ...user.profile };
}

/** Passwords are only ever marked, never shown. */
export function presentCredentials(user: UserRecord): Record<string, unknown> {
  const second = profileText(user, "secondEmail");
  const email = (value: string, type: string): unknown => ({ value, status: "VERIFIED", type });
  return {
    ...(user.hasPassword ? { password: {} } : {}),
    ...(user.recoveryQuestion === null ? {} : { recovery_question: { question: user.recoveryQuestion } }),
    emails: [email(profileText(user, "email"), "PRIMARY"), ...(second === "" ? [] : [email(second, "SECONDARY")])],
    provider: user.provider,
  };
}

/** The weak ETag of a user, as `GET` sends it and `If-Match` expects it. */
export function etagOf(user: UserRecord): string {
  return `W/"${user.id.slice(-8)}${user.version}"`;
}
