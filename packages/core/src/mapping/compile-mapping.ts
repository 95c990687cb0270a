import type { Shape } from "../shape/index.ts";
import type { Read } from "./compile-expression.ts";
import { type CompiledAttribute, compileHops } from "./compile-hops.ts";
import { describeHops } from "./describe-hops.ts";
import { explainHops } from "./explain-hops.ts";
import { findAttribute } from "./find-attribute.ts";
import type { CompiledMapping, Follow, Hop, Misreadable, Reference, ReferenceKind } from "./mapping.ts";
import type { Misread } from "./misread.ts";
import { createProblemList } from "./problem-list.ts";
import { sourcesInHops } from "./sources-in-hops.ts";

const referenceKinds: readonly string[] = ["person", "people", "group", "groups"] satisfies readonly ReferenceKind[];

const isReferenceKind = (kind: string | undefined): kind is ReferenceKind =>
  kind !== undefined && referenceKinds.includes(kind);

/** Where each closure stands first. A closure that several attributes share runs once for a row. */
const firstPlaces = (reads: readonly Read[]): readonly number[] => reads.map((read) => reads.indexOf(read));

const compileSlots = (reads: readonly Read[]): ((row: unknown) => unknown[]) => {
  const places = firstPlaces(reads);
  const steps = reads.map((read, index) => ({ read, place: places[index] ?? index }));
  return (row) => {
    const values = new Array<unknown>(steps.length);
    let index = 0;
    for (const { read, place } of steps) {
      values[index] = place < index ? values[place] : read(row);
      index += 1;
    }
    return values;
  };
};

const compileRun = (names: readonly string[], slots: (row: unknown) => unknown[]) => (row: unknown) => {
  const values = slots(row);
  return Object.fromEntries(
    names.map((name, index) => [name, values[index]]).filter(([, value]) => value !== undefined),
  );
};

const referencesOf = (names: readonly string[], target: Shape): Reference[] =>
  names.flatMap((attribute) => {
    const kind = findAttribute(target, attribute)?.kind;
    return isReferenceKind(kind) ? [{ attribute, kind }] : [];
  });

/** What an attribute's closure could not read of a row. */
type Listen = (attribute: string) => Misreadable["misreads"];

/** Reads rows once more, with closures that tell. They are made when first needed: most rows are read without a fault. */
const listenTo = (hops: readonly Hop[], compiled: ReadonlyMap<string, CompiledAttribute>): Listen => {
  let heard: Misread[] = [];
  let telling: ReadonlyMap<string, CompiledAttribute> | undefined;
  return (attribute) => {
    const always = compiled.get(attribute)?.misreads === "any";
    return (row, value) => {
      if (value !== undefined && !always) return [];
      telling ??= compileHops(hops, createProblemList(), (misread) => void heard.push(misread));
      heard = [];
      const told = telling.get(attribute);
      (told?.follow?.readValue ?? told?.read)?.(row);
      return [...new Set(heard)];
    };
  };
};

const followsOf = (compiled: ReadonlyMap<string, CompiledAttribute>, listen: Listen): Follow<unknown>[] =>
  [...compiled].flatMap(([attribute, { follow, misreads }]) =>
    follow
      ? [{ attribute, ...follow, ...(misreads !== "never" && { misreads: listen(attribute) }) } as Follow<unknown>]
      : [],
  );

const misreadableOf = (compiled: ReadonlyMap<string, CompiledAttribute>, listen: Listen): Misreadable[] =>
  [...compiled].flatMap(([attribute, { follow, misreads }], place) =>
    follow || misreads === "never" ? [] : [{ attribute, place, misreads: listen(attribute) }],
  );

/** Makes one mapping of hops that the check has passed. Throws `MappingError` when they follow references that cannot be settled. */
export const compileMapping = (first: Hop, ...more: readonly Hop[]): CompiledMapping => {
  const hops = [first, ...more];
  const last = more.at(-1) ?? first;
  const problems = createProblemList();
  const compiled = compileHops(hops, problems);
  problems.throwIfAny();
  const names = [...compiled.keys()];
  const listen = listenTo(hops, compiled);
  const slots = compileSlots([...compiled.values()].map(({ read }) => read));
  return {
    source: first.source,
    target: last.target,
    rules: last.rules,
    hops,
    names,
    references: referencesOf(names, last.target),
    follows: followsOf(compiled, listen),
    misreadable: misreadableOf(compiled, listen),
    slots,
    reader: (attribute) =>
      (compiled.get(attribute)?.read ?? (() => undefined)) as ReturnType<CompiledMapping["reader"]>,
    run: compileRun(names, slots) as CompiledMapping["run"],
    sources: (attribute) => sourcesInHops(hops, attribute),
    describe: () => describeHops(hops),
    explain: (row, attribute, resolve) => explainHops(hops, { row, attribute, resolve }),
  };
};
