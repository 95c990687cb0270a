/** The lanes of a budget, first served first: people going out, somebody waiting at a screen, everything else. */
export const lanes = ["removals", "interactive", "bulk"] as const;

/** Which lane a call draws from. */
export type Lane = (typeof lanes)[number];
