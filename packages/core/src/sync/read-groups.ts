import { openConnection } from "../adapter/any-adapter.ts";
import { createDerivedGroups, type DerivedGroups } from "../group/derived-groups.ts";
import { selectsByName } from "../group/select-groups.ts";
import type { GroupsInput } from "../plan/groups-input.ts";
import type { LinkedElsewhere } from "../plan/linked-elsewhere.ts";
import type { Extent } from "../roster/extent.ts";
import type { Sink } from "../roster/sink.ts";
import type { Links } from "../store/links.ts";
import { readSourceGroups } from "./read-source-groups.ts";
import { readTargetGroups } from "./read-target-groups.ts";
import type { PlanOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** What is known when groups are read: people were read before. */
export interface ReadGroupsOptions {
  readonly at: string;
  readonly links: Links;
  readonly derived: DerivedGroups | undefined;
  readonly people: Extent;
  readonly elsewhere: ReadonlyMap<string, LinkedElsewhere>;
  /** The ids that other systems gave groups are asked for too. */
  readonly foreignIds?: boolean;
}

/**
 * Reads the groups of both sides. `undefined`: the sync keeps none, or the run is for people named, which leaves groups alone. Only where an attribute of
 * people holds the group that their own record makes are those groups looked at which are linked already.
 */
export async function readGroups(
  context: SyncContext,
  options: PlanOptions,
  { at, links, derived, people, elsewhere, foreignIds = false }: ReadGroupsOptions,
): Promise<GroupsInput | undefined> {
  const mappings = await context.groupMappings();
  const { groups: settings } = context.settings;
  const { groups: resource } = openConnection(context.target);
  if (!mappings || !settings || !resource) return undefined;
  if (options.only && (resource.memberAttribute === undefined || selectsByName(settings))) return undefined;
  const how = { at, plan: options, settings, mappings, links, derived, people, foreignIds };
  const source = await readSourceGroups(context.source.groups, how);
  const target = await readTargetGroups(resource, source, links, mappings, at, options);
  return { source, target, links, elsewhere };
}

/** Gathers groups made of an attribute of people. `undefined`: the settings ask for none. */
export async function derivedGroupsFor(context: SyncContext): Promise<DerivedGroups | undefined> {
  const attribute = context.settings.groups?.derivedFrom;
  if (attribute === undefined) return undefined;
  const { toEmployee } = await context.mappings();
  return createDerivedGroups(attribute, toEmployee.reader(attribute));
}

/** Records go to both. */
export const intoBoth = (first: Sink<unknown>, second: Sink<unknown> | undefined): Sink<unknown> =>
  second
    ? {
        ...(first.ids && { ids: first.ids }),
        add: (id, row) => {
          first.add(id, row);
          second.add(id, row);
        },
      }
    : first;
