import type { SyncSettingsInput } from "@rosterkit/core";
import { oktaToDeclaree } from "@rosterkit/declaree";
import { createDeclareeStandIn, createPeople, type SandboxPerson } from "@rosterkit/sandbox";
import type { AppBehindOkta } from "./app-behind-okta.ts";
import { declareeEnd } from "./declaree-end.ts";
import { tellOktaStory } from "./okta-chapters.ts";
import { limitsFor, oktaEnd, pretendOkta } from "./okta-end.ts";
import {
  castOktaStory,
  clashingGroup,
  fillOkta,
  groupOf,
  groupPrefix,
  scopeGroup,
  usersPerPage,
} from "./okta-story.ts";
import { clockOf, openScene } from "./open-scene.ts";
import type { Scene, World } from "./pair.ts";
import { planBadMoments } from "./plan-bad-moments.ts";
import { firstDay, nameOf } from "./story-parts.ts";

/** Okta and Declaree, both pretended, with the real adapters between: users, groups and passwords. */
export function oktaIntoDeclaree(world: World): Promise<Scene> {
  const people = createPeople({ seed: world.seed, count: world.people, today: firstDay });
  const cast = castOktaStory(people);
  const { limits, words } = limitsFor(world);
  const okta = pretendOkta(world, { limits, pageSize: usersPerPage });
  fillOkta(okta, people, cast);
  const known = people.filter((person) => person.stage === "active" && !cast.players.includes(person)).slice(0, 3);
  const groups = [{ name: clashingGroup, memberIds: known.slice(0, 1).map(({ id }) => id) }];
  const declaree = createDeclareeStandIn({ people: known, groups, clock: clockOf(world) });
  return openScene(world, {
    source: oktaEnd(okta),
    target: declareeEnd(declaree),
    settings,
    firstPlan: { syncAll: true },
    firstPlanWords: '"sync all": users for everybody in the group, confirmed as a whole',
    chapters: tellOktaStory({ okta, declaree, cast, before: wordsOf(known) }),
    telling: declareeTelling,
    remarks: [words, ...planBadMoments("Declaree", declaree, /\/Users$/, world.people)],
  });
}

const wordsOf = (known: readonly SandboxPerson[]): readonly string[] => [
  ...known.map((person) => `${nameOf(person)} has a user at Declaree already`),
  `Declaree has a group "${clashingGroup}" of its own, and "${groupPrefix}${clashingGroup}" of Okta would get the same name: told before anything is sent`,
];

/** Declaree, pretended and empty, as an app behind Okta. */
export const declareeApp = (world: World): AppBehindOkta => ({
  end: declareeEnd(createDeclareeStandIn({ people: [], clock: clockOf(world) })),
  settings,
  firstPlan: { syncAll: true },
  firstPlanWords: '"sync all": users for everybody in the group, confirmed as a whole',
  telling: declareeTelling,
  everybodyIn: [scopeGroup],
  groupOf,
});

const declareeTelling = ["userName", "name.givenName", "name.familyName", "displayName"];

/** As Declaree's own Okta integration behaves with every option of its guide on. Okta provisions nobody who is staged. */
const settings: SyncSettingsInput = {
  id: "okta-declaree",
  ...oktaToDeclaree.settings,
  lifecycle: {
    ...oktaToDeclaree.settings.lifecycle,
    zone: "Europe/Amsterdam",
    joiners: { provision: "on start date", firstState: "active" },
  },
  scope: { groups: [scopeGroup] },
  groups: { prefix: groupPrefix, removePrefix: true },
  // A stand-in never works on a request for longer; the default of a minute is for vendors.
  vendorHoldMs: 1500,
};
