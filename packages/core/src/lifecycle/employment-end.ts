/** Which fact ended the employment. `first seen`: the record says "left" and gives no date. */
export type EndGround = "revocation" | "last working day" | "end date" | "first seen";

/** When an employment ends, and by which fact. */
export interface EmploymentEnd {
  readonly ground: EndGround;
  /** The last day, where the ground is a date. */
  readonly day: string | undefined;
  readonly at: string;
  readonly atMs: number;
}

/** The earlier end; the first one when they are at the same instant. */
export function earlierEnd(
  one: EmploymentEnd | undefined,
  other: EmploymentEnd | undefined,
): EmploymentEnd | undefined {
  if (!one || !other) return one ?? other;
  return other.atMs < one.atMs ? other : one;
}
