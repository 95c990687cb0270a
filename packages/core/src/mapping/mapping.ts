import type { Kinds, Shape } from "../shape/index.ts";
import type { Functions } from "./custom-step.ts";
import type { Rules } from "./expression.ts";
import type { Misread } from "./misread.ts";

/** The row that the attributes of a shape are read from; `unknown` where a shape does not say. */
export type RowOf<S extends Shape> = S[keyof S] extends { readonly read: (row: infer Row) => unknown }
  ? [Row] extends [never]
    ? unknown
    : Row
  : unknown;

/** Reads one value from a row. Written as a method type, so that a mapping of known rows is also a mapping of unknown ones. */
export type Reader<Row = unknown, Value = unknown> = { read(row: Row): Value }["read"];

/** The kinds that hold ids of the source, which the planner translates through links. */
export type ReferenceKind = "person" | "people" | "group" | "groups";

/** A target attribute that holds ids of the source until the planner translates them. */
export interface Reference {
  readonly attribute: string;
  readonly kind: ReferenceKind;
}

/**
 * A target attribute that is read from another record than the person's own. `slots` leaves it `undefined`.
 * To settle it: an absent reference leaves it absent, a `null` reference makes it `null`, an id that nobody has leaves it absent.
 */
export interface Follow<Row = unknown> {
  /** The target attribute. */
  readonly attribute: string;
  /** The reference's name at the source of the mapping that follows it. */
  readonly reference: string;
  /** From the person's own row: the id of the record referred to, `null` or `undefined`. */
  readReference(row: Row): string | null | undefined;
  /** From the row of the record referred to. */
  readValue(row: Row): unknown;
  /** What of the row of the record referred to could not be read; `value`: what `readValue` gave. Absent: everything can. */
  misreads?(row: Row, value: unknown): readonly Misread[];
}

/**
 * A target attribute whose rule may meet a value that it cannot read: a phone number, a country's name, what makes a custom function fail.
 * The attribute is then not said, unless the rule has something else for it.
 */
export interface Misreadable<Row = unknown> {
  readonly attribute: string;
  /** Its place in `slots`. */
  readonly place: number;
  /** What of the row could not be read, each thing once. `value`: what came out of the row. Reads the row again only where something may be hidden. */
  misreads(row: Row, value: unknown): readonly Misread[];
}

/** An attribute of the first source that feeds a target attribute. */
export interface SourceAttribute {
  readonly attribute: string;
  /** As people call it: the attribute's label, else its name. */
  readonly label: string;
  /** Read on the record that this reference (by label) points to. Absent: read on the person's own record. */
  readonly of?: string;
}

/** One line of a mapping table. */
export interface MappingRow {
  readonly to: string;
  readonly toLabel: string;
  readonly from: readonly SourceAttribute[];
  /** What is done, in words. Empty when the value is taken as it is. */
  readonly steps: string;
  readonly write: "always" | "create";
  /** `threeWay`: cleared only if the target still holds what we wrote. */
  readonly onNull: "threeWay" | "keep" | "clear";
}

/** One part of an explanation, in the order in which things happened. */
export interface ExplainedStep {
  /** The attribute that is being made: in a composed mapping first one in the middle, then the target's. */
  readonly attribute: string;
  /** What was done, in words. */
  readonly step: string;
  /** What came out. */
  readonly value: unknown;
}

/** How one attribute of one person came about. Holds personal values: for screens, never for logs. */
export interface Explanation {
  readonly attribute: string;
  readonly label: string;
  readonly sources: readonly (SourceAttribute & { readonly value: unknown })[];
  readonly steps: readonly ExplainedStep[];
  readonly value: unknown;
}

/** One mapping as data: what `compileMapping` compiles, and what a composed mapping has several of. */
export interface Hop {
  readonly source: Shape;
  readonly target: Shape;
  readonly rules: Rules;
  readonly functions: Functions;
}

/**
 * A mapping ready to run, of one hop or of several composed. Everything but `explain` and `describe` was resolved when it was made:
 * `slots` and the readers only call closures. `Owned` are the target attributes it has a rule for.
 */
export interface CompiledMapping<
  S extends Shape = Shape,
  T extends Shape = Shape,
  Owned extends keyof T & string = keyof T & string,
> {
  /** Where rows are read: the shape of the first hop's source. */
  readonly source: S;
  /** What is made: the shape of the last hop's target. */
  readonly target: T;
  /** The normalised rules; those of the last hop when several are composed. JSON. */
  readonly rules: Rules;
  /** The mappings this one is made of, first to last. */
  readonly hops: readonly Hop[];
  /** The target attributes that have a rule. The order of `slots`. */
  readonly names: readonly Owned[];
  /** The target attributes that hold ids of the source. */
  readonly references: readonly Reference[];
  /** The target attributes that are settled from other records. */
  readonly follows: readonly Follow<RowOf<S>>[];
  /** The target attributes that are read from the person's own record and may be misread. */
  readonly misreadable: readonly Misreadable<RowOf<S>>[];
  /** The values of `names`, in that order. `undefined`: not said (or followed). `null`: said to be none. */
  slots(row: RowOf<S>): unknown[];
  /** The closure of one attribute. One without a rule, or followed, reads `undefined` from every row. */
  reader<N extends keyof T & string>(attribute: N): Reader<RowOf<S>, Kinds[T[N]["kind"]] | null | undefined>;
  /** The values by name, without those that are not said. For people and tests; the planner takes `slots`. */
  run(row: RowOf<S>): { readonly [N in Owned]?: Kinds[T[N]["kind"]] | null };
  /** The attributes of `source` that feed a target attribute; none for one without a rule. */
  sources(attribute: string): readonly SourceAttribute[];
  /** Rows for README tables and screens, in the order of `names`. */
  describe(): readonly MappingRow[];
  /**
   * How one attribute of one person comes about. `resolve` finds the row of a record referred to;
   * without it, or when it finds nobody, a followed attribute stays `undefined`.
   */
  explain(row: RowOf<S>, attribute: keyof T & string, resolve?: (id: string) => RowOf<S> | undefined): Explanation;
}

/** A mapping of one hop, which can be overridden and, where its rules invert, reversed. `Back` are the source attributes it can be read backwards into. */
export interface Mapping<
  S extends Shape = Shape,
  T extends Shape = Shape,
  Owned extends keyof T & string = keyof T & string,
  Back extends keyof S & string = keyof S & string,
> extends CompiledMapping<S, T, Owned> {
  /** The custom steps that its rules name. */
  readonly functions: Functions;
  /**
   * The rules read backwards: bare names and chains whose every step inverts, unless the kinds forbid it or the source attribute is read-only.
   * Of several rules that read one attribute the first counts. `write` and `onNull` are not carried over.
   */
  reverse(): Mapping<T, S, Back>;
}
