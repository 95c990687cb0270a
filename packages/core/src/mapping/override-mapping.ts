import type { Shape } from "../shape/index.ts";
import { checkRules } from "./check-rules.ts";
import type { Functions } from "./custom-step.ts";
import { expressionBuilders } from "./expression-builders.ts";
import { findAttribute } from "./find-attribute.ts";
import { loadMapping } from "./load-mapping.ts";
import type { Mapping } from "./mapping.ts";
import { createProblemList } from "./problem-list.ts";
import { type Overrides, readOverrides } from "./read-rules.ts";
import type { Added, CheckedOverrides } from "./rule-types.ts";
import type { From } from "./typed-expression.ts";

/** Overrides as JSON: rules by target attribute, `null` to drop one. Checked at run time. */
export interface OverridesJson {
  readonly [attribute: string]: unknown;
}

/** Names of the functions of both, those handed in now winning. */
const joinFunctions = (before: Functions, more: Functions | undefined): Functions => ({ ...before, ...more });

const readAndCheck = (mapping: Mapping, json: unknown, functions: Functions): Overrides => {
  const problems = createProblemList();
  const overrides = readOverrides(json, problems);
  const rules = Object.fromEntries(Object.entries(overrides).flatMap(([name, rule]) => (rule ? [[name, rule]] : [])));
  checkRules(rules, { ...mapping, functions }, problems);
  for (const [name, rule] of Object.entries(overrides))
    if (rule === null && !findAttribute(mapping.target, name))
      problems.about(name)("the target has no such attribute", "leave it out");
  problems.throwIfAny();
  return overrides;
};

/**
 * A mapping with single rules replaced or added, and dropped where the override is `null`: that attribute is no longer managed.
 * The rest stays as it was, in its order. Throws `MappingError` when an override does not fit the two sides.
 */
export function overrideMapping<
  S extends Shape,
  T extends Shape,
  Owned extends keyof T & string,
  const R extends CheckedOverrides<S, T, R>,
  const F extends Functions = Record<never, never>,
>(
  mapping: Mapping<S, T, Owned>,
  rules: (from: From<S, F>) => R,
  functions?: F,
): Mapping<S, T, Exclude<Owned, keyof R> | (Added<R> & keyof T & string), never>;
export function overrideMapping<S extends Shape, T extends Shape>(
  mapping: Mapping<S, T>,
  rules: OverridesJson,
  functions?: Functions,
): Mapping<S, T>;
export function overrideMapping(
  mapping: Mapping,
  rules: OverridesJson | ((from: From<Shape, Functions>) => unknown),
  functions?: Functions,
): Mapping {
  const joined = joinFunctions(mapping.functions, functions);
  const json = typeof rules === "function" ? rules(expressionBuilders<Shape, Functions>()) : rules;
  const merged = { ...mapping.rules, ...readAndCheck(mapping, json, joined) };
  const kept = Object.fromEntries(Object.entries(merged).filter(([, rule]) => rule !== null));
  return loadMapping(mapping.source, mapping.target, kept, joined);
}
