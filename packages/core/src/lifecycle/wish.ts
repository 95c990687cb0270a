/**
 * What the policy wants an account to be, before anybody asks how the vendor gets there.
 *
 * - `none`: no account is wanted yet.
 * - `waiting`: an account that cannot be used yet.
 * - `in`: usable.
 * - `suspended`: put aside and to come back (before the start, on leave).
 * - `out by suspension`, `out by deactivation`: the person is out, by the leaver action of the policy.
 * - `untouched`: leave it as it is, never by policy.
 */
export type Wish = "none" | "waiting" | "in" | "suspended" | "out by suspension" | "out by deactivation" | "untouched";
