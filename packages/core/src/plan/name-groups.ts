import type { CompiledMapping } from "../mapping/mapping.ts";
import { foldName } from "../roster/fold.ts";
import type { Roster } from "../roster/roster.ts";
import type { Links } from "../store/links.ts";
import type { SourceGroup } from "./groups-input.ts";

/** A group of the source with what it is to be at the target. */
export interface NamedGroup {
  readonly source: SourceGroup;
  /** Wanted values, in the order of the mapping's names. */
  readonly wanted: readonly unknown[];
  readonly name: string;
}

/** What names are compared in. */
export interface Naming {
  readonly groups: readonly SourceGroup[];
  readonly links: Links;
  readonly fromGroup: CompiledMapping;
  readonly roster: Roster;
  /** The target's attribute that holds the name, by which groups are looked up. */
  readonly key: string;
}

/** Who wants which name, and who has it, both sides compared without case. */
export interface GroupNames {
  /** Groups that nobody told to leave out and that have a name, in order of their ids. */
  readonly named: readonly NamedGroup[];
  /** Groups whose name comes to nothing. */
  readonly nameless: readonly SourceGroup[];
  bySource(id: string): NamedGroup | undefined;
  /** Groups of the source that are to have this name. */
  wanting(name: string): readonly NamedGroup[];
  /** Places of the groups of the target that have it. */
  holding(name: string): readonly number[];
}

/** Gives each group its values at the target, and indexes names. */
export function nameGroups(naming: Naming): GroupNames {
  const all = naming.groups.filter(({ id }) => !naming.links.isIgnored(id)).map((group) => nameGroup(naming, group));
  const named = all.filter(({ name }) => name !== "");
  const bySource = new Map(named.map((group) => [group.source.id, group]));
  const wanting = Map.groupBy(named, ({ name }) => foldName(name));
  const holding = namesAt(naming);
  return {
    named,
    nameless: all.filter(({ name }) => name === "").map(({ source }) => source),
    bySource: (id) => bySource.get(id),
    wanting: (name) => wanting.get(foldName(name)) ?? [],
    holding: (name) => holding.get(foldName(name)) ?? [],
  };
}

function nameGroup({ fromGroup, key }: Naming, source: SourceGroup): NamedGroup {
  const wanted = fromGroup.slots(source.group);
  const name = wanted[fromGroup.names.indexOf(key)];
  return { source, wanted, name: typeof name === "string" ? name.trim() : "" };
}

function namesAt({ roster, key }: Naming): ReadonlyMap<string, readonly number[]> {
  const places = Array.from({ length: roster.size }, (_, place) => place);
  return Map.groupBy(places, (place) => foldName(String(roster.value(place, key) ?? "")));
}

/**
 * Groups of the target that somebody else made and that have the name of a group of the source: whoever links them should see their members first.
 * Places, none twice.
 */
export function groupCandidates({ links, roster }: Naming, names: GroupNames): readonly number[] {
  const places = names.named
    .filter(({ source, name }) => !links.bySource(source.id) && names.wanting(name).length === 1)
    .flatMap(({ name }) => names.holding(name));
  return [...new Set(places)].filter((place) => mayLink({ links, roster }, place));
}

/** Whether a group of the target is nobody's of this sync, and one that may be written. */
export const mayLink = ({ links, roster }: Pick<Naming, "links" | "roster">, place: number): boolean =>
  links.byTarget(roster.id(place)) === undefined && roster.blocked(place) === undefined;
