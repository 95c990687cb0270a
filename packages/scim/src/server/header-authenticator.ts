import type { Authenticator } from "./authenticator.ts";
import type { ResourceStore } from "./resource-store.ts";
import { createSecretLookup } from "./secret-lookup.ts";

/** A key, and the store of the tenant it was given to. */
export interface KeyTenant {
  readonly key: string;
  readonly store: ResourceStore;
}

/**
 * A key in a header, such as `x-api-key`, with nothing around it; also in `authorization`, for clients that send a bare token there.
 * Throws a `ConfigurationError` for an empty key, or none at all.
 */
export function headerAuthenticator(name: string, tenants: readonly KeyTenant[]): Authenticator {
  const find = createSecretLookup(tenants.map(({ key, store }) => ({ secret: key, value: store })));
  return {
    scheme: { type: "apikey", name: "API key", description: `A key in the header ${name}` },
    authenticate: ({ headers }) => {
      const key = headers.get(name);
      return key === null ? undefined : find(key.trim());
    },
  };
}
