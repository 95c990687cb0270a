import { appRule, groupRule } from "./belonging-rule.ts";
import { assertScope } from "./check-scope.ts";
import { emailDomainRule } from "./email-domain-rule.ts";
import { listRule, type ScopeRule } from "./list-rule.ts";
import { predicateRule } from "./predicate-rule.ts";
import type { Scope, ScopeRules } from "./scope-schema.ts";
import type { ReadAttribute, ScopePredicates, ScopeVerdict } from "./scope-verdict.ts";

const inScope: ScopeVerdict = Object.freeze({ in: true });

function namedPredicate(name: string | undefined, predicates: ScopePredicates): readonly ScopeRule[] {
  const predicate = name === undefined ? undefined : predicates[name];
  return name !== undefined && predicate ? [predicateRule(name, predicate)] : [];
}

const rulesOf = (scope: ScopeRules, predicates: ScopePredicates): readonly ScopeRule[] => [
  ...(scope.emailDomains ? [emailDomainRule(scope.emailDomains)] : []),
  ...(scope.departments ? [listRule("department", "department", scope.departments)] : []),
  ...(scope.userTypes ? [listRule("employment type", "userType", scope.userTypes)] : []),
  ...(scope.sites ? [listRule("site", "site", scope.sites)] : []),
  ...(scope.groups ? [groupRule(scope.groups)] : []),
  ...(scope.app === undefined ? [] : [appRule(scope.app)]),
  ...namedPredicate(scope.predicate, predicates),
];

/** A stated "no" settles it, whatever the other rules cannot tell. */
const all =
  (rules: readonly ScopeRule[]): ScopeRule =>
  (read) => {
    let untold: ScopeVerdict | undefined;
    for (const rule of rules) {
      const verdict = rule(read);
      if (verdict.in) continue;
      if (verdict.stated) return verdict;
      untold ??= verdict;
    }
    return untold ?? inScope;
  };

const any =
  (alternatives: readonly ScopeRule[]): ScopeRule =>
  (read) => {
    const reasons = new Set<string>();
    let stated = true;
    for (const alternative of alternatives) {
      const verdict = alternative(read);
      if (verdict.in) return verdict;
      reasons.add(verdict.because);
      stated &&= verdict.stated;
    }
    return { in: false, because: `no alternative holds: ${[...reasons].join("; ")}`, stated };
  };

/**
 * A scope as one function over a person's attributes. Compiled once, cheap per person, pure when its predicates are.
 * Throws a ConfigurationError, listing everything at once, when the scope names a predicate that was not handed in.
 */
export function compileScope(scope: Scope, predicates: ScopePredicates = {}): (read: ReadAttribute) => ScopeVerdict {
  assertScope(scope, predicates);
  const alternatives = scope.anyOf?.map((alternative) => all(rulesOf(alternative, predicates)));
  return all([...rulesOf(scope, predicates), ...(alternatives ? [any(alternatives)] : [])]);
}
