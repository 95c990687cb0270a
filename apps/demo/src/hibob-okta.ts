import type { SyncSettingsInput } from "@rosterkit/core";
import { hibob, hibobBehaviour } from "@rosterkit/hibob";
import { createHibobStandIn, createPeople, type HibobStandIn } from "@rosterkit/sandbox";
import { tally } from "./end.ts";
import { tellHibobStory } from "./hibob-chapters.ts";
import { castHibobStory } from "./hibob-story.ts";
import { openIntoOkta } from "./into-okta.ts";
import { clockOf } from "./open-scene.ts";
import type { Scene, World } from "./pair.ts";
import { firstDay } from "./story-parts.ts";

/** HiBob (its API) and Okta, both pretended, with the real adapters between. */
export function hibobToOkta(world: World): Promise<Scene> {
  const people = createPeople({ seed: world.seed, count: world.people, today: firstDay });
  const standIn = createHibobStandIn({ people, clock: clockOf(world) });
  const { serviceUserId, token } = standIn;
  const cast = castHibobStory(standIn, people);
  return openIntoOkta(world, {
    source: {
      name: "HiBob",
      standIn,
      token: `${serviceUserId}:${token}`,
      apiPath: "/v1",
      connect: (baseUrl, io) => hibob.connect({ serviceUserId, token, baseUrl }, io),
      tryIt: (url) => `curl -u "${serviceUserId}:${token}" -X POST "${url}/people/search" -d '{"showInactive":true}'`,
      contents: async () => tally(standIn.employees.map(({ lifecycleStatus }) => lifecycleStatus)),
      narrow: () => standIn.setAccess({ categories: ["root", "about", "work"] }),
    },
    people,
    players: cast.players,
    settings: settingsFor(standIn),
    firstPlan: { syncAll: true },
    firstPlanWords: '"sync all": accounts for everybody who has started, confirmed as a whole',
    chapters: (before) => tellHibobStory(standIn, cast, before),
    telling: ["profile.login", "profile.title", "profile.department", "profile.manager"],
  });
}

/** As HiBob's own Okta integration behaves, with the manager's account beside the manager's name. Offices have time zones; HiBob does not tell them. */
function settingsFor({ employees }: HibobStandIn): SyncSettingsInput {
  const { lifecycle, mapping, ...behaviour } = hibobBehaviour();
  const siteZones = Object.fromEntries(
    employees.flatMap(({ site, siteZone }) => (site && siteZone ? [[site, siteZone]] : [])),
  );
  return {
    id: "hibob-okta",
    ...behaviour,
    lifecycle: { ...lifecycle, zone: "Europe/London", siteZones },
    mapping: { fromEmployee: { ...mapping.fromEmployee, "profile.managerId": "manager" } },
    // A stand-in never works on a request for longer; the default of a minute is for vendors.
    vendorHoldMs: 1500,
  };
}
