import { type AnyResource, openResource } from "../adapter/any-adapter.ts";
import type { DerivedGroups } from "../group/derived-groups.ts";
import type { Group } from "../group/group.ts";
import type { GroupSettings } from "../group/group-settings.ts";
import { isDerived } from "../group/is-derived.ts";
import { renameGroup } from "../group/rename-group.ts";
import { createSelector } from "../group/select-groups.ts";
import type { SourceGroup, SourceGroups } from "../plan/groups-input.ts";
import type { Extent } from "../roster/extent.ts";
import { read } from "../roster/read.ts";
import { SetDigest } from "../roster/set-digest.ts";
import type { Links } from "../store/links.ts";
import { foreignIdName, foreignIdReader } from "./foreign-id.ts";
import type { GroupMappings } from "./group-mappings.ts";
import { readMemberLists } from "./read-member-lists.ts";
import { backOff, linkedIds, readingAt, tell } from "./reading-at.ts";
import type { PlanOptions } from "./sync.ts";

/** What the groups of the source are read with. */
export interface SourceGroupsOptions {
  readonly at: string;
  readonly plan: PlanOptions;
  readonly settings: GroupSettings;
  readonly mappings: GroupMappings;
  readonly links: Links;
  /** Groups made of an attribute of people, gathered while these were read. Absent: none are asked for. */
  readonly derived: DerivedGroups | undefined;
  /** What the read of people proves. */
  readonly people: Extent;
  /** The ids that other systems gave groups are asked for too. */
  readonly foreignIds?: boolean;
}

/** Reads the groups that the settings select, and who is in them. */
export async function readSourceGroups(
  resource: AnyResource | undefined,
  options: SourceGroupsOptions,
): Promise<SourceGroups> {
  const vendors = resource && options.mappings.toGroup ? await readVendors(resource, options) : undefined;
  const all = [...(vendors?.groups ?? []), ...derivedGroups(options)];
  const groups = all.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    groups,
    ...(vendors && { extent: vendors.extent }),
    has: (id) => vendors?.seen.has(id) === true,
    untold: options.derived?.untold ?? new Set(),
    none: options.derived?.none ?? new Set(),
    missing: missingNames(options.settings, vendors),
    digest: digestOf(groups, vendors?.extent.digest),
  };
}

/** What the vendor's own groups are. */
interface Vendors {
  readonly groups: readonly SourceGroup[];
  readonly extent: Extent;
  /** Ids and names of all that were shown. */
  readonly seen: ReadonlyMap<string, string | undefined>;
}

async function readVendors(resource: AnyResource, options: SourceGroupsOptions): Promise<Vendors> {
  const { at, plan, settings, mappings, links } = options;
  const isSelected = createSelector(settings);
  const seen = new Map<string, string | undefined>();
  const selected = new Map<string, Partial<Group> & { readonly name: string }>();
  const foreignIds = new Map<string, string>();
  const foreignId = options.foreignIds ? foreignIdReader(resource) : undefined;
  const add = (id: string, row: unknown) => {
    const group: Partial<Group> = mappings.toGroup?.run(row) ?? {};
    seen.set(id, group.name);
    if (!group.name || !isSelected(group.name)) return;
    selected.set(id, { ...group, name: group.name });
    const foreign = foreignId?.(row);
    if (foreign !== undefined) foreignIds.set(id, foreign);
  };
  const reading = readingAt(at, [...(mappings.toGroup?.reads ?? []), ...(foreignId ? [foreignIdName] : [])], plan);
  const extent = await read(
    resource,
    reading,
    { add },
    {
      readAt: at,
      linkedIds: linkedIds(links, "source").filter((id) => !isDerived(id)),
      backOff: backOff(plan),
      onPage: ({ items }) => tell(plan, "reading source", items, "groups"),
    },
  );
  const lists = await membersOf(openResource(resource), [...selected.keys()], options);
  const groups = [...selected].flatMap(([id, group]): readonly SourceGroup[] => {
    const members = lists.get(id);
    const externalId = foreignIds.get(id);
    const more = externalId === undefined ? {} : { externalId };
    return members ? [{ id, name: group.name, group: renamed(settings, group), members, ...more }] : [];
  });
  return { groups, extent, seen };
}

const membersOf = async ({ members }: AnyResource, ids: readonly string[], { at, plan }: SourceGroupsOptions) =>
  members ? await readMemberLists(members, ids, at, "reading source", plan) : new Map<string, never>();

type Renaming = Parameters<typeof renameGroup>[0];

/** A name of which nothing is left is empty, and told of when names are compared. */
const renamed = (settings: Renaming, group: Group): Group => ({
  ...group,
  name: renameGroup(settings, group.name) ?? "",
});

/** Prefixes to take away are those of the vendor's groups. */
const derivedGroups = ({ derived, settings, people }: SourceGroupsOptions): readonly SourceGroup[] =>
  (derived?.groups() ?? []).map(({ id, name, members }) => ({
    id,
    name,
    group: renamed({ ...settings, removePrefix: false }, { name }),
    members: { ids: members, extent: people },
    isDerived: true,
  }));

function missingNames({ names = [] }: GroupSettings, vendors: Vendors | undefined): readonly string[] {
  if (!vendors?.extent.complete) return [];
  const shown = new Set(vendors.seen.values());
  return names.filter((name) => !shown.has(name));
}

function digestOf(groups: readonly SourceGroup[], ofRead = ""): string {
  const digest = new SetDigest();
  for (const { id, group, members } of groups)
    digest.add([id, group.name, group.description, members.extent.digest, members.extent.complete]);
  return `${ofRead}${digest.digest()}`;
}
