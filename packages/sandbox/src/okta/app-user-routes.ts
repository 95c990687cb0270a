import { answerPage, readLimit } from "./answer-page.ts";
import type { AppRecord } from "./app-record.ts";
import { assignmentOf } from "./app-users.ts";
import { findApp } from "./find-app.ts";
import { findUser } from "./find-user.ts";
import type { OktaAnswer, OktaCall, OktaRoute } from "./okta-call.ts";
import { notFound } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { presentAppLink, presentAppUser } from "./present-app.ts";
import { presentUser } from "./present-user.ts";
import { where } from "./record-selection.ts";
import { profileText, type UserRecord } from "./user-record.ts";

/** The operations on the users of an app, and on the apps of a user. */
export function appUserRoutes(pageSize: number): readonly OktaRoute[] {
  const path = "/api/v1/apps/:appId/users";
  return [
    { method: "GET", path, access: "read", run: (org, call) => listUsersOf(org, call, pageSize) },
    { method: "GET", path: `${path}/:id`, access: "read", run: readUserOf },
    { method: "GET", path: "/api/v1/users/:id/appLinks", access: "read", run: listAppLinks },
  ];
}

function listUsersOf(org: OktaOrg, call: OktaCall, pageSize: number): OktaAnswer {
  const app = findApp(org, call);
  const q = (call.query.get("q") ?? "").toLowerCase();
  const found = (user: UserRecord): boolean =>
    assignmentOf(org, app, user) !== undefined && (q === "" || startsWith(user, q));
  return answerPage(org, call, {
    select: (start) => where(org.users.from(start), found),
    limit: readLimit(org, call.query, { whenAbsent: 50, maximum: Math.min(500, pageSize) }),
    present: (user) => presentUserOf(org, call, app, user),
    forgets: org.switches.nextKeepsExpand ? [] : ["expand"],
  });
}

function readUserOf(org: OktaOrg, call: OktaCall): OktaAnswer {
  const [app, user] = [findApp(org, call), findUser(org, call)];
  const body = presentUserOf(org, call, app, user);
  if (body === undefined) throw notFound(user.id, "AppUser");
  return { status: 200, body };
}

function presentUserOf(org: OktaOrg, call: OktaCall, app: AppRecord, user: UserRecord): unknown {
  const assignment = assignmentOf(org, app, user);
  if (assignment === undefined) return undefined;
  const omit = { credentials: false, credentialLinks: false, transition: false };
  const embedded = call.query.get("expand") === "user" ? presentUser(org, user, call.origin, omit) : undefined;
  return presentAppUser(app, user, assignment, call.origin, embedded);
}

/** Everything that a user has, directly or through groups. */
function listAppLinks(org: OktaOrg, call: OktaCall): OktaAnswer {
  const user = findUser(org, call);
  const apps = org.apps.all().filter((app) => app.status === "ACTIVE" && assignmentOf(org, app, user) !== undefined);
  return { status: 200, body: apps.map((app, place) => presentAppLink(app, user, call.origin, place)) };
}

function startsWith(user: UserRecord, q: string): boolean {
  return ["login", "email", "firstName", "lastName"].some((name) =>
    profileText(user, name).toLowerCase().startsWith(q),
  );
}
