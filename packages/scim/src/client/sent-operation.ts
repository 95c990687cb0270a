/** One operation of a PATCH, as it is sent. */
export interface SentOperation {
  readonly op: "add" | "replace" | "remove";
  /** Absent: the value names the attributes. */
  readonly path?: string;
  readonly value?: unknown;
}
