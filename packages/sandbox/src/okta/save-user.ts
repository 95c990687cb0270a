import { applyGroupRules } from "./apply-group-rules.ts";
import { unassignUser } from "./assign-app.ts";
import { joinByHand, leave } from "./change-members.ts";
import { noteAppUsers } from "./events/note-app-users.ts";
import { noteUser, noteUserGone } from "./events/note-user.ts";
import { indexLater, type OktaOrg, uniqueKeys } from "./okta-org.ts";
import type { UserRecord } from "./user-record.ts";

/** Puts a new or changed user in place, with a new version, has it indexed in its time and lets the group rules look. */
export function saveUser(org: OktaOrg, record: UserRecord): UserRecord {
  const saved = { ...record, version: record.version + 1 };
  const previous = org.users.byId(record.id);
  if (previous !== undefined) org.uniqueValues.remove(record.id, uniqueKeys(org, previous));
  org.uniqueValues.add(record.id, uniqueKeys(org, saved));
  org.users.put(saved);
  org.revision += 1;
  indexLater(org, () => org.index.put(saved));
  noteUser(org, previous, saved);
  if (previous === undefined) joinByHand(org, org.everyoneId, saved.id);
  if (saved.status === "DEPROVISIONED" && previous?.status !== saved.status) endAccess(org, saved.id);
  noteAppUsers(org, saved);
  applyGroupRules(org, saved.id);
  return saved;
}

/** Removes a user for good. */
export function removeUser(org: OktaOrg, record: UserRecord): void {
  noteUserGone(org, record);
  for (const groupId of org.memberships.groupsOf(record.id)) leave(org, groupId, record.id);
  noteAppUsers(org, record, true);
  org.users.remove(record.id);
  org.uniqueValues.remove(record.id, uniqueKeys(org, record));
  org.passwords.delete(record.id);
  org.revision += 1;
  indexLater(org, () => org.index.remove(record.id));
}

/** A deactivated user loses every app and keeps the groups (Okta's help says so), unless the switch says otherwise. */
function endAccess(org: OktaOrg, userId: string): void {
  for (const app of org.apps.all()) if (app.users.has(userId)) unassignUser(org, app, userId);
  if (!org.switches.deactivationEndsMemberships) return;
  for (const groupId of org.memberships.groupsOf(userId))
    if (org.groups.byId(groupId)?.type === "OKTA_GROUP") leave(org, groupId, userId);
}
