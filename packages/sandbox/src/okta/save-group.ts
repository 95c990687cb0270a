import { unassignGroup } from "./assign-app.ts";
import type { GroupRecord } from "./group-record.ts";
import { indexLater, type OktaOrg } from "./okta-org.ts";
import { saveRule } from "./save-rule.ts";

/** Puts a new or changed group in place, with a new version, and has it indexed in its time. */
export function saveGroup(org: OktaOrg, record: GroupRecord): GroupRecord {
  const saved = { ...record, version: record.version + 1 };
  org.groups.put(saved);
  org.revision += 1;
  indexLater(org, () => org.groupIndex.put(saved));
  return saved;
}

/** Removes a group for good: nobody is in it, no app is assigned to it, and rules that fill it are INVALID. */
export function removeGroup(org: OktaOrg, group: GroupRecord): void {
  for (const { record } of [...org.memberships.from(group.id, 0)]) org.memberships.remove(group.id, record.userId);
  for (const app of org.apps.all()) if (app.groups.has(group.id)) unassignGroup(org, app, group.id);
  for (const rule of org.rules.all())
    if (rule.groupIds.includes(group.id)) saveRule(org, { ...rule, status: "INVALID" });
  org.groups.remove(group.id);
  org.revision += 1;
  indexLater(org, () => org.groupIndex.remove(group.id));
}
