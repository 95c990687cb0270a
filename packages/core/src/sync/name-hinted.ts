import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Inbox } from "../inbox/inbox.ts";
import type { Hinted, LearnedHints } from "../plan/plan.ts";
import { readInbox } from "./kept-inbox.ts";
import { factKeys } from "./load-facts.ts";
import { type Named, nameChanged } from "./name-changed.ts";
import type { PlanOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** Whom a run is to look at, and which hints are answered by that. */
export interface NamedByHints extends Named {
  /** Absent: it answers none. */
  readonly hints?: LearnedHints;
  /** Absent: the run was not to look at hints. */
  readonly hinted?: Hinted;
}

/** So long a list of everybody may lag behind what events tell; a record that is read by its id does not. */
const listsLagMs = 10 * 60_000;

/** Whom a run is to look at: as `nameChanged` says and, where it is to follow hints, those whom events named since they were looked at last. */
export async function nameHinted(context: SyncContext, options: PlanOptions): Promise<NamedByHints> {
  if (options.hinted && options.only)
    throw new ConfigurationError([{ path: "hinted", message: "does not go with only" }]);
  const inbox = await readInbox(context);
  if (!options.hinted) return withEverybodys(context, await nameChanged(context, options), inbox);
  const ids = Object.keys(inbox.people);
  const named = await nameEither(context, options, inbox, ids);
  const hinted: Hinted = { people: ids.length, ...(!named.only && { everybody: true }) };
  if (!named.only) return { ...withEverybodys(context, named, inbox), hinted };
  return { ...named, hinted, ...(ids.length > 0 && { hints: { upTo: inbox.last, named: inbox.last } }) };
}

/** Those hinted, with those who changed where these are asked for too; everybody where a hint is for all, and on the first run. */
async function nameEither(
  context: SyncContext,
  options: PlanOptions,
  { everybody }: Inbox,
  ids: readonly string[],
): Promise<Named> {
  const { store, settings } = context;
  const hasRun = (await store.kept(settings.id, factKeys.ran)) !== undefined;
  if (options.syncAll || everybody || !hasRun) return nameChanged(context, { ...options, changed: false });
  if (!options.changed) return { only: ids };
  const changed = await nameChanged(context, options);
  return changed.only ? { ...changed, only: [...new Set([...changed.only, ...ids])] } : changed;
}

/** What a read of everybody answers: whatever came without a name, and whatever names somebody and came a while before. */
function withEverybodys(context: SyncContext, named: Named, { last, people, everybody }: Inbox): NamedByHints {
  const waiting = Object.values(people);
  if (named.only || (waiting.length === 0 && !everybody)) return named;
  const since = new Date(context.now() - listsLagMs).toISOString();
  const late = waiting.filter(({ at }) => at > since).map(({ number }) => number - 1);
  return { ...named, hints: { upTo: last, named: Math.min(last, ...late) } };
}
