import type { Authentication } from "@rosterkit/core/adapter";

/** A credential that can be fetched anew before its time is over. */
export interface RenewableAuthentication extends Authentication {
  /** Which token is in use, counted. */
  generation(): number;
  /** Forgets the token of this generation, so that the next request fetches another; nothing when it is not in use any more. */
  renew(generation: number): void;
}
