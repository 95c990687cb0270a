/** What an account can be in, at any vendor. `deleted` is only ever a state to reach. */
export type State = "staged" | "active" | "suspended" | "inactive" | "deleted";
