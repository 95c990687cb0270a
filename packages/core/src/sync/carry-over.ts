import type { Change } from "../plan/change.ts";
import type { Switching } from "../plan/plan.ts";
import type { ResourceName } from "../store/link.ts";
import type { Batch, Store } from "../store/store.ts";
import { type ById, factKeys } from "./load-facts.ts";

type Kept = NonNullable<Batch["keep"]>;

/** What is known of people beside their links, by id. */
const ofPeople = [
  factKeys.revocations,
  factKeys.leftSeen,
  factKeys.handedOver,
  factKeys.ends,
  factKeys.reverted,
  factKeys.undecided,
] as const;

/**
 * What the old sync knows beside its links, said of the records of the new one: what is to be kept of it, in the place of whatever was. `taken`: the
 * changes that take its links over. What is known of nobody among them is left behind.
 */
export async function carryOver(
  store: Store,
  { from, started, unreviewed }: Switching,
  taken: readonly Change[],
): Promise<Kept> {
  const kept = <T>(key: string) => store.kept(from, key) as Promise<T | undefined>;
  const people = freshIds(taken, "people");
  const groups = freshIds(taken, "groups");
  const facts = await Promise.all(
    ofPeople.map(async (key) => [key, renamed(await kept<ById<unknown>>(key), people)] as const),
  );
  return {
    ...Object.fromEntries(facts),
    [factKeys.revertedGroups]: renamed(await kept<ById<unknown>>(factKeys.revertedGroups), groups),
    [factKeys.baseline]: baselineOf(await kept<KeptBaseline>(factKeys.baseline), people, started),
    [factKeys.belonged]: belongedOf(await kept<ById<readonly string[]>>(factKeys.belonged), people),
    [factKeys.passwordsFrom]: (await kept(factKeys.passwordsFrom)) ?? null,
    [factKeys.unreviewed]: unreviewed ?? null,
    // Who changed is asked of another source now, from the beginning.
    [factKeys.upTo]: null,
    [factKeys.baselineBefore]: null,
  };
}

interface KeptBaseline {
  readonly at: string;
  readonly ids: readonly string[];
}

/** The record of the new source, by that of the old one. */
const freshIds = (taken: readonly Change[], resource: ResourceName): ReadonlyMap<string, string> =>
  new Map(
    taken.flatMap((change) =>
      change.resource === resource && change.takesOver !== undefined
        ? [[change.takesOver, change.subject] as const]
        : [],
    ),
  );

const renamed = (facts: ById<unknown> | undefined, fresh: ReadonlyMap<string, string>): ById<unknown> | null => {
  const entries = Object.entries(facts ?? {}).flatMap(([id, fact]) => {
    const now = fresh.get(id);
    return now === undefined ? [] : [[now, fact] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : null;
};

const baselineOf = (
  known: KeptBaseline | undefined,
  fresh: ReadonlyMap<string, string>,
  started: readonly string[] = [],
): KeptBaseline | null =>
  known
    ? { at: known.at, ids: [...new Set([...known.ids.flatMap((id) => fresh.get(id) ?? []), ...started])].sort() }
    : null;

const belongedOf = (known: ById<readonly string[]> | undefined, fresh: ReadonlyMap<string, string>) =>
  known
    ? Object.fromEntries(Object.entries(known).map(([title, ids]) => [title, ids.flatMap((id) => fresh.get(id) ?? [])]))
    : null;
