import type { BudgetOptions } from "../http/budget.ts";
import type { Vendor } from "../http/vendor.ts";
import { oktaBucketOf } from "./okta-buckets.ts";
import { readOktaError } from "./read-okta-error.ts";
import { readOktaLimits } from "./read-okta-limits.ts";

/** What the HTTP layer knows about Okta. */
export const oktaVendor: Vendor = {
  id: "okta",
  name: "Okta",
  requestIdHeader: "x-okta-request-id",
  readError: readOktaError,
  readLimits: readOktaLimits,
};

/** How Okta's budget is kept. The header shows a token's own part already (half of the organisation's limit by default), so most of that is ours. Far below the 35 requests at once that the smallest organisations allow. */
export const oktaLimits: BudgetOptions = { bucketOf: oktaBucketOf, share: 0.9, concurrency: 10 };
