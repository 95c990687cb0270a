import type { RuleRecord } from "./rule-record.ts";

/** A group rule as every answer shows it. */
export function presentRule(rule: RuleRecord): Record<string, unknown> {
  return {
    type: "group_rule",
    id: rule.id,
    status: rule.status,
    name: rule.name,
    created: rule.createdAt,
    lastUpdated: rule.lastUpdatedAt,
    conditions: {
      people: { users: { exclude: rule.excludedUserIds }, groups: { exclude: [] } },
      expression: { value: rule.expression, type: "urn:okta:expression:1.0" },
    },
    actions: { assignUserToGroups: { groupIds: rule.groupIds } },
  };
}
