/** A fast synchronous hash of two 32-bit halves. It tells contents apart; it does not withstand somebody who wants them to collide. */
export interface Hasher {
  /** Takes in a value: text, number, flag, null, undefined, lists of them; anything else by its JSON. Values of different kinds differ: `1` is not `"1"`. */
  value(value: unknown): void;
  /** Writes the two halves of what came in since the last call, and begins anew. */
  end(halves: Int32Array): void;
}

/** A hasher, to be used again and again without making objects. */
export const createHasher = (): Hasher => {
  let high = 0;
  let low = 0;
  const begin = (): void => {
    high = 0x811c9dc5 | 0;
    low = 0x2f0b4c47;
  };
  const code = (number: number): void => {
    high = Math.imul(high ^ number, 0x01000193);
    low = Math.imul(low ^ number, 0x5bd1e995);
    low ^= low >>> 15;
  };
  const text = (value: string): void => {
    code(value.length);
    let first = high;
    let second = low;
    for (let at = 0; at < value.length; at++) {
      const unit = value.charCodeAt(at);
      first = Math.imul(first ^ unit, 0x01000193);
      second = Math.imul(second ^ unit, 0x5bd1e995);
      second ^= second >>> 15;
    }
    high = first;
    low = second;
  };
  const tagged = (tag: number, value: string): void => {
    code(tag);
    text(value);
  };
  const value = (value: unknown): void => {
    if (value === undefined) code(1);
    else if (value === null) code(2);
    else if (typeof value === "string") tagged(3, value);
    else if (typeof value === "number") tagged(4, String(value));
    else if (typeof value === "boolean") code(value ? 5 : 6);
    else if (Array.isArray(value)) list(value);
    else tagged(8, JSON.stringify(value) ?? String(value));
  };
  const list = (values: readonly unknown[]): void => {
    code(7);
    code(values.length);
    for (const inner of values) value(inner);
  };
  const end = (halves: Int32Array): void => {
    halves[0] = scatter(high ^ low);
    halves[1] = scatter(Math.imul(low, 0x9e3779b1) ^ (high >>> 3));
    begin();
  };
  begin();
  return { value, end };
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
