import { localPart } from "./fold-words.ts";
import type { AccountIdentity, PersonIdentity } from "./identity.ts";

/**
 * Keys under which two records that may be one meet: nobody is compared with an account that shares none with them. A slip in one half of a word leaves
 * the key of its other half.
 */
export function personKeys({ addresses, number, names }: PersonIdentity): readonly string[] {
  const joined = names.flatMap(({ given, family }) => {
    const [first = ""] = given;
    const last = family.join("");
    return first === "" || last === "" ? [] : [first[0] + last, first + last[0], ...halves(first + last)];
  });
  return distinct([
    ...ownKeys(addresses, number),
    ...names.flatMap(({ given, family }) => pairs([...given, ...family, ...whole(family)])),
    ...joined.map((word) => `word ${word}`),
  ]);
}

/** The same of an account. */
export function accountKeys({ addresses, number, names }: AccountIdentity): readonly string[] {
  const alone = names.flatMap((words) => [words.join(""), ...(words.length === 1 ? halves(words.join("")) : [])]);
  return distinct([...ownKeys(addresses, number), ...names.flatMap(pairs), ...alone.map((word) => `word ${word}`)]);
}

function ownKeys(addresses: readonly string[], number: string | undefined): readonly string[] {
  const locals = addresses.map(localPart).filter((local) => local !== "");
  return [
    ...(number === undefined ? [] : [`number ${number}`]),
    ...addresses.filter((address) => address !== "").map((address) => `address ${address}`),
    ...locals.flatMap((local) => [local, ...halves(local)]).map((local) => `local ${local}`),
  ];
}

/** The beginning and the end of a word that is long enough for slips. */
const halves = (word: string): readonly string[] =>
  word.length < 6 ? [] : [`${word.slice(0, word.length >> 1)}-`, `-${word.slice((word.length + 1) >> 1)}`];

const whole = (family: readonly string[]): readonly string[] => (family.length > 1 ? [family.join("")] : []);

/** Of each two words of a name, one whole and of the other what stands at either end: its first letter, its last two. */
function pairs(words: readonly string[]): readonly string[] {
  return words.flatMap((one) =>
    words.flatMap((other) =>
      one === other || one.length === 1 ? [] : [`name ${one} ${other.slice(0, 1)}-`, `name ${one} -${other.slice(-2)}`],
    ),
  );
}

const distinct = (keys: readonly string[]): readonly string[] => [...new Set(keys)];
