const encoder = new TextEncoder();
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const bytesPerUnit = 3;

/**
 * Hashes the values of one record into two 32-bit halves. It tells contents apart; it does not withstand somebody who wants them to collide.
 * Text, numbers, flags, `null` and `undefined` are told apart, so `1` is not `"1"`; anything else counts by its JSON.
 */
export class RecordHasher {
  high = 0;
  low = 0;
  #words = new Int32Array(2048);
  #bytes = new Uint8Array(this.#words.buffer);

  /** Leaves the hash in `high` and `low`. */
  hash(values: readonly unknown[]): void {
    this.high = 0x811c9dc5 | 0;
    this.low = 0x2f0b4c47;
    this.#mix(this.#encode(this.#join(values)));
  }

  /** All of the texts as one, their lengths and kinds mixed in: encoding is native, and much faster than asking for letter after letter. */
  #join(values: readonly unknown[]): string {
    let joined = "";
    for (const value of values) {
      const text = typeof value === "string" ? value : spelled(value);
      this.high = Math.imul(this.high ^ ((text.length << 3) | kindOf(value)), 0x01000193);
      joined += text;
    }
    return joined;
  }

  /** The text as words of four bytes, the last one filled up; gives how many. */
  #encode(text: string): number {
    const needed = text.length * bytesPerUnit;
    if (needed > this.#bytes.length) {
      this.#words = new Int32Array((needed >> 2) + 1);
      this.#bytes = new Uint8Array(this.#words.buffer);
    }
    const { written } = encoder.encodeInto(text, this.#bytes);
    const count = (written + 3) >> 2;
    this.#bytes.fill(0, written, count << 2);
    return count;
  }

  #mix(count: number): void {
    const words = this.#words;
    let { high, low } = this;
    for (let at = 0; at < count; at += 2) {
      high = Math.imul(high ^ (words[at] ?? 0), 0x01000193);
      high ^= high >>> 16;
      low = Math.imul(low ^ (at + 1 < count ? (words[at + 1] ?? 0) : 0), 0x5bd1e995);
      low ^= low >>> 15;
    }
    this.high = scatter(high ^ low);
    this.low = scatter(Math.imul(low, 0x9e3779b1) ^ high);
  }
}

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
