import { answerPage, emptyPage, readLimit } from "./answer-page.ts";
import type { OktaAnswer, OktaCall } from "./okta-call.ts";
import type { OktaOrg } from "./okta-org.ts";
import { type Omissions, omissionsOf, presentListed } from "./present-user.ts";
import { projectFields } from "./project-fields.ts";
import { selectUsers } from "./select-users.ts";
import type { UserRecord } from "./user-record.ts";

/** `GET /api/v1/users`. */
export function listUsers(org: OktaOrg, call: OktaCall, maximum: number): OktaAnswer {
  if (call.principal?.access === "no admin role") return emptyPage(call);
  const select = selectUsers(org, call.query);
  // Only `q` has no further pages.
  const pages = call.query.get("q") === null;
  const limit = readLimit(org, call.query, { whenAbsent: pages ? maximum : 10, maximum });
  return answerPage(org, call, { select, limit, pages, present: (user) => presentUserIn(org, call, user) });
}

/** A user as an item of a list. */
export function presentUserIn(org: OktaOrg, call: OktaCall, record: UserRecord): unknown {
  const asked = omissionsOf(call.headers.get("content-type"));
  const omit: Omissions = { ...asked, transition: asked.transition || !org.switches.listsShowTransition };
  return projectFields(presentListed(record, call.origin, omit), call.query.get("fields"));
}
