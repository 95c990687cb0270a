import type { AnyConnection } from "../adapter/any-adapter.ts";
import type { ApplyReport } from "../apply/apply-report.ts";
import type { ReceivedHints } from "../inbox/received-hints.ts";
import type { Functions } from "../mapping/custom-step.ts";
import type { ScopePredicates } from "../scope/scope-verdict.ts";
import type { Entry } from "../store/journal.ts";
import type { Link } from "../store/link.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import type { Store } from "../store/store.ts";
import { createSync } from "../sync/create-sync.ts";
import type { ApplyOptions, PlanOptions } from "../sync/sync.ts";
import type { SyncSettingsInput } from "../sync/sync-settings.ts";
import type { Change } from "./change.ts";
import { type Account, connectDirectory, type DirectoryState, type Lacking } from "./directory.fixture.ts";
import { executableChanges } from "./executable-changes.ts";
import { connectSource, type SourcePerson, type SourceState } from "./people-source.fixture.ts";
import type { Plan } from "./plan.ts";

/** Settings of a sync in a test: everything may be left out. */
export type TestSettings = Omit<Partial<SyncSettingsInput>, "lifecycle"> & {
  readonly lifecycle?: Partial<SyncSettingsInput["lifecycle"]>;
};

/** What a world starts with. */
export interface WorldStart {
  readonly people?: readonly SourcePerson[];
  readonly accounts?: readonly Account[];
  readonly settings?: TestSettings;
  readonly lacking?: readonly Lacking[];
  readonly predicates?: ScopePredicates;
  readonly functions?: Functions;
  readonly at?: string;
  /** What else the directory is like. */
  readonly like?: (connection: AnyConnection, directory: DirectoryState) => AnyConnection;
  /** What the source can tell. */
  readonly source?: Pick<SourceState, "belonging" | "index" | "events" | "unreadable">;
  /** Another store than one in memory, which goes by the world's clock. */
  readonly store?: (now: () => number) => Store;
  /** Keeps what came of events. */
  readonly received?: ReceivedHints;
}

/** The day on which most tests happen: a Sunday noon, London in winter. */
const noon = "2026-11-22T12:00:00.000Z";

/** Settings with a zone, for the world of tests: no baseline unless a test asks for one. */
export const settingsOf = ({ lifecycle, ...more }: TestSettings = {}): SyncSettingsInput => ({
  id: "sync",
  newJoinersOnly: false,
  ...more,
  lifecycle: { zone: "Europe/London", ...lifecycle },
});

/** A person at work, with what a test says otherwise. */
export const person = (id: string, more: Partial<SourcePerson> = {}): SourcePerson => ({
  id,
  first: `First${id}`,
  last: `Last${id}`,
  email: `${id}@example.com`,
  start: "2020-01-01",
  status: "active",
  ...more,
});

/** The account that `person(id)` has, with what a test says otherwise. */
export const account = (id: string, more: Partial<Account> = {}): Account => ({
  id: `a-${id}`,
  login: `${id}@example.com`,
  first: `First${id}`,
  last: `Last${id}`,
  state: "active",
  ...more,
});

/** One source, one directory, one store and one clock: the real engine between two made-up vendors. */
export const createWorld = (start: WorldStart = {}) => {
  let nowMs = Date.parse(start.at ?? noon);
  const now = () => nowMs;
  const source: SourceState = {
    people: (start.people ?? []).map((one) => ({ ...one })),
    tenant: "company",
    breaksAfter: Number.POSITIVE_INFINITY,
    reads: 0,
    ...start.source,
  };
  const directory: DirectoryState = {
    accounts: new Map((start.accounts ?? []).map((one) => [one.id, { ...one }])),
    tenant: "org",
    owners: [],
    breaksAfter: Number.POSITIVE_INFINITY,
    reads: 0,
    writes: [],
    now,
    refuses: new Set(),
    losesAnswers: new Set(),
    quotesSecrets: new Set(),
    keepsSessions: new Set(),
    made: 0,
  };
  const store = start.store?.(now) ?? createMemoryStore({ now });
  const connection = () => connectDirectory(directory, start.lacking);
  const open = (settings: TestSettings = start.settings ?? {}) =>
    createSync({
      source: connectSource(source),
      target: start.like?.(connection(), directory) ?? connection(),
      settings: settingsOf(settings),
      store,
      now,
      ...(start.received && { received: start.received }),
      ...(start.predicates && { predicates: start.predicates }),
      ...(start.functions && { functions: start.functions }),
    });
  let sync = open();
  const plan = (options: PlanOptions = {}) => sync.plan({ adopt: "exact", ...options });
  const apply = (planned: Plan, options: ApplyOptions = {}): Promise<ApplyReport> =>
    sync.apply(planned, { confirm: planned.digest, ...options });
  return {
    source,
    directory,
    store,
    get sync() {
      return sync;
    },
    /** The same sync with other settings from now on. */
    reset: (settings: TestSettings) => {
      sync = open(settings);
    },
    now,
    at: (instant: string) => {
      nowMs = Date.parse(instant);
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
    person: (id: string): SourcePerson => found(source.people.find((one) => one.id === id)),
    account: (id: string): Account => found(directory.accounts.get(id)),
    plan,
    apply,
    /** Plans and applies, the plan confirmed as a whole. */
    run: async (options: PlanOptions = {}, how: ApplyOptions = {}) => {
      const planned = await plan(options);
      return { plan: planned, report: await apply(planned, how) };
    },
    links: async (): Promise<readonly Link[]> => {
      const links: Link[] = [];
      for await (const batch of store.links("sync", "people")) links.push(...batch);
      return links;
    },
    journal: async (): Promise<readonly Entry[]> => {
      const entries: Entry[] = [];
      for await (const batch of store.entries("sync", { since: "" })) entries.push(...batch);
      return entries;
    },
  };
};

export type World = ReturnType<typeof createWorld>;

/** A world whose people are linked to their accounts already, with the first run behind it. */
export const linkedWorld = async (start: WorldStart): Promise<World> => {
  const world = createWorld(start);
  await world.run();
  world.pass(25 * 3_600_000);
  world.directory.writes.length = 0;
  return world;
};

const found = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error("The test asks for somebody who is not there");
  return value;
};

/** The changes of a plan in short: operation, subject, and the hold's code where there is one. */
export const short = (plan: Plan): readonly string[] =>
  plan.changes.map(({ operation, subject, held }) => [operation, subject, held?.code].filter(Boolean).join(" "));

/** The changes that can be applied, in short. */
export const ready = (plan: Plan): readonly string[] =>
  executableChanges(plan.changes).map(({ operation, subject }) => `${operation} ${subject}`);

/** The first change of somebody, of an operation where one is named. */
export const changeOf = (plan: Plan, subject: string, operation?: Change["operation"]): Change =>
  found(plan.changes.find((change) => change.subject === subject && (!operation || change.operation === operation)));

/** The codes of the issues about somebody; about the sync as a whole for the empty text. */
export const codesOf = (plan: Plan, subject: string): readonly string[] =>
  plan.issues.filter((issue) => issue.subject === subject).map(({ code }) => code);
