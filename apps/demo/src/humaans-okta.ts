import type { SyncSettingsInput } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { createHumaansStandIn, createPeople } from "@rosterkit/sandbox";
import { tally } from "./end.ts";
import { tellHumaansStory } from "./humaans-chapters.ts";
import { castHumaansStory } from "./humaans-story.ts";
import { openIntoOkta, type SourceOfPair } from "./into-okta.ts";
import { clockOf } from "./open-scene.ts";
import type { Scene, World } from "./pair.ts";
import { firstDay, followedOf } from "./story-parts.ts";

/** Humaans and Okta, both pretended, with the real adapters between. */
export const humaansToOkta = (world: World): Promise<Scene> => openIntoOkta(world, humaansSource(world));

/** Humaans, pretended, with its story. */
export function humaansSource(world: World): SourceOfPair {
  const people = createPeople({ seed: world.seed, count: world.people, today: firstDay });
  const standIn = createHumaansStandIn({ people, clock: clockOf(world) });
  const { token } = standIn;
  const cast = castHumaansStory(standIn, people);
  return {
    source: {
      name: "Humaans",
      standIn,
      token,
      apiPath: "/api",
      connect: (baseUrl, io) => humaans.connect({ apiToken: token, baseUrl }, io),
      tryIt: (url) => `curl -H "Authorization: Bearer ${token}" "${url}/people?status=all&$limit=2"`,
      contents: async () => tally(standIn.people.map(({ status }) => status ?? "unknown")),
      narrow: () => standIn.setTokenAccess({ scopes: ["public:read"] }),
    },
    people,
    players: cast.players,
    followed: followedOf(cast, ({ id }) => standIn.idOf(id)),
    settings,
    firstPlan: { syncAll: true },
    firstPlanWords: '"sync all": accounts for everybody who should have one, confirmed as a whole',
    chapters: (before) => tellHumaansStory(standIn, cast, before),
    telling: ["profile.login", "profile.title", "profile.department", "profile.manager"],
  };
}

/** As Humaans' own Okta integration behaves, with the manager's account beside the manager's name. */
const settings: SyncSettingsInput = {
  id: "humaans-okta",
  ...humaans.presets[0]?.settings,
  lifecycle: {
    zone: "Europe/London",
    joiners: { provision: "on creation", activate: true },
    leavers: { action: "suspend" },
  },
  mapping: { fromEmployee: { "profile.managerId": "manager" } },
  // A stand-in never works on a request for longer; the default of a minute is for vendors.
  vendorHoldMs: 1500,
};
