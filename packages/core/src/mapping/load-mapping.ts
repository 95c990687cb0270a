import type { Shape } from "../shape/index.ts";
import { checkRules } from "./check-rules.ts";
import { compileMapping } from "./compile-mapping.ts";
import type { Functions } from "./custom-step.ts";
import type { Hop, Mapping } from "./mapping.ts";
import { createProblemList } from "./problem-list.ts";
import { readRules } from "./read-rules.ts";
import { reverseRules } from "./reverse-rules.ts";

/** A mapping of one hop that the check has passed. */
const mappingOf = (hop: Hop): Mapping => ({
  ...compileMapping(hop),
  functions: hop.functions,
  reverse: () => mappingOf({ source: hop.target, target: hop.source, rules: reverseRules(hop), functions: {} }),
});

/**
 * A mapping from its JSON form, which may come from anywhere: it is read within bounds, copied, and checked against both shapes
 * by the same tables that the compiler uses. Throws `MappingError`, listing every problem, and nothing else.
 */
export const loadMapping = <S extends Shape, T extends Shape>(
  source: S,
  target: T,
  rules: unknown,
  functions: Functions = {},
): Mapping<S, T> => {
  const problems = createProblemList();
  const read = readRules(rules, problems);
  checkRules(read, { source, target, functions }, problems);
  problems.throwIfAny();
  return mappingOf({ source, target, rules: read, functions }) as unknown as Mapping<S, T>;
};
