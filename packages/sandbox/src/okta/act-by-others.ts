import { joinByHand } from "./change-members.ts";
import { changeStatus, finishSignIn } from "./change-status.ts";
import { blankUser } from "./create-user.ts";
import { userEntity } from "./events/log-entities.ts";
import { groupOf } from "./find-group.ts";
import { lookUp } from "./find-user.ts";
import type { LifecycleAction } from "./lifecycle-table.ts";
import { mergeProfile } from "./merge-profile.ts";
import { OktaError } from "./okta-error.ts";
import { defineAttribute, nowOf, type OktaOrg, settle } from "./okta-org.ts";
import type { NewOktaUser, OktaStandIn } from "./okta-stand-in.ts";
import { runLifecycle } from "./run-lifecycle.ts";
import { removeUser, saveUser } from "./save-user.ts";
import type { ProfileSource, ProviderType, UserRecord, UserStatus } from "./user-record.ts";

/** The acts of an `OktaStandIn` that are not the client's. */
export type ActsByOthers = Pick<
  OktaStandIn,
  | "addUser"
  | "activate"
  | "suspend"
  | "unsuspend"
  | "deactivate"
  | "remove"
  | "lock"
  | "expirePassword"
  | "signIn"
  | "updateProfile"
  | "setSource"
  | "defineCustomAttribute"
>;

/** Acts of administrators and of the people themselves on an org. */
export function createActsByOthers(org: OktaOrg): ActsByOthers {
  const on =
    (act: (user: UserRecord) => unknown) =>
    (idOrLogin: string): void =>
      void act(existing(org, idOrLogin));
  const byThemselves = (act: (user: UserRecord) => unknown): ((idOrLogin: string) => void) =>
    on((user) => org.log.during({ actor: userEntity(user) }, () => act(user)));
  const call = (action: LifecycleAction): ((idOrLogin: string) => void) =>
    on((user) => runLifecycle(org, user, action));

  return {
    addUser: (user) => addUser(org, user),
    activate: call("activate"),
    suspend: call("suspend"),
    unsuspend: call("unsuspend"),
    deactivate: call("deactivate"),
    expirePassword: call("expire_password"),
    remove: on((user) => removeUser(org, user)),
    lock: byThemselves((user) => lock(org, user)),
    signIn: byThemselves((user) => finishSignIn(org, user)),
    updateProfile(idOrLogin, changes) {
      const user = existing(org, idOrLogin);
      const profile = mergeProfile(org, user.profile, changes, "update");
      saveUser(org, { ...user, profile, lastUpdatedAt: nowOf(org) });
    },
    setSource(idOrLogin, sourcedBy) {
      const user = existing(org, idOrLogin);
      saveUser(org, { ...user, sourcedBy, provider: providerOf(sourcedBy), lastUpdatedAt: nowOf(org) });
    },
    defineCustomAttribute: (attribute) => defineAttribute(org, attribute),
  };
}

const withoutPassword: ReadonlySet<UserStatus> = new Set(["STAGED", "PROVISIONED", "DEPROVISIONED"]);

/** Adds a user without validation and returns the id. Throws a `RangeError` when the login is taken. */
export function addUser(org: OktaOrg, user: NewOktaUser): string {
  settle(org);
  const { status = "ACTIVE", sourcedBy = "okta", groupIds = [] } = user;
  if (!org.switches.acceptDuplicateLogins && org.users.byLogin(String(user.profile.login)).length > 0)
    throw new RangeError("a user with this login exists already");
  const blank = blankUser(org, { ...user.profile });
  const hasPassword = user.hasPassword ?? !withoutPassword.has(status);
  const added = saveUser(org, {
    ...blank,
    status,
    sourcedBy,
    hasPassword,
    provider: user.provider === undefined ? providerOf(sourcedBy) : { type: user.provider, name: user.provider },
    activatedAt: withoutPassword.has(status) ? null : blank.createdAt,
    statusChangedAt: status === "STAGED" ? null : blank.createdAt,
    passwordChangedAt: hasPassword ? blank.createdAt : null,
  });
  for (const id of groupIds) joinByHand(org, groupOf(org, id).id, added.id);
  return added.id;
}

function existing(org: OktaOrg, idOrLogin: string): UserRecord {
  settle(org);
  const user = lookUp(org, idOrLogin);
  if (user === undefined) throw new RangeError("there is no such user");
  return user;
}

function lock(org: OktaOrg, user: UserRecord): void {
  if (user.status !== "ACTIVE") throw new OktaError("E0000038");
  changeStatus(org, user, "LOCKED_OUT");
}

function providerOf(sourcedBy: ProfileSource): { type: ProviderType; name: string } {
  if (sourcedBy === "active_directory") return { type: "ACTIVE_DIRECTORY", name: "corp.example" };
  if (sourcedBy === "ldap") return { type: "LDAP", name: "ldap.corp.example" };
  return { type: "OKTA", name: "OKTA" };
}
