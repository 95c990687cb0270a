import type { SyncSettingsInput } from "@rosterkit/core";
import { oktaToLearnAmp } from "@rosterkit/learn-amp";
import { createLearnAmpStandIn, createPeople, type SandboxPerson } from "@rosterkit/sandbox";
import { type AppBehindOkta, ruleGroups } from "./app-behind-okta.ts";
import { castDirectory, fillDirectory } from "./directory-story.ts";
import { tellLearnAmpStory } from "./learn-amp-chapters.ts";
import { learnAmpEnd } from "./learn-amp-end.ts";
import { limitsFor, oktaEnd, pretendOkta } from "./okta-end.ts";
import { departmentOf } from "./okta-story.ts";
import { clockOf, openScene } from "./open-scene.ts";
import type { Scene, World } from "./pair.ts";
import { planBadMoments } from "./plan-bad-moments.ts";
import { firstDay, nameOf } from "./story-parts.ts";

/** Learn Amp, pretended, as an app behind Okta. `people`: who has a user there before, and the team of whose department is there too. */
export const learnAmpApp = (world: World, people: readonly SandboxPerson[] = []): AppBehindOkta => {
  const teams = [...new Set(people.map(departmentOf))].slice(0, 1).map((name) => ({ name }));
  const standIn = createLearnAmpStandIn({ people, teams, clock: clockOf(world) });
  return { ...app, end: learnAmpEnd(standIn) };
};

const scopeGroup = "Learn Amp users";

/** As Learn Amp's own Okta integration behaves: managers on people, departments as teams. */
const settings: SyncSettingsInput = {
  id: "okta-learn-amp",
  ...oktaToLearnAmp.settings,
  lifecycle: { ...oktaToLearnAmp.settings.lifecycle, zone: "Europe/London" },
  scope: { groups: [scopeGroup] },
  // A stand-in never works on a request for longer; the default of a minute is for vendors.
  vendorHoldMs: 1500,
};

const app: Omit<AppBehindOkta, "end"> = {
  settings,
  firstPlan: { syncAll: true, adopt: "exact" },
  firstPlanWords: '"sync all": users for everybody in the group, and teams for their departments, confirmed as a whole',
  telling: ["email", "jobTitle", "managerId", "primaryTeamId", "department"],
  everybodyIn: [scopeGroup],
};

/** Okta and Learn Amp, both pretended, with the real adapters between: users, teams and who manages whom. */
export function oktaIntoLearnAmp(world: World): Promise<Scene> {
  const people = createPeople({ seed: world.seed, count: world.people, today: firstDay });
  const cast = castDirectory(people);
  const { limits, words } = limitsFor(world);
  const okta = pretendOkta(world, { limits });
  const known = people.filter((person) => person.stage === "active" && !cast.players.includes(person)).slice(0, 3);
  const learnAmp = learnAmpApp(world, known);
  ruleGroups(okta, people, [learnAmp]);
  const userOf = fillDirectory(okta, people);
  const before = known.map((person) => `${nameOf(person)} has a user at Learn Amp already, made by hand`);
  return openScene(world, {
    ...app,
    source: oktaEnd(okta, { startDateAttribute: "startDate" }),
    target: learnAmp.end,
    chapters: tellLearnAmpStory({ okta, people, cast, userOf, before }),
    remarks: [words, ...planBadMoments("Learn Amp", learnAmp.end.standIn, /\/v1\/users$/, world.people)],
  });
}
