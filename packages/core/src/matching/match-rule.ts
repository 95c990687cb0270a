/** One match rule, compiled: how the person's side is read and which attribute of the account it is looked up in. */
export interface MatchRule {
  /** As shown with the evidence: `workEmail = profile.login`. */
  readonly name: string;
  readonly to: string;
  /** It compares what is one person's alone: an address, or the id of their record. A match by anything else is a proposal to whoever reviews it. */
  readonly identifies: boolean;
  /** The person's value from a source row, or the record's id. */
  readonly read: (id: string, row: unknown) => unknown;
}

/** A value that can be looked up: text that is not empty. */
export const matchable = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
