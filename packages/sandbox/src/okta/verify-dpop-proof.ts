import { base64url, calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from "jose";
import { signingAlgorithms } from "./verify-client-assertion.ts";

/** What a proof is checked against. */
export interface ProofContext {
  readonly method: string;
  /** Query and fragment do not count. */
  readonly url: URL;
  readonly nowMs: number;
  /** The token it goes with; undefined at the token endpoint. */
  readonly token?: string;
  /** Ids of proofs that were used; grows. */
  readonly used: Set<string>;
}

/** A proof that holds: whose key it is, and the nonce in it. */
export interface Proof {
  readonly thumbprint: string;
  readonly nonce: string | undefined;
}

/** Seconds that the clocks of both sides may differ. */
const toleranceSeconds = 300;

/** Checks a proof as RFC 9449 §4.3 says; undefined when it does not hold, or was used before. */
export async function verifyDpopProof(proof: string, context: ProofContext): Promise<Proof | undefined> {
  const { method, url, nowMs, token, used } = context;
  const verified = await jwtVerify(proof, EmbeddedJWK, { typ: "dpop+jwt", algorithms: signingAlgorithms }).catch(
    () => undefined,
  );
  const jwk = verified?.protectedHeader.jwk;
  if (verified === undefined || jwk === undefined || "d" in jwk) return undefined;
  const { htm, htu, iat = 0, jti = "", ath, nonce } = verified.payload;
  const isForThis = htm === method && htu === `${url.origin}${url.pathname}`;
  const isFresh = Math.abs(nowMs / 1000 - iat) <= toleranceSeconds && jti !== "" && !used.has(jti);
  // Remembered before anything else is waited for, or the same proof sent twice at once would pass twice.
  if (!isForThis || !isFresh) return undefined;
  used.add(jti);
  if (token !== undefined && ath !== (await digestOf(token))) return undefined;
  return { thumbprint: await calculateJwkThumbprint(jwk), nonce: typeof nonce === "string" ? nonce : undefined };
}

async function digestOf(token: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token))));
}
