import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { ConfigurationError } from "@rosterkit/core";
import { SealedSecretError } from "./sealed-secret-error.ts";
import type { SealingKey } from "./sealing-key.ts";

/** The keys of an installation: one that seals, and others that still open what was sealed before. */
export interface SealingKeys {
  readonly current: SealingKey;
  readonly former?: readonly SealingKey[];
}

/** Where a secret belongs. It opens nowhere else: a row copied to another connection or field is refused. */
export interface SecretPlace {
  readonly connection: string;
  readonly field: string;
}

/** A secret as its row has it. */
export interface SealedSecret {
  readonly keyId: string;
  /** Nonce, ciphertext and tag, one after the other; base64url. */
  readonly sealed: string;
}

const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

/** Seals a secret under the current key, with AES-256-GCM and a random nonce. */
export const seal = ({ current }: SealingKeys, place: SecretPlace, secret: string): SealedSecret => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, current.bytes, nonce, { authTagLength: tagLength });
  cipher.setAAD(additionalData(place));
  const sealed = Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { keyId: current.id, sealed: sealed.toString("base64url") };
};

/** Opens a secret with the key that sealed it. Throws SealedSecretError when that key was not handed in, or something was changed. */
export const unseal = (keys: SealingKeys, place: SecretPlace, { keyId, sealed }: SealedSecret): string => {
  const key = [keys.current, ...(keys.former ?? [])].find(({ id }) => id === keyId);
  const where = `The secret "${place.field}" of connection "${place.connection}"`;
  if (!key)
    throw new SealedSecretError(`${where} is sealed under key ${keyId}, which was not handed in`, keyId, {
      remedy: "Hand that key in, as the current or as a former one.",
    });
  try {
    return open(key, place, Buffer.from(sealed, "base64url"));
  } catch {
    throw new SealedSecretError(`${where} was changed since it was sealed under key ${keyId}`, keyId, {
      remedy: "Enter it again.",
    });
  }
};

const open = (key: SealingKey, place: SecretPlace, bytes: Buffer): string => {
  const nonce = bytes.subarray(0, nonceLength);
  const decipher = createDecipheriv(algorithm, key.bytes, nonce, { authTagLength: tagLength });
  decipher.setAAD(additionalData(place));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  return decipher.update(bytes.subarray(nonceLength, -tagLength)).toString("utf8") + decipher.final("utf8");
};

const additionalData = ({ connection, field }: SecretPlace): Buffer =>
  Buffer.from(JSON.stringify(["rosterkit connection secret", connection, field]));

/** The keys, where there are any. Throws ConfigurationError where secrets are asked for and no key was handed in. */
export const keysOrRefuse = (keys: SealingKeys | undefined): SealingKeys => {
  if (keys) return keys;
  throw new ConfigurationError([{ path: "keys", message: "are not handed in, and secrets are kept sealed alone" }]);
};
