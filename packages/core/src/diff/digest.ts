import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { stableJson } from "./stable-json.ts";

/** SHA-256 of the value's stable JSON, in hexadecimal. Synchronous. */
export function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(stableJson(value))));
}

/** SHA-256 over the stable JSON of many values, one after the other: what they are together need not fit into one string. */
export function digestAll(values: Iterable<unknown>): string {
  const hash = sha256.create();
  for (const value of values) hash.update(utf8ToBytes(`${stableJson(value)}\n`));
  return bytesToHex(hash.digest());
}
