export { checkScope } from "./check-scope.ts";
export { compileScope } from "./compile-scope.ts";
export { type Scope, type ScopeRules, scopeSchema } from "./scope-schema.ts";
export type { ReadAttribute, ScopePredicate, ScopePredicates, ScopeVerdict } from "./scope-verdict.ts";
