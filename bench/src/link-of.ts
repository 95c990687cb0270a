import type { Link } from "@rosterkit/core";

/** The statuses that accounts of a company in step have. */
export type AccountStatus = "ACTIVE" | "STAGED" | "SUSPENDED";

const states = {
  ACTIVE: { state: "active", because: "started" },
  STAGED: { state: "staged", because: "before start" },
  SUSPENDED: { state: "suspended", because: "left" },
} as const;

/** Fingerprints of 22 attributes are this long. */
const fingerprintsLength = 22 * 13;

/**
 * A link as a sync leaves it. Its fingerprints are as long as real ones and name no attribute: real ones would only tell a change at the
 * source from one at the target, and take longer to make than everything that is measured.
 */
export const linkOf = (source: string, target: string, status: AccountStatus, at: string): Link => ({
  resource: "people",
  source,
  target,
  verdict: "same",
  by: "workEmail = profile.login",
  at,
  evidence: [],
  fingerprints: `${source}${target}`.repeat(8).slice(0, fingerprintsLength).padEnd(fingerprintsLength, "."),
  state: { ...states[status], at },
});
