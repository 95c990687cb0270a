import { isSame } from "../diff/comparable.ts";
import type { Change } from "../plan/change.ts";
import type { Issue, Plan } from "../plan/plan.ts";
import type { ResourceName } from "../store/link.ts";

/** Something that two plans do otherwise about one record. */
export interface ShadowDifference {
  readonly operation: Change["operation"];
  /** Absent: the change as a whole, which one of the plans does not have. `state` and `hold` stand for the state to reach and why it waits. */
  readonly attribute?: string;
  /** What the old way in would do; absent: nothing. */
  readonly old?: unknown;
  readonly new?: unknown;
}

/** What both plans do about one person, or one group. Holds personal data. */
export interface ShadowRecord {
  readonly resource: ResourceName;
  readonly who: string;
  /** Absent: it is still to be made. */
  readonly account?: string;
  /** The record's id at the old source; absent: that plan does nothing about it. */
  readonly old?: string;
  readonly new?: string;
  readonly verdict: "same" | "only old" | "only new" | "differs";
  /** Empty where both do the same. */
  readonly differences: readonly ShadowDifference[];
}

/** How the plans of two ways into one company differ, from one read of the target. Plain data. */
export interface ShadowReport {
  readonly version: 1;
  readonly at: string;
  /** The two syncs. */
  readonly from: string;
  readonly to: string;
  readonly tenants: Plan["tenants"];
  /** Of the records that either plan does something about. */
  readonly counts: { readonly [verdict in ShadowRecord["verdict"]]: number };
  readonly records: readonly ShadowRecord[];
  /** How many links would be taken over as the plan stands, and what it tells of the others. */
  readonly links: number;
  readonly held: number;
  readonly issues: readonly Issue[];
}

/** Compares what the old sync would do with what this one would once it has the links of `relink`. `key`: the attribute by which accounts are looked up. Pure. */
export function comparePlans(before: Plan, after: Plan, relink: Plan, key: string): ShadowReport {
  const fresh = recordsOf(after, key);
  const old = recordsOf(before, key, freshSubjects(relink));
  const names = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  const records = names.map((name) => compareRecord(old.get(name), fresh.get(name)));
  const count = (verdict: ShadowRecord["verdict"]) => records.filter((one) => one.verdict === verdict).length;
  const taken = relink.changes.filter(({ takesOver }) => takesOver !== undefined);
  const held = new Set(taken.flatMap((change) => (change.held ? `${change.resource} ${change.takesOver}` : [])));
  return {
    version: 1,
    at: after.at,
    from: before.sync,
    to: after.sync,
    tenants: after.tenants,
    counts: {
      same: count("same"),
      "only old": count("only old"),
      "only new": count("only new"),
      differs: count("differs"),
    },
    records,
    links: taken.filter((change) => !change.held).length,
    held: held.size,
    issues: relink.issues,
  };
}

/** What one plan does about one record; values with references replaced by what they stand for. */
interface Planned {
  readonly resource: ResourceName;
  readonly subject: string;
  readonly who: string;
  readonly account: string | undefined;
  readonly changes: ReadonlyMap<string, { readonly change: Change; readonly content: ReadonlyMap<string, unknown> }>;
}

type Subjects = ReadonlyMap<string, string>;

/** The record of the new source, by that of the old one. */
const freshSubjects = ({ changes }: Plan): Subjects =>
  new Map(
    changes.flatMap(({ resource, takesOver, subject, held }) =>
      takesOver === undefined || held ? [] : [[JSON.stringify([resource, takesOver]), subject] as const],
    ),
  );

function recordsOf({ changes }: Plan, key: string, fresh: Subjects = new Map()): ReadonlyMap<string, Planned> {
  const bySubject = Map.groupBy(changes, ({ resource, subject }) => JSON.stringify([resource, subject]));
  const named = new Map<string, readonly Change[]>();
  for (const [record, own] of bySubject) {
    const name = nameOf(own, key, fresh.get(record));
    // Two people may be after one account: whoever comes second keeps a name of their own.
    named.set(named.has(name) ? record : name, own);
  }
  const byId = new Map([...named].flatMap(([name, own]) => own.map(({ id }) => [id, name] as const)));
  return new Map([...named].flatMap(([name, own]) => (own[0] ? [[name, planned(own[0], own, byId)] as const] : [])));
}

