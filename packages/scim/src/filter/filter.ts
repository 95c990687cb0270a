/** The operators of RFC 7644 §3.4.2.2 that compare with a value. */
export type ComparisonOperator = "eq" | "ne" | "co" | "sw" | "ew" | "gt" | "ge" | "lt" | "le";

/** What a filter compares with. */
export type FilterValue = string | number | boolean | null;

/** Both, or either, of two or more filters. */
export interface Combination {
  readonly operator: "and" | "or";
  readonly filters: readonly [Filter, Filter, ...Filter[]];
}

/** Whatever the filter inside does not match. */
export interface Negation {
  readonly operator: "not";
  readonly filter: Filter;
}

/** `userName eq "a"`. The path is spelled as in the text; `ResourceType.find` says what it names. */
export interface Comparison {
  readonly operator: ComparisonOperator;
  readonly path: string;
  readonly value: FilterValue;
}

/** `title pr`: there is a value, and it is not empty. */
export interface Presence {
  readonly operator: "pr";
  readonly path: string;
}

/** `emails[…]`: some one value of the attribute matches the whole filter inside, whose paths are sub-attributes. */
export interface ValueFilter {
  readonly operator: "some";
  readonly path: string;
  readonly filter: Filter;
}

/** A parsed filter: plain data, to be compiled to a predicate, or to be turned into a store's own query. */
export type Filter = Combination | Negation | Comparison | Presence | ValueFilter;

/** What a filter may be at most. */
export interface FilterLimits {
  /** Characters. Default 16,384. */
  readonly maximumLength?: number;
  /** How deep groups, negations and value filters may lie in one another. Default 32. */
  readonly maximumDepth?: number;
}
