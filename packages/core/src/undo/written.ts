/** One attribute that a run wrote: what was there before it, and what it left. */
export interface Written {
  /** `undefined`: nothing. */
  readonly before: unknown;
  readonly left: unknown;
  /** It was the vendor that wrote it, along with something else, and nobody knows what it left. Absent: it was the run. */
  readonly byVendor?: boolean;
}
