import { assertSecureUrl, clientCredentials, type Io } from "@rosterkit/core/adapter";
import { createTokenRequest, type TokenRequest } from "./create-token-request.ts";
import type { RenewableAuthentication } from "./renewable-authentication.ts";

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4). The token is fetched by the same `fetch` as everything else, kept until a minute before its
 * end, fetched once at a time, and once more when the server answers 401.
 */
export function oauthClientCredentials(request: TokenRequest, io: Io): RenewableAuthentication {
  const fetchToken = createTokenRequest(request, io);
  const { host, pathname } = assertSecureUrl(request.tokenUrl, "tokenUrl");
  // The scope and whoever gives the token are part of who is asking: budgets are shared by it.
  const clientId = [host, pathname, request.clientId, request.scope ?? ""].join(" ");
  const start = () => clientCredentials({ clientId, fetchToken, now: io.now });
  let current = start();
  let generation = 0;
  return {
    fingerprint: current.fingerprint,
    headers: () => current.headers(),
    generation: () => generation,
    renew(used) {
      if (used !== generation) return;
      generation += 1;
      current = start();
    },
  };
}
