import { joinByRule, leaveByRule } from "./change-members.ts";
import { matchesGroupRule } from "./group-rule-expression.ts";
import type { OktaOrg } from "./okta-org.ts";
import type { RuleRecord } from "./rule-record.ts";
import type { UserRecord } from "./user-record.ts";

/** Lets every active rule look at a user who is new or has changed, as late as the switch says. */
export function applyGroupRules(org: OktaOrg, userId: string): void {
  if (org.rules.size() === 0) return;
  later(org, () => {
    const user = org.users.byId(userId);
    if (user !== undefined) for (const rule of org.rules.all()) applyRule(org, rule, user);
  });
}

/** Lets one rule look at everybody, as when it is activated. */
export function applyRuleToAll(org: OktaOrg, ruleId: string): void {
  later(org, () => {
    const rule = org.rules.byId(ruleId);
    if (rule !== undefined) for (const user of org.users.all()) applyRule(org, rule, user);
  });
}

function applyRule(org: OktaOrg, rule: RuleRecord, user: UserRecord): void {
  if (rule.status !== "ACTIVE" || !isLookedAt(org, user)) return;
  const matches = matchesGroupRule(rule.expression, user.profile) && !rule.excludedUserIds.includes(user.id);
  const change = matches ? joinByRule : leaveByRule;
  for (const groupId of rule.groupIds) change(org, groupId, user.id, rule.id);
}

/** Deactivated users stay where they are, since no rule looks at them (Okta's help says so). */
function isLookedAt(org: OktaOrg, user: UserRecord): boolean {
  return user.status !== "DEPROVISIONED" && (user.status !== "STAGED" || org.switches.groupRulesReachStaged);
}

function later(org: OktaOrg, apply: () => void): void {
  const { groupRuleDelayMs } = org.switches;
  if (groupRuleDelayMs <= 0) apply();
  else org.backgroundWork.add(org.clock.wallNow() + groupRuleDelayMs, apply);
}
