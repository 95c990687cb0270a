import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { AttributeFacts } from "../shape/shape.ts";
import type { Fingerprints } from "../store/link.ts";
import { comparable } from "./comparable.ts";
import { stableJson } from "./stable-json.ts";

const nameLength = 5;
const valueLength = 8;
const entryLength = nameLength + valueLength;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const short = (text: string, length: number): string => {
  const bytes = sha256(utf8ToBytes(text));
  let out = "";
  for (let i = 0; i < length; i++) out += alphabet[(bytes[i] ?? 0) & 63];
  return out;
};

const names = new Map<string, string>();

const nameMark = (attribute: string): string => {
  const known = names.get(attribute);
  if (known) return known;
  const mark = short(attribute, nameLength);
  names.set(attribute, mark);
  return mark;
};

const positionOf = (fingerprints: string, mark: string): number => {
  for (let i = 0; i < fingerprints.length; i += entryLength) if (fingerprints.startsWith(mark, i)) return i;
  return -1;
};

/** How each attribute is compared; `undefined`: exactly. */
export type CompareOf = (attribute: string) => AttributeFacts["compare"];

const exactly: CompareOf = () => undefined;

/**
 * The fingerprint of one value: 48 bits of SHA-256 over what it is compared by, so that values which count as the same have the same one.
 * `null` and `undefined` have one, which no value has.
 */
export function fingerprintOf(value: unknown, compare?: AttributeFacts["compare"]): string {
  if (value === undefined || value === null) return short("null", valueLength);
  const isFolded = compare !== undefined && (typeof value === "string" || Array.isArray(value));
  return short(stableJson(isFolded ? comparable(value, compare) : value), valueLength);
}

/** The fingerprint a link keeps of an attribute; `undefined` when we never wrote it nor saw it agree. */
export function fingerprintAt(fingerprints: Fingerprints | undefined, attribute: string): string | undefined {
  if (!fingerprints) return undefined;
  const at = positionOf(fingerprints, nameMark(attribute));
  return at < 0 ? undefined : fingerprints.slice(at + nameLength, at + entryLength);
}

/** The same fingerprints with those of some attributes replaced by the values just written or seen equal. Absent `compareOf`: all exactly. */
export function withFingerprints(
  fingerprints: Fingerprints | undefined,
  values: { readonly [attribute: string]: unknown },
  compareOf: CompareOf = exactly,
): Fingerprints {
  let out: string = fingerprints ?? "";
  for (const [attribute, value] of Object.entries(values)) {
    const mark = nameMark(attribute);
    const at = positionOf(out, mark);
    const entry = mark + fingerprintOf(value, compareOf(attribute));
    out = at < 0 ? out + entry : out.slice(0, at) + entry + out.slice(at + entryLength);
  }
  return out as Fingerprints;
}

/** The same fingerprints with those of some attributes as they were before; an attribute that had none then has none again. */
export function restoreFingerprints(
  fingerprints: Fingerprints | undefined,
  before: Fingerprints | undefined,
  attributes: readonly string[],
): Fingerprints {
  let out: string = fingerprints ?? "";
  for (const attribute of attributes) {
    const at = positionOf(out, nameMark(attribute));
    const was = fingerprintAt(before, attribute);
    const entry = was === undefined ? "" : nameMark(attribute) + was;
    out = at < 0 ? out + entry : out.slice(0, at) + entry + out.slice(at + entryLength);
  }
  return out as Fingerprints;
}
