import type { SyncSettingsInput } from "@rosterkit/core";
import { type AppBehindOkta, ruleGroups } from "./app-behind-okta.ts";
import type { Chain } from "./chain.ts";
import { prepareOkta, type SourceOfPair } from "./into-okta.ts";
import { openSides } from "./open-sides.ts";
import type { LeaverAction, Leg, Side, World } from "./pair.ts";

/** Opens nothing but this process. */
const eventHookSecret = "chain-event-hooks-0123456789";

/** What a chain is made of. */
export interface ChainParts {
  readonly source: SourceOfPair;
  readonly apps: readonly AppBehindOkta[];
  readonly leavers: LeaverAction;
}

/** Serves a source, Okta and the apps, with the real adapters between: one Okta is the target of the first sync and the source of the others. */
export async function openChain(world: World, { source, apps, leavers }: ChainParts): Promise<Chain> {
  // Several syncs share one organisation's limits.
  const { okta, end, chapters, remarks } = prepareOkta(world, { ...source, mostWithinLimits: 0 }, { eventHookSecret });
  ruleGroups(okta, source.people, apps);
  const { sides, close } = await openSides(world, [source.source, end, ...apps.map((app) => app.end)]);
  const [from, hub, ...targets] = sides as readonly [Side, Side, ...Side[]];
  const first = { ...partsOf(source), settings: withLeavers(source.settings, leavers), source: from, target: hub };
  const legs = apps.map((app, index): Leg => ({ ...partsOf(app), source: hub, target: targets[index] as Side }));
  const told = [...remarks, "On purpose: now and then one of Okta's events is lost on the way, or comes twice."];
  return { sides, legs: [first, ...legs], hub: okta, chapters, followed: source.followed ?? [], remarks: told, close };
}

const partsOf = ({ settings, firstPlan, firstPlanWords, telling }: Omit<Leg, "source" | "target">) => ({
  settings,
  firstPlan,
  firstPlanWords,
  telling,
});

const withLeavers = (settings: SyncSettingsInput, action: LeaverAction): SyncSettingsInput => ({
  ...settings,
  lifecycle: { ...settings.lifecycle, leavers: { ...settings.lifecycle.leavers, action } },
});
