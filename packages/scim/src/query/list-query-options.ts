import type { FilterLimits } from "../filter/filter.ts";

/** How list requests are understood. */
export interface ListQueryOptions extends FilterLimits {
  /** How many a page has when the request does not say. Default 100. */
  readonly defaultCount?: number;
  /** How many a page has at most, whatever the request says. Default 1,000. */
  readonly maximumCount?: number;
  /** How a request pages that says neither `startIndex` nor `cursor` (RFC 9865 §2.3). Default `index`. */
  readonly defaultPaging?: "index" | "cursor";
}

/** A request's parameters by lower-cased name: texts from a query string, any JSON from a body. */
export type Parameters = ReadonlyMap<string, unknown>;
