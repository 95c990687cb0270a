import { byOkta } from "./events/by-okta.ts";
import { noteAppUsers } from "./events/note-app-users.ts";
import { noteMember } from "./events/note-group.ts";
import { nowOf, type OktaOrg } from "./okta-org.ts";
import { saveGroup } from "./save-group.ts";
import { saveRule } from "./save-rule.ts";

/** Adds a user by hand. Who was put in by a rule stays from now on whatever the rule says. */
export function joinByHand(org: OktaOrg, groupId: string, userId: string): void {
  const known = org.memberships.find(groupId, userId);
  if (known?.byHand === true) return;
  const joinedAt = known?.joinedAt ?? nowOf(org);
  org.memberships.put(groupId, { userId, joinedAt, byHand: true, ruleIds: known?.ruleIds ?? [] });
  if (known === undefined) noteMembers(org, "add", groupId, userId);
}

/** Adds a user on behalf of a rule. */
export function joinByRule(org: OktaOrg, groupId: string, userId: string, ruleId: string): void {
  const known = org.memberships.find(groupId, userId);
  const { joinedAt = nowOf(org), byHand = false, ruleIds = [] } = known ?? {};
  if (ruleIds.includes(ruleId)) return;
  org.memberships.put(groupId, { userId, joinedAt, byHand, ruleIds: [...ruleIds, ruleId] });
  if (known === undefined) org.log.during(byOkta, () => noteMembers(org, "add", groupId, userId));
}

/** A rule does not want a user in a group any more; whoever is there for another reason stays. */
export function leaveByRule(org: OktaOrg, groupId: string, userId: string, ruleId: string): void {
  const known = org.memberships.find(groupId, userId);
  if (known === undefined || !known.ruleIds.includes(ruleId)) return;
  const ruleIds = known.ruleIds.filter((id) => id !== ruleId);
  if (known.byHand || ruleIds.length > 0) org.memberships.put(groupId, { ...known, ruleIds });
  else org.log.during(byOkta, () => leave(org, groupId, userId));
}

/** Takes a user out by hand. The rules that had put them in leave them alone from then on, as Okta documents. */
export function leaveByHand(org: OktaOrg, groupId: string, userId: string): void {
  for (const ruleId of org.memberships.find(groupId, userId)?.ruleIds ?? []) {
    const rule = org.rules.byId(ruleId);
    if (rule !== undefined) saveRule(org, { ...rule, excludedUserIds: [...rule.excludedUserIds, userId] });
  }
  leave(org, groupId, userId);
}

/** Ends a membership, whatever it rests on. */
export function leave(org: OktaOrg, groupId: string, userId: string): void {
  if (org.memberships.find(groupId, userId) === undefined) return;
  org.memberships.remove(groupId, userId);
  noteMembers(org, "remove", groupId, userId);
}

function noteMembers(org: OktaOrg, change: "add" | "remove", groupId: string, userId: string): void {
  const group = org.groups.byId(groupId);
  if (group !== undefined) saveGroup(org, { ...group, lastMembershipUpdatedAt: nowOf(org) });
  noteMember(org, change, groupId, userId);
  const user = org.users.byId(userId);
  if (user !== undefined) noteAppUsers(org, user);
}
