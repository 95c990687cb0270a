import { joinByHand } from "./change-members.ts";
import { beginTransition, changeStatus } from "./change-status.ts";
import { groupOf, refuseUnmanaged } from "./find-group.ts";
import { mergeProfile, readProfile, refuseUnknown } from "./merge-profile.ts";
import { asObject, flag, type OktaCall } from "./okta-call.ts";
import { notFound, OktaError } from "./okta-error.ts";
import { nowOf, type OktaOrg } from "./okta-org.ts";
import { type CredentialChanges, readCredentials } from "./read-credentials.ts";
import { canSignIn } from "./run-lifecycle.ts";
import { saveUser } from "./save-user.ts";
import { sendMail } from "./send-mail.ts";
import type { Profile, UserRecord } from "./user-record.ts";
import { validateProfile } from "./validate-profile.ts";

/** `POST /api/v1/users`: makes a user or throws without having made one. */
export function createUser(org: OktaOrg, call: OktaCall): UserRecord {
  const activate = flag(call, "activate", true);
  const credentials = readCredentials(call.body.credentials);
  const expires = call.query.get("nextLogin") === "changePassword";
  refuseExpiry(expires, activate, credentials);
  const groupIds = readGroupIds(org, call.body.groupIds);
  const profile = newProfile(org, call.body.profile);
  refuseUnknownType(org, call.body.type);

  const user = saveUser(org, {
    ...blankUser(org, profile),
    ...fromCredentials(org, credentials, flag(call, "provider", false)),
  });
  for (const id of groupIds) joinByHand(org, id, user.id);
  if (credentials.password !== undefined) org.passwords.set(user.id, credentials.password);
  if (!activate) return user;
  if (expires) return changeStatus(org, { ...user, activatedAt: nowOf(org) }, "PASSWORD_EXPIRED");
  if (!canSignIn(user)) sendMail(org, user, "activation");
  return beginTransition(org, user, canSignIn(user) ? "ACTIVE" : "PROVISIONED");
}

/** A STAGED user with this profile and nothing else, not yet saved. */
export function blankUser(org: OktaOrg, profile: Profile): UserRecord {
  const at = nowOf(org);
  return {
    id: org.ids.next("00u"),
    version: 0,
    status: "STAGED",
    transitioningToStatus: null,
    createdAt: at,
    activatedAt: null,
    statusChangedAt: null,
    lastLoginAt: null,
    lastUpdatedAt: at,
    passwordChangedAt: null,
    typeId: org.typeId,
    profile,
    hasPassword: false,
    recoveryQuestion: null,
    provider: { type: "OKTA", name: "OKTA" },
    sourcedBy: "okta",
    sessionsRevokedAt: null,
    oauthTokensRevokedAt: null,
  };
}

function newProfile(org: OktaOrg, value: unknown): Profile {
  const { changes, unknown } = readProfile(org, value ?? {});
  const profile = mergeProfile(org, {}, changes, "replace");
  const sourced = org.schema.custom().some((one) => one.required === true && one.externallySourced === true);
  if (sourced) throw new OktaError("E0000179");
  validateProfile(org, profile, undefined);
  refuseUnknown(unknown, "newUser");
  return profile;
}

/** Without `provider=true` Okta ignores the provider that was sent. */
function fromCredentials(org: OktaOrg, credentials: CredentialChanges, withProvider: boolean): Partial<UserRecord> {
  const { password, recoveryQuestion, provider } = credentials;
  return {
    hasPassword: password !== undefined,
    passwordChangedAt: password === undefined ? null : nowOf(org),
    recoveryQuestion: recoveryQuestion ?? null,
    ...(withProvider && provider !== undefined ? { provider } : {}),
  };
}

function refuseExpiry(expires: boolean, activate: boolean, credentials: CredentialChanges): void {
  if (!expires) return;
  const code = activate ? "E0000124" : "E0000125";
  if (!activate || credentials.password === undefined) {
    const error = new OktaError(code);
    throw new OktaError(code, "", [error.message]);
  }
}

function readGroupIds(org: OktaOrg, value: unknown): readonly string[] {
  const ids = Array.isArray(value) ? value.map(String) : [];
  if (ids.length > 20) throw new OktaError("E0000093", "", ["The number of group targets is too large"]);
  for (const id of ids) refuseUnmanaged(groupOf(org, id));
  return ids;
}

function refuseUnknownType(org: OktaOrg, value: unknown): void {
  const id = asObject(value)?.id;
  if (id !== undefined && id !== org.typeId) throw notFound(String(id), "CVDType");
}
