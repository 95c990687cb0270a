import { type Authentication, apiKeyHeader, basic, bearer, ConfigurationError, type Io } from "@rosterkit/core/adapter";
import type { TokenRequest } from "./create-token-request.ts";
import { oauthClientCredentials } from "./oauth-client-credentials.ts";

/** How a SCIM server is told who is asking, as settings say it. */
export type ScimCredentials =
  | { readonly type: "basic"; readonly user: string; readonly password: string }
  | { readonly type: "bearer"; readonly token: string }
  /** A key in a header of its own, behind a word if there is one. */
  | { readonly type: "header"; readonly name: string; readonly key: string; readonly prefix?: string | undefined }
  | ({ readonly type: "oauth" } & Omit<TokenRequest, "vendor">);

/** The credential of core's HTTP client for these settings. Rejects what no header can carry with a ConfigurationError. */
export function scimAuthentication(
  credentials: ScimCredentials,
  vendor: TokenRequest["vendor"],
  io: Io,
): Authentication {
  switch (credentials.type) {
    case "basic":
      return basic(credentials.user, credentials.password);
    case "bearer":
      return bearer(credentials.token);
    case "header":
      assertHeaderName(credentials.name);
      return apiKeyHeader(credentials.name, credentials.key, credentials.prefix);
    case "oauth":
      return oauthClientCredentials({ ...credentials, vendor }, io);
  }
}

/** RFC 9110 §5.6.2. Whoever pastes the key into the wrong field must not find it in an error of the platform. */
function assertHeaderName(name: string): void {
  if (/^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name)) return;
  throw new ConfigurationError([{ path: "authentication.name", message: "is not the name of a header" }]);
}
