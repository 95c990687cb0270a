import { isWide, narrowText, widenText } from "./narrow-text.ts";

// A packed string begins with one character for each slot, which says what the slot holds and how long it is; the texts follow,
// one after the other. So values need no escapes, and one is found or compared without looking into those before it.

const nothing = 0;
const none = 1;
const yes = 2;
const no = 3;
/** Anything that is not a short text in Latin-1: its length stands before it. */
const spelledOut = 4;
const firstLength = 5;
/** One more, and the header itself would be wide. */
const longest = 0xff - firstLength;

/**
 * Values as one flat string. Two strings are equal exactly when the values are, `undefined`, `null`, `""` and values of different kinds told apart;
 * `-0` counts as `0`. Short texts are what it is made for; lists, and anything else, are kept as JSON.
 */
export const packSlots = (values: readonly unknown[]): string => {
  const packed = joined(values, false);
  if (!isWide(packed)) return packed;
  // One name beyond Latin-1 would double the memory of all the other values; where most of the text is, escapes would cost more.
  const narrow = joined(values, true);
  return narrow.length < packed.length * 2 ? narrow : packed;
};

const joined = (values: readonly unknown[], isNarrow: boolean): string => {
  const codes = new Array<number>(values.length);
  const parts = new Array<string>(values.length + 1);
  for (let slot = 0; slot < values.length; slot++) {
    const value = values[slot];
    const code = codeOf(value, isNarrow);
    codes[slot] = code;
    parts[slot + 1] = code >= firstLength ? (value as string) : code === spelledOut ? spelled(value, isNarrow) : "";
  }
  parts[0] = String.fromCharCode(...codes);
  // A join copies the texts, so no vendor's answer is kept alive, and the result is flat.
  return parts.join("");
};

const codeOf = (value: unknown, isNarrow: boolean): number => {
  if (typeof value === "string")
    return value.length > longest || (isNarrow && isWide(value)) ? spelledOut : value.length + firstLength;
  if (value === undefined) return nothing;
  if (value === null) return none;
  return typeof value === "boolean" ? (value ? yes : no) : spelledOut;
};

/** The values that were packed. `count` is how many they were. */
export const unpackSlots = (packed: string, count: number): unknown[] => {
  const values = new Array<unknown>(count);
  let at = count;
  for (let slot = 0; slot < count; slot++) {
    const end = endOf(packed, slot, at);
    values[slot] = valueAt(packed, slot, at, end);
    at = end;
  }
  return values;
};

/** One of the `count` values that were packed, without unpacking the others. */
export const unpackSlot = (packed: string, slot: number, count: number): unknown => {
  let at = count;
  for (let before = 0; before < slot; before++) at = endOf(packed, before, at);
  return valueAt(packed, slot, at, endOf(packed, slot, at));
};

/**
 * Whether the `count` values packed begin with what is wanted, told without unpacking them: `null` stands for nothing as well, and `undefined` asks
 * for nothing. Lists are never found equal.
 */
export const holdsSlots = (packed: string, count: number, wanted: readonly unknown[]): boolean => {
  let at = count;
  for (let slot = 0; slot < wanted.length; slot++) {
    const value = wanted[slot];
    const end = endOf(packed, slot, at);
    if (value !== undefined && !holdsValue(packed, slot, at, end, value)) return false;
    at = end;
  }
  return true;
};

const holdsValue = (packed: string, slot: number, at: number, end: number, value: unknown): boolean => {
  const code = packed.charCodeAt(slot);
  if (code >= firstLength)
    return typeof value === "string" && value.length === end - at && packed.startsWith(value, at);
  return value === null ? code <= none : valueAt(packed, slot, at, end) === value;
};

const endOf = (packed: string, slot: number, at: number): number => {
  const code = packed.charCodeAt(slot);
  if (code >= firstLength) return at + code - firstLength;
  return code === spelledOut ? endOfSpelled(packed, at) : at;
};

const valueAt = (packed: string, slot: number, at: number, end: number): unknown => {
  const code = packed.charCodeAt(slot);
  if (code >= firstLength) return packed.slice(at, end);
  if (code === spelledOut) return unspelled(packed.slice(packed.indexOf(lengthEnd, at) + 1, end));
  return code === nothing ? undefined : code === none ? null : code === yes;
};

const lengthEnd = ":";
const escapeMark = "\u001e";

const spelled = (value: unknown, isNarrow: boolean): string => {
  const content = contentOf(value, isNarrow);
  return content.length + lengthEnd + content;
};

const endOfSpelled = (packed: string, at: number): number => {
  const from = packed.indexOf(lengthEnd, at);
  return from + 1 + Number(packed.slice(at, from));
};

const contentOf = (value: unknown, isNarrow: boolean): string => {
  if (typeof value === "string")
    return isNarrow ? `'${narrowText(value.replaceAll(escapeMark, `${escapeMark}>`), escapeMark)}` : `"${value}`;
  if (typeof value === "number") return `#${value}`;
  const json = JSON.stringify(value) ?? String(value);
  return isNarrow ? `(${narrowText(json, escapeMark)}` : `{${json}`;
};

const unspelled = (content: string): unknown => {
  const rest = content.slice(1);
  switch (content.charAt(0)) {
    case '"':
      return rest;
    case "'":
      return widened(rest);
    case "#":
      return Number(rest);
    case "(":
      return JSON.parse(widened(rest));
    default:
      return JSON.parse(rest);
  }
};

const widened = (narrow: string): string => {
  const [first = "", ...rest] = narrow.split(escapeMark);
  return first + rest.map((part) => (part.startsWith(">") ? escapeMark + part.slice(1) : widenText(part))).join("");
};
