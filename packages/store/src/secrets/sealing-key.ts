import { createHash } from "node:crypto";
import { ConfigurationError } from "@rosterkit/core";

/** A key that seals secrets. */
export interface SealingKey {
  /** Made of the key itself, so that nobody has to name keys; says nothing about it. */
  readonly id: string;
  /** 32 bytes. Never enumerated, so that no log has it by mistake. */
  readonly bytes: Uint8Array;
}

/** Bytes of a key of AES-256. */
const keyLength = 32;

/**
 * A key from its text: 32 random bytes in base64, base64url or hexadecimal, as `openssl rand -base64 32` makes them. Throws ConfigurationError for
 * anything else, and never quotes it.
 */
export const sealingKey = (text: string): SealingKey => {
  const bytes = decode(text.trim());
  if (bytes?.length !== keyLength)
    throw new ConfigurationError([{ path: "key", message: "is not 32 bytes in base64 or hexadecimal" }], {
      remedy: "Make one with: openssl rand -base64 32",
    });
  const id = createHash("sha256").update("rosterkit sealing key").update(bytes).digest("hex").slice(0, 16);
  return Object.defineProperty({ id } as SealingKey, "bytes", { value: bytes });
};

const decode = (text: string): Uint8Array | undefined => {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, "hex");
  return /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, "base64") : undefined;
};
