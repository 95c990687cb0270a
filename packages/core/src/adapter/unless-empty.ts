/** A text as a vendor shows it who says "none" by an empty one. */
export const unlessEmpty = (value: string | null | undefined): string | null | undefined =>
  value === "" ? null : value;
