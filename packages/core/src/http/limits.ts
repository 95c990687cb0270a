/** What one answer tells about the vendor's limits. What it does not tell is absent. */
export interface Limits {
  /** Requests allowed in the bucket's window. */
  readonly limit?: number | undefined;
  /** Requests left in it. */
  readonly remaining?: number | undefined;
  /** Milliseconds until it starts anew. */
  readonly resetInMs?: number | undefined;
  /** Milliseconds that the vendor asks to wait. */
  readonly retryAfterMs?: number | undefined;
  /** The answer complains of too many requests at once, not of too many in the window. */
  readonly isConcurrency?: boolean | undefined;
}
