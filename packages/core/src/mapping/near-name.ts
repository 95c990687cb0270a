import { closestMatch } from "leven";

const maximumLength = 100;

const bare = (text: string): string =>
  text
    .slice(0, maximumLength)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The name that was probably meant: the same without case, spaces and punctuation, else the one that is fewest letters away, two in five at most.
 * `undefined`: none is near.
 */
export const nearName = (name: string, known: readonly string[]): string | undefined => {
  const wanted = bare(name);
  const byBare = new Map(known.toReversed().map((one) => [bare(one), one]));
  const nearest = closestMatch(wanted, [...byBare.keys()], { maxDistance: Math.floor(wanted.length * 0.4) });
  return nearest === undefined ? undefined : byBare.get(nearest);
};
