import type { SyncSettingsInput } from "@rosterkit/core";
import { createHibobStandIn, createPeople, type HibobStandIn } from "@rosterkit/sandbox";
import { type End, groupWords, tally } from "./end.ts";
import { tellHibobStory } from "./hibob-chapters.ts";
import { castHibobStory } from "./hibob-story.ts";
import type { SourceOfPair } from "./into-okta.ts";
import { clockOf } from "./open-scene.ts";
import type { World } from "./pair.ts";
import { firstDay, followedOf } from "./story-parts.ts";

/** What differs between the two ways from HiBob into Okta. */
export interface HibobMode extends Pick<SourceOfPair, "firstPlanWords" | "mostWithinLimits"> {
  readonly end: Pick<End, "name" | "apiPath" | "connect" | "tryIt" | "narrow">;
  /** Behaviour of HiBob's own integration, with a name for the sync. */
  readonly settings: SyncSettingsInput;
  /** What becomes of somebody hired who has not started. */
  readonly beforeStart: string;
  /** How many are in each group that HiBob shows this way. Absent: it shows none. */
  readonly groups?: () => readonly number[];
}

/** HiBob, pretended, with its story, in the mode that is made of the stand-in. */
export function hibobSource(world: World, modeOf: (standIn: HibobStandIn) => HibobMode): SourceOfPair {
  const people = createPeople({ seed: world.seed, count: world.people, today: firstDay });
  const standIn = createHibobStandIn({ people, clock: clockOf(world) });
  const cast = castHibobStory(standIn, people);
  const { settings, beforeStart, groups = () => [], end, ...story } = modeOf(standIn);
  const statuses = () => standIn.employees.map(({ lifecycleStatus }) => lifecycleStatus);
  return {
    ...story,
    source: {
      ...end,
      standIn,
      token: `${standIn.serviceUserId}:${standIn.token}`,
      contents: async () => `${tally(statuses())}${groupWords(groups())}`,
    },
    people,
    players: cast.players,
    followed: followedOf(cast, ({ id }) => standIn.idOf(id)),
    settings: withManagers(standIn, settings),
    firstPlan: { syncAll: true },
    chapters: (before) => tellHibobStory(standIn, cast, before, beforeStart),
    telling: ["profile.login", "profile.title", "profile.department", "profile.manager"],
  };
}

/** With the manager's account beside the manager's name. Offices have time zones; HiBob does not tell them. */
function withManagers({ employees }: HibobStandIn, settings: SyncSettingsInput): SyncSettingsInput {
  const siteZones = Object.fromEntries(
    employees.flatMap(({ site, siteZone }) => (site && siteZone ? [[site, siteZone]] : [])),
  );
  const fromEmployee = { ...settings.mapping?.fromEmployee, "profile.managerId": "manager" };
  return {
    ...settings,
    lifecycle: { ...settings.lifecycle, siteZones },
    mapping: { ...settings.mapping, fromEmployee },
    // A stand-in never works on a request for longer; the default of a minute is for vendors.
    vendorHoldMs: 1500,
  };
}
