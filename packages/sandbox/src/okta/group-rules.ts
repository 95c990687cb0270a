import { applyRuleToAll } from "./apply-group-rules.ts";
import { groupOf, refuseUnmanaged } from "./find-group.ts";
import { checkGroupRule } from "./group-rule-expression.ts";
import { OktaError } from "./okta-error.ts";
import { nowOf, type OktaOrg } from "./okta-org.ts";
import type { RuleRecord } from "./rule-record.ts";
import { saveRule } from "./save-rule.ts";

/** Makes an INACTIVE rule. Throws E0000001 for what is not a rule, and E0000007 for groups that are not there. */
export function createRule(
  org: OktaOrg,
  rule: Pick<RuleRecord, "name" | "expression" | "groupIds" | "excludedUserIds">,
): RuleRecord {
  if (rule.name.length < 1 || rule.name.length > 50) throw invalid("name: The field must have 1 to 50 characters");
  checkGroupRule(rule.expression);
  for (const id of rule.groupIds) refuseUnmanaged(groupOf(org, id));
  const at = nowOf(org);
  return saveRule(org, { ...rule, id: org.ids.next("0pr"), status: "INACTIVE", createdAt: at, lastUpdatedAt: at });
}

/** Activates or deactivates a rule; whom it has put in stays when it is deactivated. Throws E0000001 for an INVALID one. */
export function turnRule(org: OktaOrg, rule: RuleRecord, status: "ACTIVE" | "INACTIVE"): void {
  if (rule.status === "INVALID")
    throw new OktaError("E0000001", "updateRuleStatus", [
      "Cannot activate or deactivate a Group Rule with the status INVALID.",
    ]);
  saveRule(org, { ...rule, status });
  if (status === "ACTIVE") applyRuleToAll(org, rule.id);
}

/** Changes name, expression and exclusions, which only an INACTIVE rule allows; else E0000001 (its texts are UNCONFIRMED). */
export function changeRule(
  org: OktaOrg,
  rule: RuleRecord,
  changes: Pick<RuleRecord, "name" | "expression" | "excludedUserIds">,
): RuleRecord {
  if (rule.status !== "INACTIVE") throw invalid("Cannot update a Group Rule that is not INACTIVE");
  checkGroupRule(changes.expression);
  return saveRule(org, { ...rule, ...changes });
}

function invalid(cause: string): OktaError {
  return new OktaError("E0000001", "rule", [cause]);
}
