import type { ScopeRule } from "./list-rule.ts";
import type { ScopePredicate, ScopeVerdict } from "./scope-verdict.ts";

/** A rule in code. When it throws or cannot tell, the person is out of scope without a ground: nothing is made and nothing taken away. */
export function predicateRule(name: string, predicate: ScopePredicate): ScopeRule {
  const out = (because: string, stated: boolean): ScopeVerdict => Object.freeze({ in: false, because, stated });
  const other = out(`predicate ${name} says no`, true);
  const untold = out(`predicate ${name} cannot tell`, false);
  const failed = out(`predicate ${name} failed`, false);
  return (read) => {
    try {
      const answer = predicate(read);
      if (answer === undefined) return untold;
      return answer ? { in: true } : other;
    } catch {
      return failed;
    }
  };
}
