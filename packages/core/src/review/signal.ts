/** One thing that was compared: what it says, in words for people, and how much. */
export interface Signal {
  readonly told: string;
  /** How sure it alone would make somebody that both are one: 0 to 1. Of what speaks against: how much of all the rest is left, below 1. */
  readonly weight: number;
  readonly speaks: "for" | "against";
}

/** Something that speaks for. */
export const speaksFor = (told: string, weight: number): Signal => ({ told, weight, speaks: "for" });

/** Something that speaks against. `weight`: what is left of everything that speaks for. */
export const speaksAgainst = (told: string, weight: number): Signal => ({ told, weight, speaks: "against" });

/** How sure all of it together makes somebody: 0 to 1, in hundredths. What speaks for adds up, each against the doubt that the others leave. */
export function confidenceOf(signals: readonly Signal[]): number {
  let doubt = 1;
  let left = 1;
  for (const { speaks, weight } of signals) {
    if (speaks === "for") doubt *= 1 - weight;
    else left *= weight;
  }
  return Math.round((1 - doubt) * left * 100) / 100;
}
