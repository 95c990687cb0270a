import { ConfigurationError, type ConfigurationProblem } from "../errors/configuration-error.ts";
import type { CompiledMapping } from "../mapping/mapping.ts";
import { nearName } from "../mapping/near-name.ts";
import type { SyncSettings } from "./sync-settings.ts";

/**
 * Refuses settings that name attributes which are not there: a match rule by a misspelt name would find nobody, and everybody would be made anew.
 * Throws a ConfigurationError with every problem. `kept`: attributes that are kept in step without a rule.
 */
export function assertNamesFit(
  settings: SyncSettings,
  toEmployee: CompiledMapping,
  toAccount: CompiledMapping,
  kept: readonly string[] = [],
): void {
  const { match = [], attributes, externalId } = settings;
  const problems = [
    ...match.flatMap(({ from, to }, index) => [
      ...missing(from, toEmployee.names, `match.${index}.from`, "no rule of the source makes this attribute"),
      ...missing(to, attributesOf(toAccount), `match.${index}.to`, "accounts have no such attribute"),
    ]),
    ...Object.keys(attributes).flatMap((name) =>
      missing(name, [...toAccount.names, ...kept], `attributes.${name}`, "no rule writes this attribute"),
    ),
    ...(externalId === undefined ? [] : externalIdProblems(toAccount, externalId)),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
}

/** Throws a ConfigurationError when accounts have no such attribute. */
export function assertAttribute(name: string, toAccount: CompiledMapping): void {
  const problems = missing(name, attributesOf(toAccount), "attribute", "accounts have no such attribute");
  if (problems.length > 0) throw new ConfigurationError(problems);
}

const externalIdProblems = (toAccount: CompiledMapping, name: string): readonly ConfigurationProblem[] => [
  ...missing(name, attributesOf(toAccount), "externalId", "accounts have no such attribute"),
  ...(toAccount.names.includes(name)
    ? [{ path: "externalId", message: "a rule of the mapping writes this attribute already" }]
    : []),
];

const attributesOf = ({ target }: CompiledMapping): readonly string[] => Object.keys(target);

function missing(
  name: string,
  known: readonly string[],
  path: string,
  message: string,
): readonly ConfigurationProblem[] {
  if (known.includes(name)) return [];
  const near = nearName(name, known);
  return [{ path, message: near === undefined ? message : `${message}; did you mean ${near}?` }];
}
