/** What lists of a SCIM vendor may be like. None of it is about look-ups: a list that is filtered is told as it is, unless filters are. */
export interface ListSwitches {
  /** What `totalResults` counts. */
  readonly totals: "everybody" | "the page" | "one too many" | "one too few";
  /** What `itemsPerPage` counts: the rows returned, as RFC 7644 has it, or those asked for. */
  readonly itemsPerPage: "returned" | "asked for";
  /** What of the last row of a page: it may come on the next page again, beside the others or in the place of one that then never comes. */
  readonly rowsAtBorders: "once" | "twice" | "twice, and one never";
  /** Pages, counted from 1, that come without rows though the total is as ever. */
  readonly emptyPages: readonly number[];
  /** What of filters; `user name only` refuses those that name anything else. */
  readonly filters: "honoured" | "user name only" | "ignored" | "refused";
  /** Rows that a page has at most. */
  readonly rowsAtMost: number;
  /** Whether `/ServiceProviderConfig`, `/ResourceTypes` and `/Schemas` are there. */
  readonly discovery: "there" | "absent";
}

/** Lists as RFC 7644 has them. */
export const plainLists: ListSwitches = {
  totals: "everybody",
  itemsPerPage: "returned",
  rowsAtBorders: "once",
  emptyPages: [],
  filters: "honoured",
  rowsAtMost: 100,
  discovery: "there",
};
