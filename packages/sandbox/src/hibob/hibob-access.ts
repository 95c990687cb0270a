import type { HibobCategory } from "./hibob-fields.ts";

/** What the service user may do, by its permission groups. */
export interface HibobAccess {
  /** The categories of fields that it may view. */
  readonly categories: readonly HibobCategory[];
  /** `by condition` reaches everybody; `everyone` means active people only, as the vendor uses the word. */
  readonly reach: "by condition" | "everyone";
  /** A new service user is in no group, and everything but metadata is 403. */
  readonly inGroup: boolean;
}

/** The access as it is now, with the token: null once it is revoked. */
export interface AccessInForce extends HibobAccess {
  categories: HibobAccess["categories"];
  reach: HibobAccess["reach"];
  inGroup: boolean;
  token: string | null;
  readonly serviceUserId: string;
}

/** Whether a request carries the service user's id and token. */
export function isAuthenticated(request: Request, { serviceUserId, token }: AccessInForce): boolean {
  if (token === null) return false;
  return request.headers.get("authorization") === `Basic ${btoa(`${serviceUserId}:${token}`)}`;
}

/** Counts refusals in a row and blocks after too many of them, in front of everything else. */
export interface RefusalCounter {
  readonly isBlocked: () => boolean;
  readonly answered: (status: number) => void;
}

/** A counter that blocks for `blockSeconds` after `blockAfter` refusals without an answer between. */
export function refusalCounter(
  { blockAfter, blockSeconds }: { readonly blockAfter: number; readonly blockSeconds: number },
  wallNow: () => number,
): RefusalCounter {
  let refusals = 0;
  let blockedUntil = 0;
  return {
    isBlocked: () => wallNow() < blockedUntil,
    answered: (status) => {
      refusals = status === 401 || status === 403 ? refusals + 1 : 0;
      if (refusals < blockAfter) return;
      refusals = 0;
      blockedUntil = wallNow() + blockSeconds * 1000;
    },
  };
}
