import type { SyncSettingsInput } from "@rosterkit/core";
import { oktaToInsightful } from "@rosterkit/insightful";
import { createInsightfulStandIn, createPeople, type SandboxPerson } from "@rosterkit/sandbox";
import { type AppBehindOkta, ruleGroups } from "./app-behind-okta.ts";
import { castDirectory, fillDirectory } from "./directory-story.ts";
import { addEmployeesBefore } from "./employees-before.ts";
import { tellInsightfulStory } from "./insightful-chapters.ts";
import { insightfulEnd } from "./insightful-end.ts";
import { limitsFor, oktaEnd, pretendOkta } from "./okta-end.ts";
import { departmentOf } from "./okta-story.ts";
import { clockOf, openScene } from "./open-scene.ts";
import type { Scene, World } from "./pair.ts";
import { planBadMoments } from "./plan-bad-moments.ts";
import { firstDay } from "./story-parts.ts";

/** As Insightful's own Okta integration behaves, with a tracking profile named, so that new people are created. */
const settings: SyncSettingsInput = {
  id: "okta-insightful",
  ...oktaToInsightful.settings,
  lifecycle: { ...oktaToInsightful.settings.lifecycle, zone: "Europe/Belgrade" },
  // A stand-in never works on a request for longer; the default of a minute is for vendors.
  vendorHoldMs: 1500,
};

/** Okta's group for a department, by the prefix that makes it a team. */
const groupOf = (department: string): string => `${settings.groups?.prefix ?? ""}${department}`;

const app: Omit<AppBehindOkta, "end"> = {
  settings,
  firstPlan: { adopt: "exact" },
  firstPlanWords: "the review first: who is who, and which teams are new; nothing is written before it is finished",
  telling: ["email", "name", "title", "teamId"],
  everybodyIn: [],
  groupOf,
};

/** A small company stays within the vendor's 200 requests a minute; for a larger one they would mean minutes of waiting. */
const mostWithinLimit = 25;

const switchesFor = ({ people }: World) => (people > mostWithinLimit ? { requestsAMinute: 100_000 } : {});

const limitWords = ({ people }: World): string =>
  people > mostWithinLimit
    ? `Insightful's limit of 200 requests a minute is lifted: for more than ${mostWithinLimit} people it would mean minutes of waiting.`
    : "Insightful takes 200 requests a minute.";

/** Insightful, pretended and empty, as an app behind Okta. */
export const insightfulApp = (world: World): AppBehindOkta => ({
  ...app,
  end: insightfulEnd(createInsightfulStandIn({ clock: clockOf(world), switches: switchesFor(world) })),
});

/** Okta and Insightful, both pretended, with the real adapters between: teams by prefix, and a review before anything is written. */
export function oktaIntoInsightful(world: World): Promise<Scene> {
  const people = createPeople({ seed: world.seed, count: world.people, today: firstDay });
  const cast = castDirectory(people);
  // Who is in each group is read for the scope and for the teams.
  const { limits, words } = limitsFor(world, mostWithinLimit);
  const okta = pretendOkta(world, { limits });
  const standIn = createInsightfulStandIn({
    clock: clockOf(world),
    teams: teamsBefore(people),
    switches: switchesFor(world),
  });
  const before = addEmployeesBefore(standIn, people, cast);
  const end = insightfulEnd(standIn);
  ruleGroups(okta, people, [{ ...app, end }]);
  const userOf = fillDirectory(okta, people);
  return openScene(world, {
    ...app,
    source: oktaEnd(okta, { startDateAttribute: "startDate" }),
    target: end,
    chapters: tellInsightfulStory({ okta, insightful: standIn, people, cast, userOf, before, groupOf }),
    remarks: [
      words,
      limitWords(world),
      ...planBadMoments("Insightful", standIn, /\/employee$/, Math.min(world.people, 24)),
    ],
  });
}

/** Some of the departments are teams there already. */
const teamsBefore = (people: readonly SandboxPerson[]): readonly string[] =>
  [...new Set(people.map(departmentOf))].toSorted().slice(0, 3);
