import type { JWK } from "jose";
import type { TokenAccess } from "./token-access.ts";

/** An OAuth service app of the pretend org ("API Services"). */
export interface OktaServiceApp {
  readonly clientId: string;
  /** Its public keys, by which assertions are checked. */
  readonly publicKeys: readonly JWK[];
  /** Scopes that an administrator granted. `manage` includes `read`. */
  readonly scopes: readonly string[];
  /** What its administrator role lets it do; "full" when absent. */
  readonly access?: TokenAccess;
  /** Whether its tokens must be bound by DPoP, as Okta wants of new apps; true when absent. */
  readonly requiresDpop?: boolean;
}
