import type { Shape } from "../shape/index.ts";
import type { Functions } from "./custom-step.ts";
import { expressionBuilders } from "./expression-builders.ts";
import { loadMapping } from "./load-mapping.ts";
import type { Mapping } from "./mapping.ts";
import type { BackNames, CheckedRules } from "./rule-types.ts";
import type { From } from "./typed-expression.ts";

/**
 * A mapping whose rules the compiler checks against both shapes. What `rules` returns is the JSON form, with types added;
 * it is checked once more at run time, so a mapping that compiles by force throws `MappingError` here.
 *
 * ```ts
 * defineMapping(person, employeeShape, (from) => ({
 *   givenName: "firstName",
 *   workEmail: from.through("email", lower(), asEmail()),
 *   displayName: { value: from.template("{firstName} {lastName}"), write: "create" },
 * }));
 * ```
 */
export const defineMapping = <
  S extends Shape,
  T extends Shape,
  const R extends CheckedRules<S, T, R>,
  const F extends Functions = Record<never, never>,
>(
  source: S,
  target: T,
  rules: (from: From<S, F>) => R,
  functions?: F,
): Mapping<S, T, keyof R & keyof T & string, BackNames<S, T, R>> =>
  loadMapping(source, target, rules(expressionBuilders<S, F>()), functions) as unknown as Mapping<
    S,
    T,
    keyof R & keyof T & string,
    BackNames<S, T, R>
  >;
