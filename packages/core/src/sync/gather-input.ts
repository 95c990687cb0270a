import { cascadedNames } from "../plan/cascade-of.ts";
import type { PlannerInput } from "../plan/planner-input.ts";
import type { Facts } from "../store/facts.ts";
import type { Links } from "../store/links.ts";
import type { Lease } from "../store/store.ts";
import { factKeys, loadFacts } from "./load-facts.ts";
import { nobodyIn } from "./nobody-in.ts";
import { readTarget } from "./read-target.ts";
import { backOff, linkedIds, readingAt, sourceReadingAt, tell } from "./reading-at.ts";
import { settleFirst } from "./settle-first.ts";
import { targetOf } from "./sides.ts";
import type { PlanOptions, SyncChecked } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** How both sides are looked at. */
export interface LookingOptions extends PlanOptions {
  /** Attributes of accounts that are read besides those that are compared. Absent: none. */
  readonly alsoReads?: readonly string[];
}

/** What a plan is made from besides the source, and the links of groups. */
export interface Gathered {
  readonly input: PlannerInput;
  readonly groupLinks: Links;
}

/** Everything that a plan is made from besides the source: what is known, settled first, and the accounts. */
export async function gatherInput(
  context: SyncContext,
  options: LookingOptions,
  lease: Lease,
  checked: SyncChecked,
  at: string,
): Promise<Gathered> {
  const { groupLinks, ...known } = await loadKnown(context, options, lease, at);
  return { input: await inputFrom(context, options, checked, at, known), groupLinks };
}

async function inputFrom(
  context: SyncContext,
  options: LookingOptions,
  checked: SyncChecked,
  at: string,
  { links, facts }: Pick<Known, "links" | "facts">,
): Promise<PlannerInput> {
  const { settings, source, target, predicates } = context;
  const { toEmployee, toAccount, rules, memberAttribute } = await context.mappings();
  const groups = await context.groupMappings();
  const confirmation = await confirmationOf(context, options);
  return {
    at,
    tenants: { source: checked.source.account, target: checked.target.account },
    settings,
    ...(predicates && { predicates }),
    belongsTo: source.people.belongsTo,
    toEmployee,
    toAccount,
    rules: { ...rules, ...groups?.rules },
    resource: target.people,
    ...(memberAttribute !== undefined && { memberAttribute }),
    target: await readAccounts(context, options, links, at),
    links,
    facts,
    owners: checked.target.owners ?? [],
    ...(groups && target.groups?.refine && !options.only && { refinesGroups: true as const }),
    ...(confirmation && { confirmation }),
    ...(options.only && { nobodyIn: await nobodyIn(source.people, sourceReadingAt(context, at, [], options)) }),
    ...(options.adopt && { adopt: options.adopt }),
    unreviewed: await unreviewedOf(context),
  };
}

/** What is known before anything is read. */
interface Known {
  readonly links: Links;
  readonly groupLinks: Links;
  readonly facts: Facts;
}

/** Settles writes of earlier runs, and loads links and facts. */
export async function loadKnown(context: SyncContext, options: PlanOptions, lease: Lease, at: string): Promise<Known> {
  const { store, settings, key } = context;
  tell(options, "settling", 0);
  const { links, groupLinks, unsettled, unsettledGroups } = await settleFirst(context, lease);
  const loaded = await loadFacts(store, settings.id, Date.parse(at), key, links, unsettled);
  const facts = { ...loaded, unsettledGroups };
  return { links, groupLinks, facts: options.syncAll ? { ...facts, baseline: { at, ids: new Set() } } : facts };
}

async function unreviewedOf({ store, settings }: SyncContext): Promise<ReadonlySet<string>> {
  return new Set((await store.kept(settings.id, factKeys.unreviewed)) as readonly string[] | undefined);
}

async function confirmationOf(
  { store, settings }: SyncContext,
  { syncAll }: PlanOptions,
): Promise<PlannerInput["confirmation"]> {
  if (syncAll) return "sync all";
  return (await store.kept(settings.id, factKeys.ran)) === undefined ? "first run" : undefined;
}

/** The accounts of the people named, when all of them are linked; who is not may have any account, so everybody's are read. */
function accountsOfNamed({ only }: PlanOptions, links: Links): readonly string[] | undefined {
  const accounts = only
    ?.map((id) => links.bySource(id))
    .map((link) => (link?.verdict === "same" ? link.target : undefined));
  return accounts?.every((account) => account !== undefined) ? accounts : undefined;
}

/** The attributes of accounts that are compared, those that they are looked up by, and those that the vendor changes along with a state. */
export async function accountNames({ settings, key, mappings, target }: SyncContext): Promise<readonly string[]> {
  const { toAccount, memberAttribute } = await mappings();
  const looked = [
    ...(memberAttribute === undefined ? [] : [memberAttribute]),
    key,
    ...(settings.match ?? []).map(({ to }) => to),
    ...(settings.externalId ? [settings.externalId] : []),
  ];
  return [...new Set([...toAccount.names, ...looked, ...cascadedNames(target.people, "people")])];
}

/** Reads the accounts with what is compared and what they are looked up by. */
export async function readAccounts(
  context: SyncContext,
  options: LookingOptions,
  links: Links,
  at: string,
): Promise<PlannerInput["target"]> {
  const names = [...new Set([...(await accountNames(context)), ...(options.alsoReads ?? [])])];
  const how = {
    readAt: at,
    linkedIds: linkedIds(links, "target"),
    backOff: backOff(options),
    onPage: ({ items, list }: { readonly items: number; readonly list: string }) =>
      tell(options, "reading target", items, list),
  };
  const accounts = accountsOfNamed(options, links);
  return readTarget((await targetOf(context)).people, names, readingAt(at, names, options), how, accounts);
}
