import { noteAct } from "./events/note-user.ts";
import { findUser } from "./find-user.ts";
import { type LifecycleAction, lifecycleActions } from "./lifecycle-table.ts";
import { flag, type OktaAnswer, type OktaCall, type OktaRoute } from "./okta-call.ts";
import { nowOf, type OktaOrg } from "./okta-org.ts";
import { omissionsOf, presentUser } from "./present-user.ts";
import { revokeSessions, runLifecycle } from "./run-lifecycle.ts";
import { saveUser } from "./save-user.ts";
import { sendMail } from "./send-mail.ts";
import type { UserRecord } from "./user-record.ts";

/** What follows a lifecycle call that was allowed, and what it answers. `user` is as the call left them. */
type Consequence = (org: OktaOrg, call: OktaCall, user: UserRecord) => OktaAnswer;

const done: OktaAnswer = { status: 200, body: {} };

const consequences: Readonly<Record<LifecycleAction, Consequence>> = {
  activate: (org, call, user) => handOverActivation(org, call, user, true),
  reactivate: (org, call, user) => handOverActivation(org, call, user, false),
  deactivate: (org, call, user) => {
    if (flag(call, "sendEmail", false)) sendMail(org, user, "deactivation");
    return org.switches.deactivateAnswer === 204 ? { status: 204 } : done;
  },
  suspend: () => done,
  unsuspend: () => done,
  unlock: () => done,
  reset_password: (org, call, user) => {
    if (flag(call, "revokeSessions", false)) revokeSessions(org, user, false);
    if (flag(call, "sendEmail", true)) {
      sendMail(org, user, "password reset");
      return done;
    }
    return { status: 200, body: { resetPasswordUrl: `${call.origin}/reset_password/${org.passingIds.next("")}` } };
  },
  expire_password: (org, call, user) => ({
    status: 200,
    body: presentUser(org, user, call.origin, omissionsOf(call.headers.get("content-type"))),
  }),
  expire_password_with_temp_password: (org, call, user) => {
    const tempPassword = org.passingIds.next("T").slice(0, 12);
    const changed = giveTemporaryPassword(org, user, tempPassword);
    if (flag(call, "revokeSessions", false)) revokeSessions(org, changed, false);
    return { status: 200, body: { tempPassword } };
  },
  reset_factors: () => done,
};

/** One route per lifecycle call. */
export const lifecycleRoutes: readonly OktaRoute[] = lifecycleActions.map((action) => ({
  method: "POST",
  path: `/api/v1/users/:id/lifecycle/${action}`,
  access: "write",
  run: (org, call) => consequences[action](org, call, runLifecycle(org, findUser(org, call), action)),
}));

function handOverActivation(org: OktaOrg, call: OktaCall, user: UserRecord, mailByDefault: boolean): OktaAnswer {
  if (flag(call, "sendEmail", mailByDefault)) {
    sendMail(org, user, "activation");
    return done;
  }
  const activationToken = org.passingIds.next("");
  return { status: 200, body: { activationUrl: `${call.origin}/welcome/${activationToken}`, activationToken } };
}

/** A temporary password does not end the expiry as another would. */
function giveTemporaryPassword(org: OktaOrg, user: UserRecord, password: string): UserRecord {
  org.passwords.set(user.id, password);
  noteAct(org, user, "user.account.update_password");
  return saveUser(org, { ...user, hasPassword: true, passwordChangedAt: nowOf(org) });
}
