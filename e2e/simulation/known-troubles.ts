/** What the simulation has found in the engine and what is not mended yet: each is excluded by name, and goes from here once it is mended. */
export const knownTroubles = {
  "with activate off nobody is brought back":
    "While the setting activate is off, a suspended or deactivated account satisfies the wish for somebody who is employed, whoever put it there, and nobody is told.",
} as const;

/** Names of what is known. */
export type KnownTrouble = keyof typeof knownTroubles;

/** What the environment says not to exclude: part of a name, or `1` for everything. */
const strict = process.env["STRICT"];

/** Whether a trouble is still excluded. */
export const isKnown = (name: KnownTrouble): boolean =>
  name in knownTroubles && strict !== "1" && !(strict && name.includes(strict));
