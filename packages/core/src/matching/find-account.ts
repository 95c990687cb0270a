import type { MatchRule } from "./match-rule.ts";

/** What the rules found for one person: one account, several by the same rule, or none by any rule. */
export type Finding =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly account: number; readonly rule: string }
  | { readonly kind: "several"; readonly accounts: readonly number[]; readonly rule: string };

/** Looks a person up rule by rule; the first rule that finds anything decides. `keys` are the person's values, one for each rule. */
export function findAccount(
  rules: readonly MatchRule[],
  keys: readonly (string | undefined)[],
  find: (attribute: string, value: string) => readonly number[],
): Finding {
  for (const [index, rule] of rules.entries()) {
    const key = keys[index];
    const accounts = key === undefined ? [] : find(rule.to, key);
    const [account] = accounts;
    if (accounts.length > 1) return { kind: "several", accounts, rule: rule.name };
    if (account !== undefined) return { kind: "one", account, rule: rule.name };
  }
  return { kind: "none" };
}
