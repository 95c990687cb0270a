import { findUser } from "./find-user.ts";
import { asObject, flag, type OktaAnswer, type OktaCall, type OktaRoute } from "./okta-call.ts";
import { OktaError } from "./okta-error.ts";
import { nowOf, type OktaOrg } from "./okta-org.ts";
import { presentCredentials } from "./present-user.ts";
import { readCredentials, readPassword } from "./read-credentials.ts";
import { revokeSessions } from "./run-lifecycle.ts";
import { saveUser } from "./save-user.ts";
import { sendMail } from "./send-mail.ts";
import { setPassword } from "./update-user.ts";
import type { UserRecord, UserStatus } from "./user-record.ts";

/** The operations on passwords and recovery questions. */
export const credentialRoutes: readonly OktaRoute[] = [
  route("change_password", changePassword),
  route("forgot_password", forgotPassword),
  route("change_recovery_question", changeRecoveryQuestion),
];

function route(name: string, run: OktaRoute["run"]): OktaRoute {
  return { method: "POST", path: `/api/v1/users/:id/credentials/${name}`, access: "write", run };
}

const changesPassword: ReadonlySet<UserStatus> = new Set(["STAGED", "ACTIVE", "PASSWORD_EXPIRED", "RECOVERY"]);
const changesQuestion: ReadonlySet<UserStatus> = new Set(["STAGED", "ACTIVE", "RECOVERY"]);

function changePassword(org: OktaOrg, call: OktaCall): OktaAnswer {
  const user = findUser(org, call);
  if (!changesPassword.has(user.status) || !user.hasPassword) throw new OktaError("E0000035");
  refuseWrongPassword(org, user, asObject(call.body.oldPassword));
  const password = readPassword(asObject(call.body.newPassword));
  if (password === undefined) throw new OktaError("E0000028");
  const changed = setPassword(org, user, password);
  if (call.body.revokeSessions === true) revokeSessions(org, changed, false);
  return { status: 200, body: presentCredentials(changed) };
}

function forgotPassword(org: OktaOrg, call: OktaCall): OktaAnswer {
  const user = findUser(org, call);
  if (user.status !== "ACTIVE" || user.recoveryQuestion === null) throw new OktaError("E0000034");
  if (!flag(call, "sendEmail", true))
    return {
      status: 200,
      body: { resetPasswordUrl: `${call.origin}/signin/reset-password/${org.passingIds.next("")}` },
    };
  sendMail(org, user, "password reset");
  return { status: 200, body: {} };
}

function changeRecoveryQuestion(org: OktaOrg, call: OktaCall): OktaAnswer {
  const user = findUser(org, call);
  if (!changesQuestion.has(user.status) || !user.hasPassword) throw new OktaError("E0000036");
  refuseWrongPassword(org, user, asObject(call.body.password));
  const { recoveryQuestion } = readCredentials({ recovery_question: call.body.recovery_question });
  if (recoveryQuestion === undefined) throw new OktaError("E0000028");
  const changed = saveUser(org, { ...user, recoveryQuestion, lastUpdatedAt: nowOf(org) });
  return { status: 200, body: presentCredentials(changed) };
}

function refuseWrongPassword(
  org: OktaOrg,
  user: UserRecord,
  credential: Readonly<Record<string, unknown>> | undefined,
): void {
  if (credential?.value !== org.passwords.get(user.id)) throw new OktaError("E0000014");
}
