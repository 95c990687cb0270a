/** Makes ids that look like Okta's: deterministic, unique, 20 characters, differing by case. */
export interface IdSequence {
  /** `prefix` tells the type as Okta does, e.g. `00u` for users. */
  readonly next: (prefix: string) => string;
}

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const modulus = 2_147_483_647;

/** The same seed gives the same ids. */
export function createIdSequence(seed: number): IdSequence {
  let state = (Math.abs(Math.trunc(seed)) % (modulus - 1)) + 1;
  let count = 0;
  return {
    next(prefix) {
      // The minimal standard generator: its products stay below 2^53, and it visits every state before it repeats.
      state = (state * 48_271) % modulus;
      count += 1;
      return `${prefix}${inBase62(count, 7)}${inBase62(state, 6)}0g5d`;
    },
  };
}

function inBase62(number: number, width: number): string {
  let rest = number;
  let text = "";
  while (rest > 0) {
    text = `${digits[rest % 62]}${text}`;
    rest = Math.floor(rest / 62);
  }
  return text.padStart(width, "0");
}
