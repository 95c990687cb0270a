import type { Cause } from "./log-event.ts";

/** Okta itself, which runs group rules and what takes its time. */
export const byOkta: Cause = {
  actor: { id: "system", type: "SystemPrincipal", alternateId: "system@okta.com", displayName: "Okta System" },
};
