import { declareeToOkta } from "./declaree-okta.ts";
import { hibobToOkta } from "./hibob-okta.ts";
import { hibobScimToOkta } from "./hibob-scim-okta.ts";
import { humaansToOkta } from "./humaans-okta.ts";
import { oktaIntoDeclaree } from "./okta-declaree.ts";
import { oktaIntoInsightful } from "./okta-insightful.ts";
import { oktaIntoLearnAmp } from "./okta-learn-amp.ts";
import type { Pair } from "./pair.ts";

/** Every pair that the demo can show. A further one is one more entry. */
export const pairs: readonly Pair[] = [
  { source: "humaans", target: "okta", startsAt: "2027-03-01T09:00:00Z", open: humaansToOkta },
  { source: "hibob", target: "okta", startsAt: "2027-03-01T09:00:00Z", open: hibobToOkta },
  { source: "hibob-scim", target: "okta", startsAt: "2027-03-01T09:00:00Z", open: hibobScimToOkta },
  { source: "okta", target: "declaree", startsAt: "2027-03-01T09:00:00Z", open: oktaIntoDeclaree },
  { source: "okta", target: "learn-amp", startsAt: "2027-03-01T09:00:00Z", open: oktaIntoLearnAmp },
  { source: "okta", target: "insightful", startsAt: "2027-03-01T09:00:00Z", open: oktaIntoInsightful },
  { source: "declaree", target: "okta", startsAt: "2027-03-01T09:00:00Z", open: declareeToOkta },
];
