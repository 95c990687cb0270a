import type { AnyConnection } from "../adapter/any-adapter.ts";
import { ConfigurationError, type ConfigurationProblem } from "../errors/configuration-error.ts";
import type { Scope, ScopeRules } from "./scope-schema.ts";

/**
 * Throws a ConfigurationError for a scope by groups or app where the source cannot tell who belongs to them, and, where the source is never everybody by
 * default, for one that names neither and does not say that everybody is meant.
 */
export function assertScopeFits(scope: Scope | undefined, source: AnyConnection): void {
  const problems = scope ? unanswered(scope, source) : [];
  if (problems.length > 0)
    throw new ConfigurationError(problems, { remedy: "Leave the rule out: it would let everybody through." });
  if (!source.people.belongsTo?.required || scope?.everybody || namesBelonging(scope)) return;
  throw new ConfigurationError(
    [
      {
        path: "scope",
        message: `names no group and no app of ${source.adapter.name}, which is never taken whole by default`,
      },
    ],
    {
      remedy:
        "Name groups in scope.groups, or an app in scope.app; or set scope.everybody to true if all of it is meant.",
    },
  );
}

const unanswered = (scope: Scope, source: AnyConnection): readonly ConfigurationProblem[] => [
  ...unansweredRules(scope, source, ""),
  ...(scope.anyOf ?? []).flatMap((rules, index) => unansweredRules(rules, source, `anyOf.${index}.`)),
];

function unansweredRules(
  { groups, app }: ScopeRules,
  { adapter, people: { belongsTo } }: AnyConnection,
  path: string,
): readonly ConfigurationProblem[] {
  const problem = (rule: string, what: string) => ({
    path: `scope.${path}${rule}`,
    message: `${adapter.name} cannot tell ${what}`,
  });
  return [
    ...(groups && !belongsTo?.groups ? [problem("groups", "who is in a group")] : []),
    ...(app !== undefined && !belongsTo?.apps ? [problem("app", "who is assigned to an app")] : []),
  ];
}

/** Whether nobody is in scope without belonging to a group or an app. */
const namesBelonging = (scope: Scope | undefined): boolean =>
  scope !== undefined && (names(scope) || (scope.anyOf?.every(names) ?? false));

const names = ({ groups, app }: ScopeRules): boolean => groups !== undefined || app !== undefined;
