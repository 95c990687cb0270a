import type { Filter } from "../filter/filter.ts";
import type { Projection } from "./compile-projection.ts";
import type { Sort } from "./compile-sort.ts";

/** Which page is asked for by place: RFC 7644 §3.4.2.4. */
export interface IndexPage {
  readonly by: "index";
  /** The first resource's place in the whole list; 1 is the first. */
  readonly startIndex: number;
  /** At most so many; 0 asks for the total alone. */
  readonly count: number;
}

/** Which page is asked for by cursor: RFC 9865. */
export interface CursorPage {
  readonly by: "cursor";
  /** From an earlier answer. Empty: the first page. */
  readonly cursor: string;
  /** At most so many. */
  readonly count: number;
}

/** A list request, understood: RFC 7644 §3.4.2, and §3.4.3 as a body. */
export interface ListQuery {
  /** Absent: everything. */
  readonly filter: Filter | undefined;
  /** Absent: in any order that stays the same. */
  readonly sort: Sort | undefined;
  readonly projection: Projection;
  readonly page: IndexPage | CursorPage;
}
