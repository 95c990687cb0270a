import { answerPage, readLimit } from "./answer-page.ts";
import { assignGroup, unassignGroup } from "./assign-app.ts";
import { findApp } from "./find-app.ts";
import { findGroup } from "./find-group.ts";
import { type OktaAnswer, type OktaCall, type OktaRoute, param } from "./okta-call.ts";
import { notFound } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { presentApp, presentAppGroup } from "./present-app.ts";
import { where } from "./record-selection.ts";
import { selectApps } from "./select-apps.ts";

/** The operations on apps and on the groups that have them. */
export function appRoutes(pageSize: number): readonly OktaRoute[] {
  const path = "/api/v1/apps";
  const groups = `${path}/:appId/groups`;
  return [
    { method: "GET", path, access: "read", run: (org, call) => listApps(org, call, pageSize) },
    { method: "GET", path: `${path}/:appId`, access: "read", run: readApp },
    { method: "GET", path: groups, access: "read", run: (org, call) => listGroupsOf(org, call, pageSize) },
    { method: "GET", path: `${groups}/:groupId`, access: "read", run: readGroupOf },
    { method: "PUT", path: `${groups}/:groupId`, access: "write", run: assign },
    { method: "DELETE", path: `${groups}/:groupId`, access: "write", run: unassign },
  ];
}

function listApps(org: OktaOrg, call: OktaCall, pageSize: number): OktaAnswer {
  return answerPage(org, call, {
    select: selectApps(org, call.query),
    limit: readLimit(org, call.query, { whenAbsent: 20, maximum: Math.min(200, pageSize) }),
    present: (app) => presentApp(app, call.origin),
  });
}

function readApp(org: OktaOrg, call: OktaCall): OktaAnswer {
  return { status: 200, body: presentApp(findApp(org, call), call.origin) };
}

function listGroupsOf(org: OktaOrg, call: OktaCall, pageSize: number): OktaAnswer {
  const app = findApp(org, call);
  return answerPage(org, call, {
    select: (start) => where(org.groups.from(start), (group) => app.groups.has(group.id)),
    limit: readLimit(org, call.query, { whenAbsent: 20, maximum: Math.min(200, pageSize) }),
    present: ({ id }) => presentAppGroup(app, id, app.groups.get(id) ?? "", call.origin),
  });
}

function readGroupOf(org: OktaOrg, call: OktaCall): OktaAnswer {
  const app = findApp(org, call);
  const id = param(call, "groupId");
  const assignedAt = app.groups.get(id);
  if (assignedAt === undefined) throw notFound(id, "ApplicationGroupAssignment");
  return { status: 200, body: presentAppGroup(app, id, assignedAt, call.origin) };
}

function assign(org: OktaOrg, call: OktaCall): OktaAnswer {
  assignGroup(org, findApp(org, call), findGroup(org, call).id);
  return readGroupOf(org, call);
}

function unassign(org: OktaOrg, call: OktaCall): OktaAnswer {
  const app = findApp(org, call);
  const id = param(call, "groupId");
  if (!app.groups.has(id)) throw notFound(id, "ApplicationGroupAssignment");
  unassignGroup(org, app, id);
  return { status: 204 };
}
