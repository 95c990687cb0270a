/** How far a read goes before it stops with a gap: bounds on what a vendor can make us hold or loop over. */
export interface ReadLimits {
  /** Pages of one list. */
  readonly pages: number;
  /** Items of one page. */
  readonly pageItems: number;
  /** UTF-16 code units of a cursor. */
  readonly cursorLength: number;
  /** UTF-16 code units of all texts in one record. */
  readonly recordLength: number;
  /** Linked ids looked up one by one. */
  readonly lookUps: number;
  /** Further tries of a page that failed. Requests that failed on the way were tried again before that. */
  readonly repeats: number;
}

/** The limits of a read that is given none. */
export const defaultReadLimits: ReadLimits = Object.freeze({
  pages: 100_000,
  pageItems: 2_000_000,
  cursorLength: 16_384,
  recordLength: 1_000_000,
  lookUps: 50,
  repeats: 2,
});

/** Where a read is. */
export interface ReadProgress {
  readonly list: string;
  /** From 1. */
  readonly page: number;
  /** Items of this list so far. */
  readonly items: number;
  /** What the vendor says the list holds. Absent: it does not say. */
  readonly total?: number;
}

/** What a read is handed besides its reading, whose `signal` stops it at once. */
export interface ReadOptions {
  /** When the read begins. ISO instant. */
  readonly readAt: string;
  /** Ids that links name: each one that the lists do not show is accounted for, or the read is incomplete. */
  readonly linkedIds?: Iterable<string>;
  /** The marks that earlier complete reads had: one that nobody has any more is a gap. */
  readonly marks?: Iterable<string>;
  /** Waits before the try of this number (1 first). Absent: no wait. */
  readonly backOff?: (repeat: number) => Promise<void>;
  /** Told after every page. */
  readonly onPage?: (progress: ReadProgress) => void;
  /** Absent: `defaultReadLimits`. */
  readonly limits?: Partial<ReadLimits>;
}