/** An account has one name, whatever its source calls the person; one that is to be made is known by its login. */
function nameOf(changes: readonly Change[], key: string, subject = changes[0]?.subject): string {
  const [first] = changes;
  const account = changes.find((change) => change.account !== undefined)?.account;
  if (account !== undefined) return JSON.stringify([first?.resource, "account", account]);
  const login = changes.find(({ set }) => typeof set?.[key] === "string")?.set?.[key];
  return login === undefined
    ? JSON.stringify([first?.resource, "record", subject])
    : JSON.stringify([first?.resource, "new", String(login).toLowerCase()]);
}

const planned = (first: Change, own: readonly Change[], byId: ReadonlyMap<string, string>): Planned => ({
  resource: first.resource,
  subject: first.subject,
  who: first.who,
  account: own.find(({ account }) => account !== undefined)?.account,
  changes: new Map(own.map((change) => [partOf(change), { change, content: contentOf(change, byId) }])),
});

/** Which of the changes of one record it is: there may be two updates, and two of members. */
const partOf = ({ id, operation }: Change): string => `${operation} ${id.split("/")[3] ?? ""}`;

function contentOf(
  { set = {}, members, state, held }: Change,
  byId: ReadonlyMap<string, string>,
): ReadonlyMap<string, unknown> {
  const settle = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(settle);
    const isReference = typeof value === "object" && value !== null && "ref" in value && typeof value.ref === "string";
    return isReference ? { new: byId.get(value.ref as string) ?? null } : value;
  };
  return new Map<string, unknown>([
    ...Object.entries(set).map(([name, value]) => [name, settle(value)] as const),
    ...Object.entries(members ?? {}).map(([name, ids]) => [name, inAnyOrder(settle(ids))] as const),
    ...(state === undefined ? [] : [["state", state] as const]),
    ...(held ? [["hold", held.code] as const] : []),
  ]);
}

/** Whom a group loses or gains has no order. */
const inAnyOrder = (ids: unknown): unknown =>
  Array.isArray(ids) ? ids.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : ids;

function compareRecord(old: Planned | undefined, fresh: Planned | undefined): ShadowRecord {
  const { resource = "people", who = "", account } = fresh ?? old ?? {};
  const differences = differencesOf(old, fresh);
  const one = old ? "only old" : "only new";
  const both = differences.length > 0 ? "differs" : "same";
  return {
    resource,
    who,
    ...(account !== undefined && { account }),
    ...(old && { old: old.subject }),
    ...(fresh && { new: fresh.subject }),
    verdict: old && fresh ? both : one,
    differences,
  };
}

function differencesOf(old: Planned | undefined, fresh: Planned | undefined): readonly ShadowDifference[] {
  const parts = [...new Set([...(old?.changes.keys() ?? []), ...(fresh?.changes.keys() ?? [])])];
  return parts.flatMap((part): readonly ShadowDifference[] => {
    const [here, there] = [old?.changes.get(part), fresh?.changes.get(part)];
    if (here && there) return differingValues(here.change.operation, here.content, there.content);
    if (here) return [{ operation: here.change.operation, old: Object.fromEntries(here.content) }];
    return there ? [{ operation: there.change.operation, new: Object.fromEntries(there.content) }] : [];
  });
}

function differingValues(
  operation: Change["operation"],
  old: ReadonlyMap<string, unknown>,
  fresh: ReadonlyMap<string, unknown>,
): readonly ShadowDifference[] {
  const names = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return names
    .filter((name) => old.has(name) !== fresh.has(name) || !isSame(old.get(name), fresh.get(name)))
    .map((attribute) => ({
      operation,
      attribute,
      ...(old.has(attribute) && { old: old.get(attribute) }),
      ...(fresh.has(attribute) && { new: fresh.get(attribute) }),
    }));
}
