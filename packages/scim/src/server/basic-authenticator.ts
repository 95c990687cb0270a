import { ConfigurationError } from "@rosterkit/core";
import type { Authenticator } from "./authenticator.ts";
import type { ResourceStore } from "./resource-store.ts";
import { createSecretLookup } from "./secret-lookup.ts";

/** A user name, its password, and the store of the tenant they were given to. */
export interface BasicTenant {
  /** Without a colon. */
  readonly userName: string;
  readonly password: string;
  readonly store: ResourceStore;
}

/** `Authorization: Basic <user:password>`, in UTF-8. Throws a `ConfigurationError` for a user name that is empty or has a colon. */
export function basicAuthenticator(tenants: readonly BasicTenant[]): Authenticator {
  if (tenants.some(({ userName }) => userName === "" || userName.includes(":"))) throw unusable();
  const find = createSecretLookup(
    tenants.map(({ userName, password, store }) => ({ secret: `${userName}:${password}`, value: store })),
  );
  return {
    scheme: { type: "httpbasic", name: "HTTP Basic", description: "A user name and a password" },
    challenge: 'Basic realm="SCIM", charset="UTF-8"',
    authenticate: ({ headers }) => {
      const encoded = /^basic +([\w+/-]+=*)$/i.exec(headers.get("authorization") ?? "")?.[1];
      const credentials = encoded === undefined ? undefined : decode(encoded);
      return credentials === undefined ? undefined : find(credentials);
    },
  };
}

function decode(encoded: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const unusable = (): ConfigurationError =>
  new ConfigurationError([{ path: "authenticators", message: "a user name is empty or has a colon" }], {
    remedy: "Choose another user name: HTTP Basic cannot carry this one.",
  });
