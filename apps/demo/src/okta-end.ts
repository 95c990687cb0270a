import { okta } from "@rosterkit/okta";
import {
  createOktaStandIn,
  generousLimits,
  type OktaStandIn,
  type OktaStandInOptions,
  workforceLimits,
} from "@rosterkit/sandbox";
import { type End, groupWords, tally } from "./end.ts";
import { clockOf } from "./open-scene.ts";
import type { World } from "./pair.ts";

const hourMs = 3_600_000;

/** An Okta whose people finish their activation within two hours. */
export const pretendOkta = (world: World, options: OktaStandInOptions): OktaStandIn =>
  createOktaStandIn({
    clock: clockOf(world),
    switches: { finishActivationAfterMs: 2 * hourMs },
    ...options,
  });

/** Okta's limits, in words too: real ones up to so many people, with whom a first run stays within a minute of what a real organisation allows. */
export const limitsFor = ({ people }: World, most = 200) =>
  people <= most
    ? {
        limits: workforceLimits,
        words:
          "Okta's rate limits are those of a Workforce organisation: 600 writes a minute, half of them for one API token.",
      }
    : {
        limits: generousLimits,
        words: `Okta's rate limits are lifted: ${most === 0 ? "for several syncs in a row" : `for more than ${most} people`} they would mean minutes of waiting.`,
      };

/** Okta as one end of a pair. `more`: which attribute of its profiles holds the first day, and what its events are known by. */
export const oktaEnd = (
  standIn: OktaStandIn,
  more: { readonly startDateAttribute?: string; readonly eventHookSecret?: string } = {},
): End => ({
  name: "Okta",
  standIn,
  token: standIn.token,
  apiPath: "",
  connect: (domain, io, apiToken) =>
    okta.connect({ domain, apiToken, managerAttribute: "managerId", managerNamedBy: "id", ...more }, io),
  tryIt: (url) => `curl -H "Authorization: SSWS ${standIn.token}" "${url}/api/v1/users?limit=2"`,
  contents: async () => contentsOf(standIn),
  // Its limits are told as instants of real time.
  now: Date.now,
});

function contentsOf(standIn: OktaStandIn): string {
  const { users, groups } = standIn.inspect();
  const own = groups.filter(({ type }) => type === "OKTA_GROUP").map(({ memberIds }) => memberIds.length);
  return `${tally(users.map(({ status }) => status))}${groupWords(own)}`;
}
