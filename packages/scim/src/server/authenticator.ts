import type { ResourceStore } from "./resource-store.ts";

/** Knows who sends a request, and which tenant's resources they may see. */
export interface Authenticator {
  /** As `/ServiceProviderConfig` describes it: RFC 7643 §5. */
  readonly scheme: AuthenticationScheme;
  /** For the header `WWW-Authenticate` of a 401, such as `Bearer realm="SCIM"`. Absent: none. */
  readonly challenge?: string;
  /** The tenant's store; `undefined` when the request has no credentials of this kind, or wrong ones. */
  readonly authenticate: (request: Request) => ResourceStore | undefined | Promise<ResourceStore | undefined>;
}

/** A way to say who one is. */
export interface AuthenticationScheme {
  readonly type: "oauth" | "oauth2" | "oauthbearertoken" | "httpbasic" | "httpdigest" | "apikey";
  readonly name: string;
  readonly description: string;
}
