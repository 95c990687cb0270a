/** Letters that no decomposition turns into plain ones, as people without them on the keyboard write them. */
const plain: { readonly [letter: string]: string } = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ς: "σ",
};

/** Accents and the like; in other scripts marks are vowels, and make another name. */
const marks = /[\u0300-\u036f]/g;
const letters = new RegExp(`[${Object.keys(plain).join("")}]`, "g");

/** Text without case and diacritics. */
const foldText = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(marks, "")
    .toLowerCase()
    .replace(letters, (letter) => plain[letter] ?? letter)
    .normalize("NFC");

/** The name in an address or a user name: without the domain before or behind it. */
export const localPart = (address: string): string => {
  const name = address.slice(address.lastIndexOf("\\") + 1);
  const at = name.lastIndexOf("@");
  return at > 0 ? name.slice(0, at) : name;
};

/** What stands behind the `@`; `undefined`: it is no address. */
export const domainOf = (address: string): string | undefined => {
  const at = address.lastIndexOf("@");
  return at > 0 && at < address.length - 1 ? address.slice(at + 1) : undefined;
};

/** An address or a user name as it is compared. A domain before the name goes, and what stands behind a `+`. Empty: there is none. */
export const foldAddress = (address: string): string => {
  const folded = foldText(address.trim());
  const name = localPart(folded).replace(/\+.*$/u, "");
  const domain = domainOf(folded);
  return domain === undefined ? name : `${name}@${domain}`;
};

/** The most words of a name that are looked at. */
const mostWords = 6;
const mostLetters = 100;

/** A name in words as they are compared: what identifiers have around the name goes, digits too. */
export const nameWords = (name: string): readonly string[] =>
  foldText(localPart(name.trim().slice(0, mostLetters)))
    .replace(/(\p{L})['’`](?=\p{L})/gu, "$1")
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== "")
    .slice(0, mostWords);
