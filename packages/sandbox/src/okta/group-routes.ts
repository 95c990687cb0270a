import { answerPage, emptyPage, readLimit } from "./answer-page.ts";
import { findGroup, refuseUnmanaged } from "./find-group.ts";
import { readGroupProfile } from "./group-profile.ts";
import type { GroupRecord } from "./group-record.ts";
import type { OktaAnswer, OktaCall, OktaRoute } from "./okta-call.ts";
import { OktaError } from "./okta-error.ts";
import { nowOf, type OktaOrg } from "./okta-org.ts";
import { presentApp } from "./present-app.ts";
import { presentGroup, presentRole } from "./present-group.ts";
import { where } from "./record-selection.ts";
import { removeGroup, saveGroup } from "./save-group.ts";
import { selectGroups } from "./select-groups.ts";

/** The operations on groups themselves. `pageSize` is the most that a page of a list holds. */
export function groupRoutes(pageSize: number): readonly OktaRoute[] {
  return [
    { method: "GET", path: "/api/v1/groups", access: "list", run: (org, call) => list(org, call, pageSize) },
    { method: "POST", path: "/api/v1/groups", access: "write", run: create },
    { method: "GET", path: "/api/v1/groups/:groupId", access: "read", run: read },
    { method: "PUT", path: "/api/v1/groups/:groupId", access: "write", run: replace },
    { method: "DELETE", path: "/api/v1/groups/:groupId", access: "write", run: remove },
    {
      method: "GET",
      path: "/api/v1/groups/:groupId/apps",
      access: "read",
      run: (org, call) => apps(org, call, pageSize),
    },
    { method: "GET", path: "/api/v1/groups/:groupId/roles", access: "read", run: roles },
  ];
}

/** A group as if made through the API, not yet saved. */
export function blankGroup(org: OktaOrg, id: string, name: string): GroupRecord {
  const at = nowOf(org);
  return {
    id,
    version: 0,
    type: "OKTA_GROUP",
    name,
    description: null,
    createdAt: at,
    lastUpdatedAt: at,
    lastMembershipUpdatedAt: at,
    sourceAppId: null,
    roles: [],
  };
}

function list(org: OktaOrg, call: OktaCall, pageSize: number): OktaAnswer {
  if (call.principal?.access === "no admin role") return emptyPage(call);
  // A query by name has no further pages, and shows more on its only one.
  const pages = call.query.get("q") === null;
  const limits = {
    whenAbsent: pages ? 200 : 300,
    maximum: pages ? Math.min(10_000, pageSize) : 300,
  };
  const withStats = (call.query.get("expand") ?? "").split(",").includes("stats");
  return answerPage(org, call, {
    select: selectGroups(org, call.query),
    limit: readLimit(org, call.query, limits),
    pages,
    present: (group) => presentGroup(org, group, call.origin, withStats),
  });
}

function create(org: OktaOrg, call: OktaCall): OktaAnswer {
  const profile = readGroupProfile(org, call.body.profile, undefined);
  const group = saveGroup(org, { ...blankGroup(org, org.ids.next("00g"), profile.name), ...profile });
  return { status: 200, body: presentGroup(org, group, call.origin) };
}

function read(org: OktaOrg, call: OktaCall): OktaAnswer {
  return { status: 200, body: presentGroup(org, findGroup(org, call), call.origin) };
}

function replace(org: OktaOrg, call: OktaCall): OktaAnswer {
  const group = findGroup(org, call);
  refuseUnmanaged(group);
  const profile = readGroupProfile(org, call.body.profile, group);
  const saved = saveGroup(org, { ...group, ...profile, lastUpdatedAt: nowOf(org) });
  return { status: 200, body: presentGroup(org, saved, call.origin) };
}

/** An imported group may be deleted too; only built-in ones stay. */
function remove(org: OktaOrg, call: OktaCall): OktaAnswer {
  const group = findGroup(org, call);
  if (group.type === "BUILT_IN") throw new OktaError("E0000060");
  removeGroup(org, group);
  return { status: 204 };
}

function apps(org: OktaOrg, call: OktaCall, pageSize: number): OktaAnswer {
  const { id } = findGroup(org, call);
  return answerPage(org, call, {
    select: (start) => where(org.apps.from(start), (app) => app.groups.has(id)),
    limit: readLimit(org, call.query, { whenAbsent: 20, maximum: Math.min(200, pageSize) }),
    present: (app) => presentApp(app, call.origin),
  });
}

function roles(org: OktaOrg, call: OktaCall): OktaAnswer {
  return { status: 200, body: findGroup(org, call).roles.map(presentRole) };
}
