import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base64url, exportJWK, generateKeyPair, SignJWT } from "jose";
import type { RequestHead } from "../http/authentication.ts";
import type { Io } from "../http/io.ts";
import { tokenId } from "./token-id.ts";

/** A key pair of this process that tokens are bound to (RFC 9449), with the nonce that the server last asked for. */
export interface DpopKey {
  /** A proof for one request, never to be sent twice: Okta remembers each. With a token it also proves that the token is ours. */
  proofOf(request: RequestHead, token?: string): Promise<Readonly<Record<string, string>>>;
  /** Takes the nonce out of a refusal. */
  heed(code: string | undefined, nonce: string | null): void;
  /** Whether a refusal since the last call asked for another nonce. */
  takeChallenge(): boolean;
}

/** Makes the key with its first proof. */
export const createDpopKey = (io: Pick<Io, "now" | "random">): DpopKey => {
  let pair: ReturnType<typeof makePair> | undefined;
  let nonce: string | undefined;
  let challenged = false;
  return {
    proofOf: async ({ method, url }, token) => {
      pair ??= makePair();
      const { privateKey, jwk } = await pair;
      // At the token endpoint alone: Okta asks for no nonce elsewhere.
      const more = token === undefined ? nonce !== undefined && { nonce } : { ath: digestOf(token) };
      const proof = new SignJWT({ htm: method, htu: `${url.origin}${url.pathname}`, jti: tokenId(io), ...more });
      const header = { typ: "dpop+jwt", alg: "ES256", jwk };
      return { dpop: await proof.setProtectedHeader(header).setIssuedAt(new Date(io.now())).sign(privateKey) };
    },
    heed: (code, told) => {
      if (code !== "use_dpop_nonce" || !told) return;
      nonce = told;
      challenged = true;
    },
    takeChallenge: () => {
      const was = challenged;
      challenged = false;
      return was;
    },
  };
};

const makePair = async () => {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  return { privateKey, jwk: await exportJWK(publicKey) };
};

const digestOf = (token: string): string => base64url.encode(sha256(utf8ToBytes(token)));
