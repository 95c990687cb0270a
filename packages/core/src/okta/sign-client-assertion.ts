import { SignJWT } from "jose";
import type { Io } from "../http/io.ts";
import type { PrivateKey } from "./read-private-key.ts";
import { tokenId } from "./token-id.ts";

/** Seconds that an assertion may be used. Okta takes up to an hour; it is sent at once. */
const lifeSeconds = 300;

/** Who asks, with what key, and where. */
export interface ClientAssertion {
  readonly key: PrivateKey;
  readonly keyId: string | undefined;
  readonly clientId: string;
  readonly tokenUrl: string;
}

/** Signs the JWT by which a client proves who it is (RFC 7523); its audience is the token endpoint's whole address. */
export const signClientAssertion = (
  { key, keyId = key.keyId, clientId, tokenUrl }: ClientAssertion,
  io: Pick<Io, "now" | "random">,
): Promise<string> => {
  const nowSeconds = Math.floor(io.now() / 1000);
  return new SignJWT({ jti: tokenId(io) })
    .setProtectedHeader({ alg: key.algorithm, ...(keyId !== undefined && { kid: keyId }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + lifeSeconds)
    .sign(key.key);
};
