import { settleOpenIntents } from "../apply/settle-open-intents.ts";
import { createPlanner } from "../plan/create-planner.ts";
import type { Learned, Plan } from "../plan/plan.ts";
import type { Planner, PlannerInput } from "../plan/planner-input.ts";
import { read } from "../roster/read.ts";
import { loadLinks } from "../store/load-links.ts";
import type { Links } from "../store/links.ts";
import type { Facts } from "../store/facts.ts";
import type { Lease } from "../store/store.ts";
import { checkSync } from "./check-sync.ts";
import { FindingsError } from "./findings-error.ts";
import { linkMakingOf } from "./link-making.ts";
import { type ById, factKeys, loadFacts } from "./load-facts.ts";
import { readTarget } from "./read-target.ts";
import type { PlanOptions, PlanProgress, SyncChecked } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** Settles what is open, reads both sides, plans, and remembers what was learned. */
export const planSync = (context: SyncContext, options: PlanOptions): Promise<Plan> =>
  context.leased(async (lease) => {
    const checked = await checkSync(context);
    if (!checked.ok) throw new FindingsError(checked);
    const at = options.at ?? new Date(context.now()).toISOString();
    const input = await gather(context, options, lease, checked, at);
    const planner = createPlanner(input);
    const plan = await readSource(context, options, planner, input.links, at);
    await remember(context, lease, checked, plan);
    return plan;
  });

async function gather(
  context: SyncContext,
  options: PlanOptions,
  lease: Lease,
  checked: SyncChecked,
  at: string,
): Promise<PlannerInput> {
  const { settings, target, predicates } = context;
  const { toEmployee, toAccount, rules } = await context.mappings();
  const { links, facts } = await loadKnown(context, options, lease, at);
  const resource = target.people;
  const owners = checked.target.owners ?? [];
  const confirmation = await confirmationOf(context, options);
  const unreviewed = new Set((await context.store.kept(settings.id, factKeys.unreviewed)) as readonly string[] | undefined);
  return {
    at,
    tenants: { source: checked.source.account, target: checked.target.account },
    settings,
    ...(predicates && { predicates }),
    toEmployee,
    toAccount,
    rules,
    resource,
    target: await readAccounts(context, options, toAccount, links, at),
    links,
    facts,
    owners,
    ...(confirmation && { confirmation }),
    ...(options.adopt && { adopt: options.adopt }),
    unreviewed,
  };
}

async function loadKnown(
  context: SyncContext,
  options: PlanOptions,
  lease: Lease,
  at: string,
): Promise<{ readonly links: Links; readonly facts: Facts }> {
  const { store, settings, target, key, now } = context;
  tell(options, "settling", 0);
  const before = { people: await loadLinks(store, settings.id, "people") };
  const linkMaking = linkMakingOf(await context.mappings());
  const { unsettled } = await settleOpenIntents({ target, links: before, store, lease, settings, now, ...linkMaking });
  const links = await loadLinks(store, settings.id, "people");
  const loaded = await loadFacts(store, settings.id, Date.parse(at), key, links, unsettled);
  return { links, facts: options.syncAll ? { ...loaded, baseline: { at, ids: new Set() } } : loaded };
}

async function confirmationOf({ store, settings }: SyncContext, { syncAll }: PlanOptions): Promise<PlannerInput["confirmation"]> {
  if (syncAll) return "sync all";
  return (await store.kept(settings.id, factKeys.ran)) === undefined ? "first run" : undefined;
}

function readAccounts(
  { target, settings, key }: SyncContext,
  options: PlanOptions,
  toAccount: PlannerInput["toAccount"],
  links: Links,
  at: string,
): Promise<PlannerInput["target"]> {
  const looked = [key, ...(settings.match ?? []).map(({ to }) => to), ...(settings.externalId ? [settings.externalId] : [])];
  const linkedIds = [...links].flatMap((link) => link.target ?? []);
  return readTarget(target, toAccount.target, toAccount.names, looked, reading(at, options), {
    readAt: at,
    linkedIds,
    onPage: ({ items }) => tell(options, "reading target", items),
  });
}

async function readSource(
  { source }: SyncContext,
  options: PlanOptions,
  planner: Planner,
  links: Links,
  at: string,
): Promise<Plan> {
  const linkedIds = [...links].filter(({ verdict }) => verdict === "same").map((link) => link.source);
  const onPage = ({ items }: { readonly items: number }) => tell(options, "reading source", items);
  const extent = await read(source.people, reading(at, options), planner, { readAt: at, linkedIds, onPage });
  tell(options, "planning", extent.size);
  return planner.finish(extent);
}

/** The day that a read is for is the day in UTC: vendors' "as of" takes a date, and which one matters only around midnight. */
const reading = (at: string, { signal }: PlanOptions) => ({ day: at.slice(0, 10), attributes: [], ...(signal && { signal }) });

const tell = ({ onProgress }: PlanOptions, phase: PlanProgress["phase"], read: number) => onProgress?.({ phase, read });

async function remember({ store, settings }: SyncContext, lease: Lease, checked: SyncChecked, { at, learned }: Plan): Promise<void> {
  const leftSeen = (await store.kept(settings.id, factKeys.leftSeen)) as ById<string> | undefined;
  const tenants = { source: checked.source.account, target: checked.target.account };
  await store.commit(lease, {
    keep: {
      [factKeys.tenants]: tenants,
      ...(learned.baseline && { [factKeys.baseline]: { at, ids: learned.baseline } }),
      ...((learned.leftSeen || learned.notLeft) && { [factKeys.leftSeen]: mergeLeft(leftSeen, learned) }),
    },
  });
}

const mergeLeft = (known: ById<string> = {}, { leftSeen = {}, notLeft = [] }: Learned): ById<string> =>
  Object.fromEntries(Object.entries({ ...known, ...leftSeen }).filter(([id]) => !notLeft.includes(id)));
