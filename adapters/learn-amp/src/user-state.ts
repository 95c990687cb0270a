import type { State } from "@rosterkit/core/adapter";

/**
 * Whether somebody is out, by the text that Learn Amp shows for their status. Of these texts the vendor's pages show two, so what is none of those that mean
 * "out" counts as in: an invitation that is pending is no state of its own, as no call invites.
 */
export const userState = ({ status }: { readonly status: string }): State =>
  /^\s*(deactivated|anonymi[sz]ed)\b/i.test(status) ? "inactive" : "active";
