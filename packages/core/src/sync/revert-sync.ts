import { ConfigurationError } from "../errors/configuration-error.ts";
import type { LinkedElsewhere } from "../plan/linked-elsewhere.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlannerInput } from "../plan/planner-input.ts";
import type { Lease } from "../store/store.ts";
import { type Effects, effectsOf } from "../undo/effects.ts";
import { groupsTakenBack } from "../undo/groups-taken-back.ts";
import { planRevert, type RevertInput } from "../undo/plan-revert.ts";
import { type RunRecord, readRun } from "../undo/read-run.ts";
import { assertNotSwitched } from "./assert-not-switched.ts";
import { checkSide } from "./check-side.ts";
import { ownersOf } from "./claim-ownership.ts";
import { loadKnown } from "./gather-input.ts";
import { groupsNow } from "./groups-now.ts";
import { irrevocableOf } from "./irrevocable-of.ts";
import { linkedByOwners } from "./linked-elsewhere.ts";
import { factKeys } from "./load-facts.ts";
import { readTarget } from "./read-target.ts";
import { backOff, readingAt, tell } from "./reading-at.ts";
import { targetOf } from "./sides.ts";
import type { RevertOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";
import type { Tenants } from "./tenants.ts";

/** From so many accounts on, reading the whole list takes fewer calls than reading each. */
const listFrom = 200;

/** Settles what is open, reads the accounts that a run touched, and plans how to take it back. The source is not asked. */
export const revertSync = (context: SyncContext, run: string, options: RevertOptions): Promise<Plan> =>
  context.leased(async (lease) => {
    const { store, settings } = context;
    const load = () => readRun(store, settings.id, run);
    const before = await load();
    if (!before) throw unknownRun();
    if (before.confirmed === "relink") throw switchingRun();
    return revertRecord(context, options, lease, async () => (await load()) ?? before);
  });

/** Plans how to take back what a record of the journal holds. `load`: reads it, once more after everything open is settled. */
export async function revertRecord(
  context: SyncContext,
  options: RevertOptions,
  lease: Lease,
  load: () => Promise<RunRecord>,
): Promise<Plan> {
  const { store, settings, target } = context;
  await assertNotSwitched(store, settings.id);
  const tenants = (await store.kept(settings.id, factKeys.tenants)) as Tenants | undefined;
  if (!tenants) throw unknownRun();
  const { owners = [] } = await checkSide(target, tenants.target);
  const gathered = await gather(context, options, lease, tenants, load);
  const elsewhere = await keptByOwners(context, tenants);
  return planRevert({
    ...gathered,
    input: { ...gathered.input, owners, elsewhere },
    irrevocable: irrevocableOf(target, "people"),
    only: options.only,
  });
}

/** The accounts that an import must not put out again, because a sync that owns accounts is linked to them by now. */
async function keptByOwners(context: SyncContext, tenants: Tenants): Promise<ReadonlyMap<string, LinkedElsewhere>> {
  if (context.settings.owns !== "nothing") return new Map();
  return linkedByOwners(context, await ownersOf(context, tenants));
}

const unknownRun = () =>
  new ConfigurationError([{ path: "run", message: "the journal has no such run of this sync, or not any more" }]);

/** The other sync is the one that must work again, so it is the one that takes the links back. */
const switchingRun = () =>
  new ConfigurationError([
    { path: "run", message: "took the links of another sync over: switch back by relinking that one" },
  ]);

async function gather(
  context: SyncContext,
  options: RevertOptions,
  lease: Lease,
  tenants: Tenants,
  load: () => Promise<RunRecord>,
): Promise<Pick<RevertInput, "input" | "record" | "groups">> {
  const { settings, target } = context;
  const at = new Date(context.now()).toISOString();
  const { toEmployee, toAccount, rules, memberAttribute } = await context.mappings();
  const { links, groupLinks, facts } = await loadKnown(context, options, lease, at);
  // Settling may just have found out how writes of this very run ended.
  const record = await load();
  const people = effectsOf(record, options.only);
  const input = {
    at,
    tenants,
    settings,
    toEmployee,
    toAccount,
    rules,
    resource: target.people,
    ...(memberAttribute !== undefined && { memberAttribute }),
    target: await readAccounts(context, options, people, at),
    links,
    facts,
  };
  const touched = groupsTakenBack(record, links, options.only);
  return { input, record, groups: await groupsNow(context, options, touched, { links: groupLinks, facts, at }) };
}

async function readAccounts(
  context: SyncContext,
  options: RevertOptions,
  people: readonly Effects[],
  at: string,
): Promise<PlannerInput["target"]> {
  const { people: resource } = await targetOf(context);
  const known = Object.keys(resource.attributes);
  const written = new Set([context.key, ...people.flatMap(({ values }) => [...values.keys()])]);
  const names = known.filter((name) => written.has(name));
  const ids = [...new Set(people.flatMap(({ account }) => account ?? []))];
  const reading = readingAt(at, names, options);
  const how = { readAt: at, backOff: backOff(options) };
  tell(options, "reading target", 0);
  const readsList = ids.length > listFrom && resource.read !== undefined;
  return readTarget(resource, names, reading, how, readsList ? undefined : ids);
}
