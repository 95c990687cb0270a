import type { SyncSettingsInput } from "@rosterkit/core";
import { declareeImport } from "@rosterkit/declaree";
import { createDeclareeStandIn, createPeople } from "@rosterkit/sandbox";
import { declareeEnd } from "./declaree-end.ts";
import { castDeclareeStory, tellDeclareeStory } from "./declaree-story.ts";
import { openIntoOkta } from "./into-okta.ts";
import { clockOf } from "./open-scene.ts";
import type { Scene, World } from "./pair.ts";
import { firstDay } from "./story-parts.ts";

/** Declaree and Okta, both pretended, with the real adapters between: an import that owns nothing. */
export function declareeToOkta(world: World): Promise<Scene> {
  const people = createPeople({ seed: world.seed, count: world.people, today: firstDay });
  const cast = castDeclareeStory(people);
  const declaree = createDeclareeStandIn({ people: cast.seeded, clock: clockOf(world) });
  return openIntoOkta(world, {
    source: declareeEnd(declaree),
    people: cast.seeded,
    players: cast.players,
    settings,
    firstPlan: { adopt: "exact" },
    firstPlanWords:
      "the first import: staged accounts for whoever is missing, links to those who are there, confirmed as a whole",
    chapters: (before, okta) => tellDeclareeStory({ declaree, okta, cast, before }),
    telling: ["profile.login", "profile.firstName", "profile.lastName"],
  });
}

/** As Declaree's guide describes an import, switched on. */
const settings: SyncSettingsInput = {
  id: "declaree-okta",
  ...declareeImport.settings,
  import: "on schedule",
  lifecycle: { ...declareeImport.settings.lifecycle, zone: "Europe/Amsterdam" },
  // A stand-in never works on a request for longer; the default of a minute is for vendors.
  vendorHoldMs: 1500,
};
