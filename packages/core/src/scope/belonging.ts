import type { Belonging } from "../adapter/reader.ts";
import type { Scope, ScopeRules } from "./scope-schema.ts";

/** The groups and apps that a scope names, each once. `undefined`: none. */
export function belongingIn(scope: Scope | undefined): Belonging | undefined {
  const rules: readonly ScopeRules[] = scope ? [scope, ...(scope.anyOf ?? [])] : [];
  const groups = new Set(rules.flatMap((rule) => rule.groups ?? []));
  const apps = new Set(rules.flatMap(({ app }) => (app === undefined ? [] : [app])));
  return groups.size + apps.size === 0 ? undefined : { groups: [...groups], apps: [...apps] };
}
