import { ConfigurationError, type ConfigurationProblem } from "../errors/configuration-error.ts";
import type { Scope, ScopeRules } from "./scope-schema.ts";
import type { ScopePredicates } from "./scope-verdict.ts";

function checkRules(
  { predicate }: ScopeRules,
  predicates: ScopePredicates,
  path: string,
): readonly ConfigurationProblem[] {
  if (predicate === undefined || Object.hasOwn(predicates, predicate)) return [];
  return [{ path: `${path}predicate`, message: `no predicate called ${JSON.stringify(predicate)} was handed in` }];
}

/** What of a scope cannot be honoured: predicates nobody handed in. Empty: all of it can. */
export const checkScope = (scope: Scope, predicates: ScopePredicates = {}): readonly ConfigurationProblem[] => [
  ...checkRules(scope, predicates, ""),
  ...(scope.anyOf ?? []).flatMap((alternative, index) => checkRules(alternative, predicates, `anyOf.${index}.`)),
];

/** Throws a ConfigurationError with everything in a scope that cannot be honoured. No scope is fine. */
export function assertScope(scope: Scope | undefined, predicates: ScopePredicates = {}): void {
  const problems = scope ? checkScope(scope, predicates) : [];
  if (problems.length === 0) return;
  throw new ConfigurationError(
    problems.map(({ path, message }) => ({ path: `scope.${path}`, message })),
    { remedy: "Hand in every function that the scope names." },
  );
}
