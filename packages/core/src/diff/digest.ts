import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { stableJson } from "./stable-json.ts";

/** SHA-256 of the value's stable JSON, in hexadecimal. Synchronous. */
export function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(stableJson(value))));
}
