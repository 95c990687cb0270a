import { readEmployment, whoIs } from "../plan/read-person.ts";
import type { Keyed } from "../relink/tie-records.ts";
import type { Sink } from "../roster/sink.ts";
import { factKeys } from "./load-facts.ts";
import type { PeopleKeys } from "./people-keys.ts";
import { createPlanContextFor } from "./plan-context-for.ts";
import type { SyncContext } from "./sync-context.ts";

/** What is remembered of the new source's records: no row is kept. */
export interface FreshPeople extends Sink<unknown> {
  readonly keyed: readonly Keyed[];
  /** How people know them, by id. */
  readonly who: ReadonlyMap<string, string>;
  /** Those who had started when the old sync was switched on. `undefined`: that is nothing to it. */
  readonly started: ReadonlySet<string> | undefined;
}

/** Takes records of the new source in. */
export async function gatherFresh(
  context: SyncContext,
  from: string,
  { ofRecord }: PeopleKeys,
  at: string,
): Promise<FreshPeople> {
  const planning = await createPlanContextFor(context, at);
  const switchedOnMs = await switchedOn(context, from);
  const keyed: Keyed[] = [];
  const who = new Map<string, string>();
  const started = new Set<string>();
  return {
    keyed,
    who,
    started: switchedOnMs === undefined ? undefined : started,
    add: (id, row) => {
      keyed.push({ id, keys: ofRecord(id, row) });
      who.set(id, whoIs(planning, id, row));
      const { startMs } = readEmployment(planning, id, row).timeline;
      if (switchedOnMs !== undefined && startMs !== undefined && startMs <= switchedOnMs) started.add(id);
    },
  };
}

/** When the old sync was switched on. `undefined`: it leaves nobody out for having started before. */
async function switchedOn({ store }: SyncContext, from: string): Promise<number | undefined> {
  const baseline = (await store.kept(from, factKeys.baseline)) as
    | { readonly at: string; readonly ids: readonly string[] }
    | undefined;
  return baseline && baseline.ids.length > 0 ? Date.parse(baseline.at) : undefined;
}
