import { isWide, narrowText, widenText } from "./narrow-text.ts";

const slotEnd = "\u001f";
const escapeMark = "\u001e";
const itemEnd = "\u001d";

/**
 * Values as one flat string. Two strings are equal exactly when the values are, `undefined`, `null`, `""` and values of different kinds told apart;
 * `-0` counts as `0`. Texts, numbers, flags and lists of texts are what it is made for; anything else is kept as JSON.
 */
export const packSlots = (values: readonly unknown[]): string => {
  const parts = new Array<string>(values.length);
  for (let slot = 0; slot < values.length; slot++) parts[slot] = packValue(values[slot]);
  // A join copies the texts, so no vendor's answer is kept alive, and the result is flat.
  const packed = parts.join(slotEnd);
  return isWide(packed) ? shorter(parts, packed) : packed;
};

/** One name beyond Latin-1 would double the memory of all the other values; where most of the text is, escapes would cost more. */
const shorter = (parts: readonly string[], packed: string): string => {
  const narrow = parts.map((part) => narrowText(part, escapeMark)).join(slotEnd);
  return narrow.length < packed.length * 2 ? narrow : packed;
};

/** The values that were packed. `count` is how many they were. */
export const unpackSlots = (packed: string, count: number): unknown[] =>
  count === 0 ? [] : packed.split(slotEnd).map(unpackValue);

/** One of the values that were packed, without unpacking the others. */
export const unpackSlot = (packed: string, slot: number): unknown => {
  let from = 0;
  for (let before = 0; before < slot; before++) {
    const end = packed.indexOf(slotEnd, from);
    if (end < 0) return undefined;
    from = end + 1;
  }
  const end = packed.indexOf(slotEnd, from);
  return unpackValue(packed.slice(from, end < 0 ? undefined : end));
};

const packValue = (value: unknown): string => {
  if (typeof value === "string") return `"${escaped(value)}`;
  if (value === undefined) return "";
  if (value === null) return "0";
  if (typeof value === "boolean") return value ? "+" : "-";
  if (typeof value === "number") return `#${value}`;
  return isTexts(value) ? packTexts(value) : `{${escaped(JSON.stringify(value) ?? String(value))}`;
};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

const packTexts = (texts: readonly string[]): string => {
  let packed = "[";
  for (const text of texts) packed += escaped(text) + itemEnd;
  return packed;
};

const unpackValue = (packed: string): unknown => {
  switch (packed.charAt(0)) {
    case '"':
      return plain(packed.slice(1));
    case "":
      return undefined;
    case "0":
      return null;
    case "+":
      return true;
    case "-":
      return false;
    case "#":
      return Number(packed.slice(1));
    case "[":
      return packed.slice(1).split(itemEnd).slice(0, -1).map(plain);
    default:
      return JSON.parse(plain(packed.slice(1)));
  }
};

const isPlain = (text: string): boolean =>
  !text.includes(slotEnd) && !text.includes(escapeMark) && !text.includes(itemEnd);

const escaped = (text: string): string =>
  isPlain(text)
    ? text
    : text
        .replaceAll(escapeMark, `${escapeMark}>`)
        .replaceAll(slotEnd, `${escapeMark}?`)
        .replaceAll(itemEnd, `${escapeMark}=`);

const marked: { readonly [letter: string]: string } = { ">": escapeMark, "?": slotEnd, "=": itemEnd };

const plain = (text: string): string => {
  if (!text.includes(escapeMark)) return text;
  const [first = "", ...rest] = text.split(escapeMark);
  return first + rest.map(unmarked).join("");
};

const unmarked = (part: string): string => {
  const control = marked[part.charAt(0)];
  return control === undefined ? widenText(part) : control + part.slice(1);
};
