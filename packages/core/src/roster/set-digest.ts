import { hashValues, hexOf } from "./hash.ts";

/**
 * A digest of records that does not depend on the order in which they come: the sum of their hashes, so that order is lost and multiplicity is not.
 * A class, so that what the runtime compiled for one read is there for the next.
 */
export class SetDigest {
  readonly #halves = new Int32Array(2);
  #high = 0;
  #low = 0;
  #size = 0;

  /** Takes in a record by its values. */
  add(values: readonly unknown[]): void {
    hashValues(values, this.#halves);
    this.#high = (this.#high + (this.#halves[0] ?? 0)) | 0;
    this.#low = (this.#low + (this.#halves[1] ?? 0)) | 0;
    this.#size++;
  }

  /** 16 hexadecimal digits and the number of records. */
  digest(): string {
    return `${hexOf(this.#high, this.#low)}-${this.#size}`;
  }
}
