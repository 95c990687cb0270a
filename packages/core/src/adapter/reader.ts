/** One page of a list. Without `next` it is the last. `total` is what the vendor says the whole list holds. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string | undefined;
  readonly total?: number;
}

/** Groups and apps of a source that a scope asks about, each by its name or its id at the vendor. */
export interface Belonging {
  readonly groups: readonly string[];
  readonly apps: readonly string[];
}

/** What a read is for: the day it is made for (the sync's own calendar), and the attributes that somebody asked for. */
export interface Reading {
  readonly day: string;
  /** Empty: all of them. */
  readonly attributes: readonly string[];
  /** The rows are to tell who is in these groups and assigned to these apps. Absent: nobody asks. */
  readonly belonging?: Belonging;
  readonly signal?: AbortSignal;
}

/** One paged list. Core owns the loop, the retries, stuck cursors and the proof; the adapter answers one page at a time. */
export interface List<Item> {
  page(cursor: string | undefined, reading: Reading): Promise<Page<Item>>;
  /** The key under which rows of another list find this item. A list without it is a main list. */
  by?(item: Item): string | null | undefined;
}

/** Rows of the other lists, for one row of the main list. */
export interface Sides {
  /** The item of a list under this key; the first one where several share it. */
  one(list: string, key: string | null | undefined): unknown;
  /** All items of a list under this key. */
  all(list: string, key: string | null | undefined): readonly unknown[];
}

/** How the records of a resource are read: named lists, and how a row is made from an item of a main list. Built by `single`, `joined` or `united`. */
export interface Reader<Row> {
  /** Side lists are read first and kept; main lists are streamed in the order named. */
  readonly lists: { readonly [name: string]: List<unknown> };
  readonly main: readonly string[];
  /** Main lists that may show again what one before them showed, such as those filtered from it: that is passed over. In any other list it is a gap. */
  readonly mayRepeat?: readonly string[];
  row(item: unknown, sides: Sides, reading: Reading): Row;
  /**
   * What a row shows of how far the credential reaches, such as "not employed". Once a complete read had such a row, a later read without any
   * is not believed to be complete: a narrowed permission looks like a smaller company. Absent: nothing is shown by it.
   */
  mark?(row: Row): string | undefined;
  /** The vendor's own witness of completeness, asked after the last page. A text says what is not proven; `undefined`: it vouches. */
  witness?(evidence: Evidence): Promise<string | undefined>;
}

/** What a witness may look at. */
export interface Evidence {
  readonly size: number;
  has(id: string): boolean;
  /** What each list said its total was, page by page. */
  readonly totals: { readonly [list: string]: readonly (number | undefined)[] };
  readonly reading: Reading;
}
