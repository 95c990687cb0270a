import { once } from "../adapter/once.ts";
import {
  type AccessToken,
  type Authentication,
  bearer,
  clientCredentials,
  type RequestHead,
} from "../http/authentication.ts";
import type { Io } from "../http/io.ts";
import { type AskToken, createTokenEndpoint } from "../http/token-endpoint.ts";
import { createDpopKey, type DpopKey } from "./dpop-key.ts";
import { oktaVendor } from "./okta-vendor.ts";
import { readPrivateKey } from "./read-private-key.ts";
import { signClientAssertion } from "./sign-client-assertion.ts";

/**
 * An OAuth service app ("API Services" in Okta): client credentials with a private key, the only way in that Okta has for its own scopes.
 * It needs the scopes granted and, apart from them, an administrator role.
 */
export interface OktaServiceApp {
  readonly type: "serviceApp";
  readonly clientId: string;
  /** The private key as Okta shows it: PEM, or a JWK as JSON text. RSA of 2048 bits or more, or P-256, P-384 or P-521. */
  readonly privateKey: string;
  /** The key's id at Okta. Absent: the one in the JWK, else none is sent, which does while the app has one key. */
  readonly keyId?: string | undefined;
  /** Asked for with each token. Okta leaves out what is not granted and says so only on first use. */
  readonly scopes: readonly string[];
  /** Bind each token to a key of this process (RFC 9449), as Okta wants by default of new apps. What Okta gives decides in the end. Absent: true. */
  readonly dpop?: boolean | undefined;
}

/** Okta's only authorisation server that gives tokens for its API. */
const tokenPath = "/oauth2/v1/token";

/** The credential of a service app. Asks for nothing yet; a key that cannot be used rejects the first call with a ConfigurationError. */
export const oktaServiceApp = (orgUrl: string, app: OktaServiceApp, io: Io): Authentication => {
  const tokenUrl = `${orgUrl}${tokenPath}`;
  const key = once(() => readPrivateKey(app.privateKey));
  const dpop = app.dpop === false ? undefined : createDpopKey(io);
  const ask = createAsk(tokenUrl, dpop, io);
  const fetchToken = async () =>
    ask({
      grant_type: "client_credentials",
      scope: app.scopes.join(" "),
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await signClientAssertion(
        { key: await key(), keyId: app.keyId, clientId: app.clientId, tokenUrl },
        io,
      ),
    });
  const clientId = [new URL(orgUrl).host, app.clientId, ...app.scopes].join(" ");
  const headersFor = (token: AccessToken, request: RequestHead) => carry(token, request, dpop);
  return clientCredentials({ clientId, fetchToken: withNonce(fetchToken, dpop), now: io.now, headersFor });
};

const createAsk = (tokenUrl: string, dpop: DpopKey | undefined, io: Io): AskToken => {
  const remedy =
    "Check the client id, that the public key stands in the app, the key's id, the granted scopes, and this machine's clock.";
  const onRefusal = (code: string | undefined, { headers }: { readonly headers: Headers }) =>
    dpop?.heed(code, headers.get("dpop-nonce"));
  const authentication = dpop && { fingerprint: "proof", headers: dpop.proofOf };
  return createTokenEndpoint({ tokenUrl, vendor: oktaVendor, authentication, remedy, onRefusal }, io);
};

/** The first request is refused with a nonce to use, and so is one after the nonce has changed. */
const withNonce =
  (fetchToken: () => Promise<AccessToken>, dpop: DpopKey | undefined) => async (): Promise<AccessToken> => {
    try {
      return await fetchToken();
    } catch (error) {
      if (!dpop?.takeChallenge()) throw error;
      return fetchToken();
    }
  };

const carry = async (token: AccessToken, request: RequestHead, dpop: DpopKey | undefined) =>
  dpop && token.type?.toLowerCase() === "dpop"
    ? { authorization: `DPoP ${token.token}`, ...(await dpop.proofOf(request, token.token)) }
    : bearer(token.token).headers(request);
