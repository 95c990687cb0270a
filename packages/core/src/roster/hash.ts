/**
 * Hashes the values of one record into two 32-bit halves. It tells contents apart; it does not withstand somebody who wants them to collide.
 * Text, numbers, flags, `null` and `undefined` are told apart, so `1` is not `"1"`; anything else counts by its JSON.
 */
export const hashValues = (values: readonly unknown[], halves: Int32Array): void => {
  let high = 0x811c9dc5 | 0;
  let low = 0x2f0b4c47;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const text = typeof value === "string" ? value : spelled(value);
    const { length } = text;
    high = Math.imul(high ^ ((length << 3) | kindOf(value)), 0x01000193);
    low = Math.imul(low ^ high, 0x5bd1e995);
    // Four units at a step: each step waits for the one before it.
    let at = 0;
    for (; at + 3 < length; at += 4) {
      high = Math.imul(high ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)), 0x01000193);
      high ^= high >>> 16;
      low = Math.imul(low ^ (text.charCodeAt(at + 2) | (text.charCodeAt(at + 3) << 16)), 0x5bd1e995);
      low ^= low >>> 15;
    }
    for (; at < length; at++) {
      high = Math.imul(high ^ text.charCodeAt(at), 0x01000193);
      high ^= high >>> 16;
    }
  }
  halves[0] = scatter(high ^ low);
  halves[1] = scatter(Math.imul(low, 0x9e3779b1) ^ high);
};

const kindOf = (value: unknown): number => {
  if (typeof value === "string") return 0;
  if (value === undefined) return 1;
  if (value === null) return 2;
  if (typeof value === "number") return 3;
  if (typeof value === "boolean") return value ? 4 : 5;
  return 6;
};

const spelled = (value: unknown): string => {
  if (value === undefined || value === null || typeof value === "boolean") return "";
  return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
};

/** Spreads every bit over all of them, so that sums of hashes differ too. */
const scatter = (half: number): number => {
  let bits = Math.imul(half ^ (half >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b | 0);
  return bits ^ (bits >>> 16);
};

/** The 32-bit hash of a text, for tables in memory. */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return scatter(hash);
};

/** Two 32-bit halves as 16 hexadecimal digits. */
export const hexOf = (high: number, low: number): string => half(high) + half(low);

const half = (bits: number): string => (bits >>> 0).toString(16).padStart(8, "0");
