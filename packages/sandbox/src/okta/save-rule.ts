import { nowOf, type OktaOrg } from "./okta-org.ts";
import type { RuleRecord } from "./rule-record.ts";

/** Puts a new or changed group rule in place. */
export function saveRule(org: OktaOrg, rule: RuleRecord): RuleRecord {
  const saved = { ...rule, lastUpdatedAt: nowOf(org) };
  org.rules.put(saved);
  org.revision += 1;
  return saved;
}
