import type { AnyConnection } from "../adapter/any-adapter.ts";
import type { ApplyReport } from "../apply/apply-report.ts";
import { connectDirectory, type DirectoryState } from "../plan/directory.fixture.ts";
import { connectSource, type SourcePerson, type SourceState } from "../plan/people-source.fixture.ts";
import type { Plan } from "../plan/plan.ts";
import { account, createWorld, person, settingsOf, type TestSettings } from "../plan/world.fixture.ts";
import type { Link, ResourceName } from "../store/link.ts";
import { loadLinks } from "../store/load-links.ts";
import type { Store } from "../store/store.ts";
import { createSync } from "./create-sync.ts";
import type { ApplyOptions, PlanOptions, Sync } from "./sync.ts";

/** A person as the other way in shows them: with an id of its own, and the id that the first way has. */
export interface OtherPerson extends SourcePerson {
  external?: string;
}

/** The person with this id, as the other way in shows them. */
export const other = (id: string, more: Partial<OtherPerson> = {}): OtherPerson => ({
  ...person(id),
  id: `n-${id}`,
  external: id,
  ...more,
});

/** Of one family with every other way into a company. */
export const asWay = (connection: AnyConnection, id: string): AnyConnection => ({
  ...connection,
  adapter: { ...connection.adapter, id, family: "hr" },
});

/** The other way in, which tells the ids of the first. */
export const connectOther = (state: SourceState): AnyConnection => {
  const connection = asWay(connectSource(state), "hr-scim");
  const externalId = { kind: "text" as const, label: "External id", read: (row: OtherPerson) => row.external };
  const attributes = { ...connection.people.attributes, externalId };
  return { ...connection, people: { ...connection.people, attributes: attributes as never } };
};

/** One company with two ways in, one directory and one store: `old` is linked to everybody, and `fresh` is to take its place. */
export const createTwoWays = async (
  ids: readonly string[],
  {
    people,
    settings = {},
    fresh: freshSettings = settings,
    store: storeOf = (store) => store,
    old: connectOld = (state) => asWay(connectSource(state), "hr-api"),
    other: connectNew = connectOther,
    target = connectDirectory,
  }: {
    people?: readonly OtherPerson[];
    settings?: TestSettings;
    fresh?: TestSettings;
    store?: (store: Store) => Store;
    old?: (state: SourceState) => AnyConnection;
    other?: (state: SourceState) => AnyConnection;
    target?: (state: DirectoryState) => AnyConnection;
  } = {},
) => {
  const world = createWorld({ people: ids.map((id) => person(id)), accounts: ids.map((id) => account(id)) });
  const source: SourceState = {
    ...world.source,
    people: (people ?? ids.map((id) => other(id))).map((one) => ({ ...one })),
    reads: 0,
  };
  const open = (source: AnyConnection, settings: TestSettings, store = world.store) =>
    createSync({ source, target: target(world.directory), settings: settingsOf(settings), store, now: world.now });
  const old = open(connectOld(world.source), { id: "old", ...settings });
  const fresh = (store = storeOf(world.store)) => open(connectNew(source), { id: "fresh", ...freshSettings }, store);
  await run(old, { adopt: "exact" });
  world.directory.writes.length = 0;
  return {
    world,
    /** The people as the other way in shows them; may be changed. */
    source,
    old,
    fresh: fresh(),
    /** The same sync over another store. */
    freshOver: fresh,
    links: async (sync: string, resource: ResourceName = "people"): Promise<readonly Link[]> =>
      [...(await loadLinks(world.store, sync, resource))].toSorted((a, b) => (a.source < b.source ? -1 : 1)),
    kept: (sync: string, key: string) => world.store.kept(sync, key),
  };
};

/** Plans and applies, the plan confirmed as a whole. */
export const run = async (
  sync: Sync,
  options: PlanOptions = {},
  how: ApplyOptions = {},
): Promise<{ readonly plan: Plan; readonly report: ApplyReport }> => {
  const plan = await sync.plan(options);
  return { plan, report: await sync.apply(plan, { confirm: plan.digest, ...how }) };
};

/** Switches one sync to another. */
export const switchTo = async (
  sync: Sync,
  from: string,
  how: ApplyOptions = {},
): Promise<{ readonly plan: Plan; readonly report: ApplyReport }> => {
  const plan = await sync.relink({ from });
  return { plan, report: await sync.apply(plan, { confirm: plan.digest, ...how }) };
};
