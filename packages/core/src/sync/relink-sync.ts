import { openConnection } from "../adapter/any-adapter.ts";
import { digest } from "../diff/digest.ts";
import { ConfigurationError, type ConfigurationProblem } from "../errors/configuration-error.ts";
import type { Issue, Plan } from "../plan/plan.ts";
import { linksDigest, planRelink, type RelinkInput, type RelinkSide } from "../relink/plan-relink.ts";
import { IncompleteRosterError } from "../roster/incomplete-roster-error.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import { read } from "../roster/read.ts";
import type { Roster } from "../roster/roster.ts";
import type { Decision } from "../store/facts.ts";
import { createLinks, type Links } from "../store/links.ts";
import { assertMayRelink } from "./assert-may-relink.ts";
import { checkSide } from "./check-side.ts";
import { FindingsError } from "./findings-error.ts";
import { type FreshPeople, gatherFresh } from "./gather-fresh.ts";
import { readAccounts } from "./gather-input.ts";
import { type ById, factKeys } from "./load-facts.ts";
import { assertMayImport } from "./own-nothing.ts";
import { type PeopleKeys, peopleKeys } from "./people-keys.ts";
import { derivedGroupsFor, intoBoth, readGroups } from "./read-groups.ts";
import { backOff, sourceReadingAt, tell } from "./reading-at.ts";
import { relinkGroups } from "./relink-groups.ts";
import { knownMarks } from "./remember-learned.ts";
import { type SettledFirst, settleFirst } from "./settle-first.ts";
import { sourceOf } from "./sides.ts";
import type { RelinkOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";
import type { Tenants } from "./tenants.ts";

/** Settles what either sync left open, reads both sides, and plans which record of this source has which link of the old one. */
export const relinkSync = (context: SyncContext, options: RelinkOptions): Promise<Plan> =>
  context.leased(async (lease) => {
    const { store, settings } = context;
    assertMayImport(settings);
    const tenants = await tenantsNow(context);
    const { callsOff } = await assertMayRelink(context, tenants, options.from);
    tell(options, "settling", 0);
    const own = await settleFirst(context, lease);
    const old = await context.leaseOf(options.from)((oldLease) => settleFirst(context, oldLease));
    const at = new Date(context.now()).toISOString();
    const target = await readAccounts(context, options, old.links, at);
    const read = await readFresh(context, options, at);
    const taking = callsOff ? nothing : { old, own };
    const people = await peopleSide(context, taking, target, read);
    assertSettles(options, taking.old.links, read.people);
    const groups = callsOff ? undefined : await groupsSide(context, options, taking, read, at);
    return planRelink({
      sync: settings.id,
      from: options.from,
      at,
      tenants,
      basis: {
        source: read.extent.digest,
        target: target.extent.digest,
        links: linksDigest(old.links, old.groupLinks),
        settings: digest(settings),
      },
      people,
      groups,
      settle: options.settle,
      decisions: ((await store.kept(settings.id, factKeys.decisions)) ?? []) as readonly Decision[],
      switching: callsOff ? { callsOff: true } : startedIn(read.people),
      ...(await reviewing(context, options.from, callsOff)),
      issues: callsOff ? [] : groupsLeft(taking.old, groups),
    });
  });

type Taking = { readonly old: SettledFirst; readonly own: SettledFirst };

const none: SettledFirst = {
  links: createLinks([]),
  groupLinks: createLinks([]),
  unsettled: new Set(),
  unsettledGroups: new Set(),
};
const nothing: Taking = { old: none, own: none };

/** Whom both connections lead to now. */
async function tenantsNow({ store, settings, source, target }: SyncContext): Promise<Tenants> {
  const expected = (await store.kept(settings.id, factKeys.tenants)) as Tenants | undefined;
  const [from, to] = await Promise.all([checkSide(source, expected?.source), checkSide(target, expected?.target)]);
  if (!from.ok || !to.ok) throw new FindingsError({ source: from, target: to, ok: false });
  return { source: from.account, target: to.account };
}

/** What the new source shows. */
interface Fresh {
  readonly people: FreshPeople;
  readonly keys: PeopleKeys;
  readonly extent: Awaited<ReturnType<typeof read>>;
  readonly derived: Awaited<ReturnType<typeof derivedGroupsFor>>;
}

/** Reads everybody at the new source. Who is which cannot be told where somebody may be missing: rejects with IncompleteRosterError. */
async function readFresh(context: SyncContext, options: RelinkOptions, at: string): Promise<Fresh> {
  const { people: resource, reads } = await sourceOf(context);
  const keys = await peopleKeys(context);
  const people = await gatherFresh(context, options.from, keys, at);
  const derived = await derivedGroupsFor(context);
  const extent = await read(
    resource,
    sourceReadingAt(context, at, [...reads, ...keys.reads], options),
    intoBoth(people, derived),
    {
      readAt: at,
      marks: await knownMarks(context),
      backOff: backOff(options),
      onPage: ({ items, list }) => tell(options, "reading source", items, list),
    },
  );
  if (!isEverybody(extent))
    throw new IncompleteRosterError("which record is which", extent.complete ? [] : extent.gaps);
  return { people, keys, extent, derived };
}

async function peopleSide(
  { key }: SyncContext,
  { old, own }: Taking,
  target: Roster,
  { people, keys }: Fresh,
): Promise<RelinkSide> {
  return {
    old: old.links,
    own: own.links,
    target,
    fresh: people.keyed,
    rules: keys.rules,
    keysOf: (link, account) => keys.ofLink(target, link, account),
    whoIs: (id) => people.who.get(id) ?? id,
    whoHas: ({ target: account = "", source }) => String(target.value(target.indexOf(account), key) ?? source),
    unsettled: old.unsettled,
  };
}

async function groupsSide(
  context: SyncContext,
  options: RelinkOptions,
  { old, own }: Taking,
  { derived, extent }: Fresh,
  at: string,
): Promise<RelinkSide | undefined> {
  const { groups: resource } = openConnection(context.target);
  if (old.groupLinks.size === 0) return undefined;
  const none = createLinks([]);
  const known = { at, links: none, derived, people: extent, elsewhere: new Map(), foreignIds: true as const };
  const read = await readGroups(context, options, known);
  return (
    read &&
    relinkGroups(read, resource?.keys?.[0] ?? "id", {
      old: old.groupLinks,
      own: own.groupLinks,
      unsettled: old.unsettledGroups,
    })
  );
}

const groupsLeft = ({ groupLinks }: SettledFirst, groups: RelinkSide | undefined): readonly Issue[] =>
  groups || groupLinks.size === 0
    ? []
    : [
        {
          subject: "",
          code: "groups left",
          message: `this sync keeps no groups: ${groupLinks.size} that the old one kept are left as they are`,
        },
      ];

const startedIn = ({ started }: FreshPeople): RelinkInput["switching"] =>
  started === undefined ? {} : { started: [...started].sort() };

async function reviewing(
  { store }: SyncContext,
  from: string,
  callsOff: boolean,
): Promise<Pick<RelinkInput, "isReviewing" | "revoked">> {
  if (callsOff) return { isReviewing: false, revoked: [] };
  const unreviewed = ((await store.kept(from, factKeys.unreviewed)) ?? []) as readonly string[];
  const revoked = Object.keys(((await store.kept(from, factKeys.revocations)) ?? {}) as ById<unknown>);
  return { isReviewing: unreviewed.length > 0, revoked };
}

/** What a person says must be about links and records that there are. */
function assertSettles({ settle }: RelinkOptions, old: Links, { who }: FreshPeople): void {
  if (!settle) return;
  const { pairs = {}, leave = [], by, reason } = settle;
  const problems: ConfigurationProblem[] = [];
  const add = (path: string, message: string) => problems.push({ path: `settle.${path}`, message });
  for (const [name, text] of Object.entries({ by, reason })) if (text.trim() === "") add(name, "is empty");
  for (const id of [...Object.keys(pairs), ...leave])
    if (!old.bySource(id)) add(`${id}`, "is no record that the old sync is linked to");
  for (const [id, fresh] of Object.entries(pairs))
    if (!who.has(fresh)) add(`pairs.${id}`, "is no record of the new source");
  for (const id of leave) if (Object.hasOwn(pairs, id)) add(`leave.${id}`, "is both left behind and paired");
  const twice = Object.values(pairs).length - new Set(Object.values(pairs)).size;
  if (twice > 0) add("pairs", "names a record of the new source twice");
  if (problems.length > 0) throw new ConfigurationError(problems);
}
