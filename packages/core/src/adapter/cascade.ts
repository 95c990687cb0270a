/** What the vendor changes by itself, beside the state asked for, when somebody gets into it. */
export interface Cascade {
  /** References of other people to them, by attribute, which the vendor points to somebody else. */
  readonly people?: readonly string[];
  /** The same of groups. */
  readonly groups?: readonly string[];
  /** Attributes of their own that are emptied. */
  readonly own?: readonly string[];
}
