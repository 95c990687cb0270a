import { createHasher, hexOf } from "./hash.ts";

/** A digest of records that does not depend on the order in which they come. */
export interface SetDigest {
  /** Takes in one more value of the record at hand. */
  value(value: unknown): void;
  /** The record at hand is whole and counts. */
  end(): void;
  /** The record at hand is dropped. */
  drop(): void;
  /** 16 hexadecimal digits and the number of records. */
  digest(): string;
}

/** Adds up the hashes of records, so that order is lost and multiplicity is not. */
export const createSetDigest = (): SetDigest => {
  const hasher = createHasher();
  const halves = new Int32Array(2);
  let high = 0;
  let low = 0;
  let size = 0;
  return {
    value: hasher.value,
    drop: () => hasher.end(halves),
    end: () => {
      hasher.end(halves);
      high = (high + (halves[0] ?? 0)) | 0;
      low = (low + (halves[1] ?? 0)) | 0;
      size++;
    },
    digest: () => `${hexOf(high, low)}-${size}`,
  };
};
