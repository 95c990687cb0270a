import type { AttributeFacts } from "../shape/shape.ts";

/** A value as it is looked up: two values that an attribute's `compare` calls the same have one fold. White space is never dropped. */
export const fold = (compare: AttributeFacts["compare"], value: string): string => {
  if (compare !== "caseless" && compare !== "identifier") return value;
  if (isAscii(value)) return value.toLowerCase();
  const plain = compare === "identifier" ? value.normalize("NFD").replace(/\p{M}/gu, "") : value.normalize("NFC");
  // A capital sigma becomes one of two small ones, by its place in the word.
  return plain.toLowerCase().replaceAll("ς", "σ");
};

/** A name as people type it in two places: without case, white space around it, and how its letters are composed. */
export const foldName = (name: string): string => fold("caseless", name.trim());

const isAscii = (value: string): boolean => {
  for (let at = 0; at < value.length; at++) if (value.charCodeAt(at) > 127) return false;
  return true;
};
