import { ConfigurationError } from "../errors/configuration-error.ts";
import { createPlanner } from "../plan/create-planner.ts";
import type { GroupsInput } from "../plan/groups-input.ts";
import type { Plan } from "../plan/plan.ts";
import type { Planner, PlannerInput } from "../plan/planner-input.ts";
import type { Extent } from "../roster/extent.ts";
import { read } from "../roster/read.ts";
import type { ReadOptions } from "../roster/read-options.ts";
import { readThese } from "../roster/read-these.ts";
import type { Sink } from "../roster/sink.ts";
import type { Links } from "../store/links.ts";
import type { Lease } from "../store/store.ts";
import { checkSync } from "./check-sync.ts";
import { claimOwnership, type Owners, sidesOf } from "./claim-ownership.ts";
import { counterparts } from "./counterparts.ts";
import { FindingsError } from "./findings-error.ts";
import { forgetHints } from "./forget-hints.ts";
import { gatherInput, type LookingOptions } from "./gather-input.ts";
import { heedRevocations } from "./heed-revocations.ts";
import { groupsElsewhere, importedStates, linkedElsewhere } from "./linked-elsewhere.ts";
import { factKeys } from "./load-facts.ts";
import { isNothing } from "./look-ahead.ts";
import { nameHinted } from "./name-hinted.ts";
import { assertMayImport } from "./own-nothing.ts";
import { derivedGroupsFor, intoBoth, readGroups } from "./read-groups.ts";
import { backOff, linkedIds, sourceReadingAt, tell } from "./reading-at.ts";
import { knownMarks, rememberLearned } from "./remember-learned.ts";
import { sourceOf } from "./sides.ts";
import type { PlanOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";
import type { Tenants } from "./tenants.ts";

/** Settles what is open, reads both sides, plans, and remembers what was learned. */
export const planSync = (context: SyncContext, options: PlanOptions): Promise<Plan> =>
  context.leased(async (lease) => {
    const read = await readBoth(context, options, lease, createPlanner);
    return conclude(context, lease, read, read.planner);
  });

/** Both sides as they were read, with whoever took the records of the source in. */
export interface ReadBoth<Taker> {
  readonly planner: Taker;
  readonly input: PlannerInput;
  readonly extent: Extent;
  readonly groups: GroupsInput | undefined;
  /** The read was not for people named. */
  readonly everybody: boolean;
}

/** Settles what is open and reads both sides. `create`: makes who takes in the records of the source, from all that is known before. Rejects as `plan` does. */
export async function readBoth<Taker extends Sink<unknown>>(
  context: SyncContext,
  options: LookingOptions,
  lease: Lease,
  create: (input: PlannerInput) => Taker,
): Promise<ReadBoth<Taker>> {
  assertMayImport(context.settings);
  const checked = await checkSync(context);
  if (!checked.ok) throw new FindingsError(checked);
  await assertMayName(context, options);
  const { only, ...learns } = await nameHinted(context, options);
  const at = new Date(options.at ?? context.now()).toISOString();
  await heedRevocations(context, lease, options, at);
  const tenants = { source: checked.source.account, target: checked.target.account };
  const owners = await claimOwnership(context, tenants);
  const others = await ofOtherSyncs(context, owners, tenants);
  const looking = { ...options, ...(only && { only }) };
  const gathered = await gatherInput(context, looking, lease, checked, at);
  const input = { ...gathered.input, ...others, ...learns };
  const planner = create(input);
  const derived = await derivedGroupsFor(context);
  const extent = await readSource(context, looking, intoBoth(planner, derived), input.links, at);
  const groups = await readGroups(context, looking, {
    at,
    links: gathered.groupLinks,
    derived,
    people: extent,
    elsewhere: await groupsElsewhere(context, owners),
  });
  tell(options, "planning", extent.size);
  return { planner, input, extent, groups, everybody: !only };
}

/** Plans from what was read, and remembers what was learned. */
export async function conclude(
  context: SyncContext,
  lease: Lease,
  { extent, groups, input, everybody }: Omit<ReadBoth<unknown>, "planner">,
  planner: Planner,
): Promise<Plan> {
  const plan = planner.finish(extent, groups);
  await rememberLearned(context, lease, plan, {
    extent,
    ends: planner.ends(),
    belonged: planner.belonged(),
    looked: { everybody, complete: extent.complete, nextAt: planner.nextAt(), hint: input.hints?.upTo },
  });
  // Nobody has to apply what is nothing.
  if (isNothing(plan)) await forgetHints(context, plan, { perChange: [], aborted: false }).catch(() => undefined);
  return plan;
}

/** What planning is told of the other syncs of the store, once this one owns what it owns. */
async function ofOtherSyncs(
  context: SyncContext,
  owners: Owners,
  tenants: Tenants,
): Promise<Pick<PlannerInput, "elsewhere" | "imported" | "counterparts">> {
  return {
    elsewhere: await linkedElsewhere(context, owners),
    imported: await importedStates(context, owners),
    counterparts: await counterparts(context, sidesOf(context, tenants)),
  };
}

/** The first run is confirmed as a whole, so it is for everybody. */
async function assertMayName({ store, settings }: SyncContext, { only, syncAll }: PlanOptions): Promise<void> {
  if (!only) return;
  if (syncAll) throw new ConfigurationError([{ path: "only", message: "does not go with syncAll" }]);
  if ((await store.kept(settings.id, factKeys.ran)) === undefined)
    throw new ConfigurationError([{ path: "only", message: "the first run is for everybody" }]);
}

async function readSource(
  context: SyncContext,
  options: PlanOptions,
  planner: Sink<unknown>,
  links: Links,
  at: string,
): Promise<Extent> {
  const { people, reads } = await sourceOf(context);
  const reading = sourceReadingAt(context, at, reads, options);
  const how: ReadOptions = {
    readAt: at,
    marks: await knownMarks(context),
    backOff: backOff(options),
    onPage: ({ items, list }) => tell(options, "reading source", items, list),
  };
  return options.only
    ? await readThese(people, { ids: distinct(options.only) }, reading, planner, how)
    : await read(people, reading, planner, { ...how, linkedIds: linkedIds(links, "source") });
}

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
