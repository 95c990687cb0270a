import type { Authenticator } from "./authenticator.ts";
import type { ResourceStore } from "./resource-store.ts";
import { createSecretLookup } from "./secret-lookup.ts";

/** A token, and the store of the tenant it was given to. */
export interface BearerTenant {
  readonly token: string;
  readonly store: ResourceStore;
}

/** `Authorization: Bearer <token>`. Throws a `ConfigurationError` for an empty token, or none at all. */
export function bearerAuthenticator(tenants: readonly BearerTenant[]): Authenticator {
  const find = createSecretLookup(tenants.map(({ token, store }) => ({ secret: token, value: store })));
  return {
    scheme: { type: "oauthbearertoken", name: "Bearer token", description: "A token in the header Authorization" },
    challenge: 'Bearer realm="SCIM"',
    authenticate: ({ headers }) => {
      const token = /^bearer +(.*)$/i.exec(headers.get("authorization") ?? "")?.[1];
      return token === undefined ? undefined : find(token);
    },
  };
}
