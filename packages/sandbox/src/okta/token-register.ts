import { OktaError } from "./okta-error.ts";
import type { OktaToken } from "./okta-stand-in.ts";
import type { TokenAccess } from "./token-access.ts";

/** Who sends a request. */
export interface Principal {
  /** Tells principals apart for the rate limits; no secret. */
  readonly key: string;
  readonly access: TokenAccess;
  /** Id or login of the owner. */
  readonly owner: string;
  /** Undefined for all. */
  readonly scopes: readonly string[] | undefined;
}

/** The tokens of an org. */
export interface TokenRegister {
  /** Throws E0000011 for a missing, unknown or revoked token, and for every scheme but `SSWS`. */
  readonly authenticate: (authorization: string | null) => Principal;
  readonly setAccess: (token: string, access: TokenAccess | "revoked") => void;
}

/** `owner` is the id of whoever owns tokens that name nobody. */
export function createTokenRegister(tokens: readonly OktaToken[], owner: string): TokenRegister {
  const principals = new Map<string, Principal>();
  tokens.forEach((token, position) => {
    principals.set(token.value, {
      key: `token ${position + 1}`,
      access: token.access,
      owner: token.owner ?? owner,
      scopes: token.scopes,
    });
  });

  return {
    authenticate(authorization) {
      const [scheme, value] = (authorization ?? "").split(" ");
      const principal = scheme?.toUpperCase() === "SSWS" ? principals.get(value ?? "") : undefined;
      if (principal === undefined) throw new OktaError("E0000011");
      return principal;
    },
    setAccess(token, access) {
      const principal = principals.get(token);
      if (principal === undefined) throw new RangeError("no such token");
      if (access === "revoked") principals.delete(token);
      else principals.set(token, { ...principal, access });
    },
  };
}
