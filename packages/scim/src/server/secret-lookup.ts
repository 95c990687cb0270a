import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { ConfigurationError } from "@rosterkit/core";

/** A secret and what it opens. */
export interface Secret<Value> {
  readonly secret: string;
  readonly value: Value;
}

/**
 * Finds what a secret opens. Takes the same time whichever it is, or whether it is one at all: digests of equal length are compared to
 * their last byte, with every secret there is. Keeps the digests only.
 */
export function createSecretLookup<Value>(secrets: readonly Secret<Value>[]): (given: string) => Value | undefined {
  if (secrets.length === 0 || secrets.some(({ secret }) => secret === "")) throw unusable();
  const known = secrets.map(({ secret, value }) => ({ digest: sha256(utf8ToBytes(secret)), value }));
  return (given) => {
    const digest = sha256(utf8ToBytes(given));
    let found: Value | undefined;
    for (const each of known) found = differences(each.digest, digest) === 0 ? each.value : found;
    return found;
  };
}

function differences(left: Uint8Array, right: Uint8Array): number {
  let bits = 0;
  for (let at = 0; at < left.length; at++) bits |= (left[at] ?? 0) ^ (right[at] ?? 0);
  return bits;
}

const unusable = (): ConfigurationError =>
  new ConfigurationError([{ path: "authenticators", message: "there is no secret, or one of them is empty" }], {
    remedy: "State every secret in full.",
  });
