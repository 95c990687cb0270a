import { hashValues, hexOf } from "./hash.ts";

/** A digest of records that does not depend on the order in which they come. */
export interface SetDigest {
  /** Takes in a record by its values. */
  add(values: readonly unknown[]): void;
  /** 16 hexadecimal digits and the number of records. */
  digest(): string;
}

/** Adds up the hashes of records, so that order is lost and multiplicity is not. */
export const createSetDigest = (): SetDigest => {
  const halves = new Int32Array(2);
  let high = 0;
  let low = 0;
  let size = 0;
  return {
    add: (values) => {
      hashValues(values, halves);
      high = (high + (halves[0] ?? 0)) | 0;
      low = (low + (halves[1] ?? 0)) | 0;
      size++;
    },
    digest: () => `${hexOf(high, low)}-${size}`,
  };
};
