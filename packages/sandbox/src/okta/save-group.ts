import { unassignGroup } from "./assign-app.ts";
import { noteAppUsers } from "./events/note-app-users.ts";
import { noteGroup, noteGroupGone } from "./events/note-group.ts";
import type { GroupRecord } from "./group-record.ts";
import { indexLater, type OktaOrg } from "./okta-org.ts";
import { saveRule } from "./save-rule.ts";

/** Puts a new or changed group in place, with a new version, and has it indexed in its time. */
export function saveGroup(org: OktaOrg, record: GroupRecord): GroupRecord {
  const saved = { ...record, version: record.version + 1 };
  const previous = org.groups.byId(record.id);
  org.groups.put(saved);
  org.revision += 1;
  indexLater(org, () => org.groupIndex.put(saved));
  noteGroup(org, previous, saved);
  return saved;
}

/** Removes a group for good: nobody is in it, no app is assigned to it, and rules that fill it are INVALID. */
export function removeGroup(org: OktaOrg, group: GroupRecord): void {
  noteGroupGone(org, group);
  const members = [...org.memberships.from(group.id, 0)].flatMap(({ record }) => org.users.byId(record.userId) ?? []);
  for (const { id } of members) org.memberships.remove(group.id, id);
  for (const app of org.apps.all()) if (app.groups.has(group.id)) unassignGroup(org, app, group.id);
  for (const user of members) noteAppUsers(org, user);
  for (const rule of org.rules.all())
    if (rule.groupIds.includes(group.id)) saveRule(org, { ...rule, status: "INVALID" });
  org.groups.remove(group.id);
  org.revision += 1;
  indexLater(org, () => org.groupIndex.remove(group.id));
}
