import { ConfigurationError, type ConfigurationProblem } from "../errors/configuration-error.ts";
import type { CompiledMapping } from "../mapping/mapping.ts";
import type { SyncSettings } from "./sync-settings.ts";

/**
 * Refuses settings that name attributes which are not there: a match rule by a misspelt name would find nobody, and everybody would be made anew.
 * Throws a ConfigurationError with every problem.
 */
export function assertNamesFit(settings: SyncSettings, toEmployee: CompiledMapping, toAccount: CompiledMapping): void {
  const { match = [], attributes, externalId } = settings;
  const problems = [
    ...match.flatMap(({ from, to }, index) => [
      ...missing(toEmployee.names.includes(from), `match.${index}.from`, "no rule of the source makes this attribute"),
      ...missing(hasAttribute(toAccount, to), `match.${index}.to`, "accounts have no such attribute"),
    ]),
    ...Object.keys(attributes).flatMap((name) =>
      missing(toAccount.names.includes(name), `attributes.${name}`, "no rule writes this attribute"),
    ),
    ...(externalId === undefined ? [] : externalIdProblems(toAccount, externalId)),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
}

const externalIdProblems = (toAccount: CompiledMapping, name: string): readonly ConfigurationProblem[] => [
  ...missing(hasAttribute(toAccount, name), "externalId", "accounts have no such attribute"),
  ...missing(!toAccount.names.includes(name), "externalId", "a rule of the mapping writes this attribute already"),
];

const hasAttribute = ({ target }: CompiledMapping, name: string): boolean => Object.hasOwn(target, name);

const missing = (isFine: boolean, path: string, message: string): readonly ConfigurationProblem[] =>
  isFine ? [] : [{ path, message }];
