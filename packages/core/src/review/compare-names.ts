import type { PersonName } from "./identity.ts";
import { isNear } from "./is-near.ts";
import { type Signal, speaksAgainst, speaksFor } from "./signal.ts";

/** How a word of a person's name is found among those of an account. */
type Hit = "same" | "short" | "initial" | "near" | "none";

/** How sure a name alone makes somebody, by how family and given name were found. What is not here says nothing. */
const weights: { readonly [family: string]: { readonly [given: string]: number } } = {
  same: { same: 0.8, short: 0.7, near: 0.65, initial: 0.6 },
  near: { same: 0.65, short: 0.55, near: 0.45, initial: 0.4 },
  part: { same: 0.6, short: 0.5, near: 0.4, initial: 0.4 },
};

const told: { readonly [hit in Hit | "part"]: string } = {
  same: "agrees",
  short: "is a short form",
  near: "is spelt almost alike",
  initial: "agrees in its initial",
  part: "agrees in part",
  none: "differs",
};

/**
 * Compares the names of a person with those of an account, diacritics, order and slips left out of account. The pair that says most counts; nothing is said
 * where either side has no name.
 */
export function compareNames(
  names: readonly PersonName[],
  accounts: readonly (readonly string[])[],
): readonly Signal[] {
  const pairs = names.flatMap((name, index) => accounts.map((words) => compareName(name, words, index > 0)));
  const known = pairs.filter((signal) => signal !== undefined);
  const best = known.toSorted((a, b) => rank(b) - rank(a))[0];
  return best ? [best] : [];
}

const rank = ({ speaks, weight }: Signal): number => (speaks === "for" ? weight + 1 : weight);

function compareName(name: PersonName, words: readonly string[], byNickname: boolean): Signal | undefined {
  const all = [...name.given, ...name.family];
  if (all.length === 0 || words.length === 0) return undefined;
  const orders = [all, [...name.family, ...name.given]].map((order) => order.join(""));
  const joined = words.join("");
  const by = byNickname ? "the name they go by" : "name";
  if (all.length > 1 && joined === orders[0]) return speaksFor(`${by} agrees`, byNickname ? 0.75 : 0.8);
  if (all.length > 1 && joined === orders[1])
    return speaksFor(`${by} agrees, given and family name the other way round`, byNickname ? 0.7 : 0.75);
  if (words.length === 1) return compareJoined(name, joined);
  return compareParts(name, words, byNickname);
}

/** User names of one word: `alovelace`, `adal`. */
function compareJoined({ given, family }: PersonName, word: string): Signal | undefined {
  const [first = ""] = given;
  const last = family.join("");
  if (first === "" || last === "") return undefined;
  if (word === first[0] + last) return speaksFor("user name is the initial and the family name", 0.6);
  if (word === first + last[0]) return speaksFor("user name is the given name and an initial", 0.4);
  if (isNear(word, first + last)) return speaksFor("name is spelt almost alike", 0.45);
  if (word === last || word === first) return undefined;
  return speaksAgainst("names differ wholly", 0.4);
}

function compareParts(
  { given, family }: PersonName,
  words: readonly string[],
  byNickname: boolean,
): Signal | undefined {
  const [hit, rest] = familyHit(family, words);
  const givenHit = given[0] === undefined ? undefined : best(given[0], rest);
  const what = byNickname ? "the given name they go by" : "given name";
  if (hit === "none") {
    if (givenHit === "same") return speaksAgainst("given name agrees and family name differs", 0.5);
    return speaksAgainst("names differ wholly", 0.4);
  }
  if (givenHit === undefined || rest.length === 0) return undefined;
  const weight = weights[hit]?.[givenHit];
  if (weight === undefined) return speaksAgainst(`family name ${told[hit]} and given name differs`, 0.5);
  return speaksFor(`family name ${told[hit]}, ${what} ${told[givenHit]}`, byNickname ? weight - 0.05 : weight);
}

/** How the family name is found, and the words that are left. */
function familyHit(
  family: readonly string[],
  words: readonly string[],
): readonly ["same" | "near" | "part" | "none", readonly string[]] {
  const hits = family.map((word) => [word, words.find((other) => other === word)] as const);
  const found = hits.flatMap(([, other]) => other ?? []);
  const rest = words.filter((word) => !found.includes(word));
  if (family.length > 0 && found.length === family.length) return ["same", rest];
  const joined = family.join("");
  const near = words.find((word) => word === joined || isNear(word, joined));
  if (near !== undefined) return [near === joined ? "same" : "near", words.filter((word) => word !== near)];
  return found.length > 0 ? ["part", rest] : ["none", words];
}

function best(given: string, words: readonly string[]): Hit {
  if (words.includes(given)) return "same";
  if (words.some((word) => isShort(word, given) || isShort(given, word))) return "short";
  if (words.some((word) => isNear(word, given))) return "near";
  return words.some((word) => (word.length === 1 || given.length === 1) && word[0] === given[0]) ? "initial" : "none";
}

/** `alex` of `alexander`. */
const isShort = (short: string, long: string): boolean => short.length > 2 && long.startsWith(short);
