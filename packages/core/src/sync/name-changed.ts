import type { AnyConnection } from "../adapter/any-adapter.ts";
import type { List } from "../adapter/reader.ts";
import { readList } from "../roster/read-list.ts";
import { createReadScene, type ReadScene } from "../roster/read-scene.ts";
import type { Link } from "../store/link.ts";
import type { Links } from "../store/links.ts";
import { loadLinks } from "../store/load-links.ts";
import { factKeys } from "./load-facts.ts";
import { backOff, sourceReadingAt, tell } from "./reading-at.ts";
import type { PlanOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** From so many people on, reading everybody takes fewer calls than reading each. */
const everybodyFrom = 500;

/** Whom a run is to look at. */
export interface Named {
  /** Absent: everybody. */
  readonly only?: readonly string[];
  /** Once the plan is applied, whatever changed at the source before this instant was looked at. Absent: the run tells nothing of that. */
  readonly upTo?: string;
}

/**
 * Whom a run is to look at: those named, those who may have changed since the last run that looked at all of these, or everybody. Where the source cannot
 * tell, was never read, or tells of many, everybody is.
 */
export async function nameChanged(context: SyncContext, options: PlanOptions): Promise<Named> {
  const { changes } = context.source.people;
  if (options.only) return { only: options.only };
  if (!changes) return {};
  const upTo = new Date(context.now()).toISOString();
  const { store, settings } = context;
  const since = (await store.kept(settings.id, factKeys.upTo)) as string | undefined;
  if (!options.changed || options.syncAll || since === undefined) return { upTo };
  const sinceAt = new Date(Date.parse(since) - changes.overlapMs).toISOString();
  const scene = sceneOf(context, options, upTo);
  const found = await changedIds(context, changes, sinceAt, scene);
  if (found.size > everybodyFrom) return { upTo };
  return { only: [...found].sort(), ...(scene.gaps.size === 0 && { upTo }) };
}

const sceneOf = (context: SyncContext, options: PlanOptions, at: string): ReadScene =>
  createReadScene(sourceReadingAt(context, at, [], options), {
    readAt: at,
    backOff: backOff(options),
    onPage: ({ items, list }) => tell(options, "reading source", items, list),
  });

type Changes = NonNullable<AnyConnection["people"]["changes"]>;

/** Records that changed, and who came into or went out of the groups that the scope names. */
async function changedIds(
  context: SyncContext,
  changes: Changes,
  sinceAt: string,
  scene: ReadScene,
): Promise<Set<string>> {
  const ids = await idsOf("changed", changes.records(sinceAt), scene);
  const { belonging } = scene.reading;
  if (!changes.members || !belonging || belonging.groups.length === 0) return ids;
  const members = await idsOf("members", changes.members(sinceAt), scene);
  if (members.size === 0) return ids;
  const links = await loadLinks(context.store, context.settings.id, "people");
  return new Set([...ids, ...movedAmong(members, links)]);
}

const idsOf = async (name: string, list: List<string>, scene: ReadScene): Promise<Set<string>> => {
  const ids = new Set<string>();
  await readList(name, list, scene, (id) => ids.add(id));
  return ids;
};

/** Members whom no link knows may have come; linked people who are no members may have gone, unless they were put out already. */
function movedAmong(members: ReadonlySet<string>, links: Links): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const id of members) {
    const link = links.bySource(id);
    if (!link || isPutOut(link)) moved.add(id);
  }
  for (const link of links)
    if (link.verdict === "same" && !members.has(link.source) && !isPutOut(link)) moved.add(link.source);
  return moved;
}

const reasonsOut: readonly (string | undefined)[] = ["left", "out of scope", "revoked"];

const isPutOut = ({ state }: Link): boolean => reasonsOut.includes(state?.because);
