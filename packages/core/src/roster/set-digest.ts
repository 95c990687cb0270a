import { hexOf, RecordHasher } from "./hash.ts";

/**
 * A digest of records that does not depend on the order in which they come: the sum of their hashes, so that order is lost and multiplicity is not.
 * A class, so that what the runtime compiled for one read is there for the next.
 */
export class SetDigest {
  readonly #hasher = new RecordHasher();
  #high = 0;
  #low = 0;
  #size = 0;

  /** Takes in a record by its values. */
  add(values: readonly unknown[]): void {
    this.#hasher.hash(values);
    this.#high = (this.#high + this.#hasher.high) | 0;
    this.#low = (this.#low + this.#hasher.low) | 0;
    this.#size++;
  }

  /** 16 hexadecimal digits and the number of records. */
  digest(): string {
    return `${hexOf(this.#high, this.#low)}-${this.#size}`;
  }
}
