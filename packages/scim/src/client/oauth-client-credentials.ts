import { type Authentication, assertSecureUrl, clientCredentials, type Io } from "@rosterkit/core/adapter";
import { createTokenRequest, type TokenRequest } from "./create-token-request.ts";

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4). The token is fetched by the same `fetch` as everything else, kept until a minute before its
 * end, fetched once at a time, and once more when the server answers 401.
 */
export function oauthClientCredentials(request: TokenRequest, io: Io): Authentication {
  const { host, pathname } = assertSecureUrl(request.tokenUrl, "tokenUrl");
  // The scope and whoever gives the token are part of who is asking: budgets are shared by it.
  const clientId = [host, pathname, request.clientId, request.scope ?? ""].join(" ");
  return clientCredentials({ clientId, fetchToken: createTokenRequest(request, io), now: io.now });
}
