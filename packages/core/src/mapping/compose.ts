import { flows, type Kind, type Shape } from "../shape/index.ts";
import { compileMapping } from "./compile-mapping.ts";
import { namesRead } from "./expression-names.ts";
import { findAttribute } from "./find-attribute.ts";
import type { CompiledMapping, Mapping } from "./mapping.ts";
import { createProblemList, type ProblemList } from "./problem-list.ts";

/** The two were checked against their own view of the middle; where the views differ in kind they do not fit together. */
const checkMiddle = (first: CompiledMapping, second: Mapping, problems: ProblemList): void => {
  for (const [attribute, rule] of Object.entries(second.rules))
    for (const name of namesRead(rule)) {
      const given = first.names.includes(name) ? findAttribute(first.target, name)?.kind : undefined;
      const taken = findAttribute(second.source, name)?.kind;
      const accepted: readonly Kind[] = taken ? flows[taken] : [];
      if (given && !accepted.includes(given))
        problems.about(attribute)(
          `${name} is made as ${given} and read as ${taken}`,
          "give both mappings the same shape in the middle",
        );
    }
};

/**
 * Two mappings as one: the second's closures are compiled over the first's, with no record between.
 * An attribute of the middle that the first has no rule for reads as absent. What the first follows, or the second, is followed still;
 * throws `MappingError` when settling it would take a look at more than one other record.
 */
export const compose = <S extends Shape, M extends Shape, T extends Shape, Owned extends keyof T & string>(
  first: CompiledMapping<S, M>,
  second: Mapping<M, T, Owned>,
): CompiledMapping<S, T, Owned> => {
  const problems = createProblemList();
  const [one, two] = [first as unknown as CompiledMapping, second as unknown as Mapping];
  checkMiddle(one, two, problems);
  problems.throwIfAny();
  const [hop, ...more] = [...one.hops, ...two.hops] as const;
  return compileMapping(...([hop, ...more] as Parameters<typeof compileMapping>)) as unknown as CompiledMapping<
    S,
    T,
    Owned
  >;
};
