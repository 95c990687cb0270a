import { type CryptoKey, importJWK, importPKCS8, type JWK } from "jose";
import { ConfigurationError } from "../errors/index.ts";
import { textMember } from "../http/text-member.ts";

/** A private key ready to sign. */
export interface PrivateKey {
  readonly key: CryptoKey;
  /** Of the JSON Web Algorithms, one that Okta takes. */
  readonly algorithm: string;
  /** The id in the JWK. Undefined for PEM, and where it has none. */
  readonly keyId: string | undefined;
}

/** What Okta takes, in the order in which a PEM, which does not say, is tried. */
const algorithms = ["RS256", "ES256", "ES384", "ES512"] as const;
const usualAlgorithm: Readonly<Record<string, string>> = {
  RSA: "RS256",
  "P-256": "ES256",
  "P-384": "ES384",
  "P-521": "ES512",
};

/**
 * Reads a key as people paste it: PEM (PKCS #8), also with `\n` in place of line breaks, or a JWK as JSON text.
 * Rejects with a ConfigurationError that shows nothing of it.
 */
export const readPrivateKey = (text: string): Promise<PrivateKey> =>
  text.trimStart().startsWith("{") ? readJwk(text) : readPem(text.replaceAll("\\n", "\n").trim());

const readJwk = async (text: string): Promise<PrivateKey> => {
  const jwk = parse(text);
  const algorithm = textMember(jwk, "alg") ?? usualAlgorithm[textMember(jwk, "crv") ?? textMember(jwk, "kty") ?? ""];
  if (!algorithm || !/^(RS|ES)(256|384|512)$/.test(algorithm)) throw unusable("is of a kind that Okta does not take");
  const key = await importJWK(jwk as JWK, algorithm).catch(() => undefined);
  if (!key || key instanceof Uint8Array || key.type !== "private") throw unusable("is no private key");
  return { key, algorithm, keyId: textMember(jwk, "kid") };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable("is no JSON");
  }
};

const readPem = async (pem: string): Promise<PrivateKey> => {
  if (pem.includes("BEGIN RSA PRIVATE KEY") || pem.includes("BEGIN EC PRIVATE KEY"))
    throw unusable("is in an older form; openssl pkcs8 -topk8 -nocrypt turns it into the one that is read");
  for (const algorithm of algorithms) {
    const key = await importPKCS8(pem, algorithm).catch(() => undefined);
    if (key) return { key, algorithm, keyId: undefined };
  }
  throw unusable("is no private key, or of a kind that Okta does not take");
};

const unusable = (problem: string): ConfigurationError =>
  new ConfigurationError([{ path: "privateKey", message: `the private key ${problem}` }], {
    adapter: "okta",
    remedy:
      "Paste the private key that Okta showed when it was made, as PEM or as a JWK: RSA of 2048 bits or more, or P-256, P-384, P-521.",
  });
