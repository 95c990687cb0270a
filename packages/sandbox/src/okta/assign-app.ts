import type { AppRecord } from "./app-record.ts";
import { nowOf, type OktaOrg } from "./okta-org.ts";

/** Puts a new or changed app in place. */
export function saveApp(org: OktaOrg, app: AppRecord): AppRecord {
  org.apps.put(app);
  org.revision += 1;
  return app;
}

/** Gives an app to whoever is in a group, now and later. */
export function assignGroup(org: OktaOrg, app: AppRecord, groupId: string): AppRecord {
  if (app.groups.has(groupId)) return app;
  return saveApp(org, { ...app, groups: new Map([...app.groups, [groupId, nowOf(org)]]) });
}

/** Takes it from them again, unless they have it for another reason. */
export function unassignGroup(org: OktaOrg, app: AppRecord, groupId: string): AppRecord {
  return saveApp(org, { ...app, groups: without(app.groups, groupId) });
}

/** Gives an app to one user. */
export function assignUser(org: OktaOrg, app: AppRecord, userId: string): AppRecord {
  if (app.users.has(userId)) return app;
  return saveApp(org, { ...app, users: new Map([...app.users, [userId, nowOf(org)]]) });
}

/** Takes it from that user, who may have it through a group still. */
export function unassignUser(org: OktaOrg, app: AppRecord, userId: string): AppRecord {
  return saveApp(org, { ...app, users: without(app.users, userId) });
}

function without(dates: ReadonlyMap<string, string>, id: string): ReadonlyMap<string, string> {
  return new Map([...dates].filter(([key]) => key !== id));
}
