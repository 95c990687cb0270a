import { nowOf, type OktaOrg } from "./okta-org.ts";
import type { SentMail } from "./okta-stand-in.ts";
import type { UserRecord } from "./user-record.ts";

/** Notes a mail that Okta would send. */
export function sendMail(org: OktaOrg, user: UserRecord, kind: SentMail["kind"]): void {
  org.mails.push({ userId: user.id, kind, sentAt: nowOf(org) });
  org.revision += 1;
}
