import { type State, UnexpectedResponseError, type Wish } from "@rosterkit/core/adapter";
import type { OktaStatus, OktaUser } from "./okta-user.ts";

/** Whoever can sign in, or could after a new password or an unlock, is in. */
const states: { readonly [S in OktaStatus | "ACTIVATING"]: State } = {
  STAGED: "staged",
  // Passing and not documented for callers: not in yet.
  ACTIVATING: "staged",
  PROVISIONED: "active",
  ACTIVE: "active",
  RECOVERY: "active",
  PASSWORD_EXPIRED: "active",
  LOCKED_OUT: "active",
  SUSPENDED: "suspended",
  DEPROVISIONED: "inactive",
};

/** A user's state in our words: where they are, not where a transition under way leads. Rejects a status that nobody has documented. */
export function userState({ status }: Pick<OktaUser, "status">): State {
  // A status that comes with a later release of Okta must not pass for any state that we know.
  const state: State | undefined = states[status];
  if (state) return state;
  throw new UnexpectedResponseError("Okta shows a user in a status that is not known", {
    adapter: "okta",
    remedy: "Look for a newer version of @rosterkit/okta.",
  });
}

/** Where a user is going: the state at the end of a transition under way, else the one they are in. */
export const stateAhead = ({ status, transitioningToStatus }: OktaUser): State =>
  userState({ status: transitioningToStatus ?? status });

/** Status as shown for somebody who was activated and never came. Such an account has nothing to suspend. */
const neverSignedIn = "PROVISIONED, never signed in";

/** The user's status, with what decides how a leaver is put out. */
export const userStatus = ({ status, lastLogin }: OktaUser): string =>
  status === "PROVISIONED" && !lastLogin ? neverSignedIn : status;

/** Where a wish leads from a status of `userStatus`, when that is not the wish's own state: accounts that nobody ever used cannot be suspended. */
export const stateFor = (status: string, wish: Wish): State | undefined =>
  wish === "out by suspension" && (status === "STAGED" || status === neverSignedIn) ? "inactive" : undefined;
