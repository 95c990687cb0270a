import type { AppRecord } from "./app-record.ts";
import { noteAppGroup, noteAppUsers, noteAppUsersIn } from "./events/note-app-users.ts";
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
  const saved = saveApp(org, { ...app, groups: new Map([...app.groups, [groupId, nowOf(org)]]) });
  noteAppGroup(org, "add", saved, groupId);
  noteAppUsersIn(org, groupId);
  return saved;
}

/** Takes it from them again, unless they have it for another reason. */
export function unassignGroup(org: OktaOrg, app: AppRecord, groupId: string): AppRecord {
  const saved = saveApp(org, { ...app, groups: without(app.groups, groupId) });
  noteAppGroup(org, "remove", saved, groupId);
  noteAppUsersIn(org, groupId);
  return saved;
}

/** Gives an app to one user. */
export function assignUser(org: OktaOrg, app: AppRecord, userId: string): AppRecord {
  if (app.users.has(userId)) return app;
  return saveUsers(org, app, new Map([...app.users, [userId, nowOf(org)]]), userId);
}

/** Takes it from that user, who may have it through a group still. */
export function unassignUser(org: OktaOrg, app: AppRecord, userId: string): AppRecord {
  return saveUsers(org, app, without(app.users, userId), userId);
}

function saveUsers(org: OktaOrg, app: AppRecord, users: AppRecord["users"], userId: string): AppRecord {
  const saved = saveApp(org, { ...app, users });
  const user = org.users.byId(userId);
  if (user !== undefined) noteAppUsers(org, user);
  return saved;
}

function without(dates: ReadonlyMap<string, string>, id: string): ReadonlyMap<string, string> {
  return new Map([...dates].filter(([key]) => key !== id));
}
