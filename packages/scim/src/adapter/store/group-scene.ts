import { type AnyConnection, openResource } from "@rosterkit/core/adapter";
import { type CompiledMapping, compose } from "@rosterkit/core/mapping";
import type { ScimResource } from "../../schema/resource-of.ts";
import { groupType } from "../../schema/standard-types.ts";
import { scimFromGroup } from "../scim-mapping.ts";
import type { AdapterStoreSettings } from "./adapter-store-options.ts";
import { builtResource } from "./built-resource.ts";
import type { RecordScene } from "./change-record.ts";
import { type KeptList, keepList } from "./kept-list.ts";
import { createMemberLists, type MemberLists } from "./member-lists.ts";
import { createWholeRead } from "./read-whole.ts";

/** What reading and writing groups share. */
export interface GroupScene extends RecordScene {
  readonly settings: AdapterStoreSettings;
  readonly members: MemberLists;
  /** Groups without their members. */
  readonly kept: KeptList;
  /** With its members, fresh, and taken into the kept list. */
  show(row: unknown): Promise<ScimResource>;
  /** The same group with its members: `fresh`, or as they were not long ago. */
  withMembers(group: ScimResource, fresh: boolean): Promise<ScimResource>;
}

/** Binds the ways to look at groups. Calls nobody yet. `undefined`: the vendor is no source of groups. */
export function createGroupScene(connection: AnyConnection, settings: AdapterStoreSettings): GroupScene | undefined {
  const { toGroup, name: vendor } = connection.adapter;
  if (!toGroup || !connection.groups?.read) return undefined;
  const groups = openResource(connection.groups);
  const bare = compileBare(connection.groups, compose(toGroup, scimFromGroup) as unknown as CompiledMapping);
  const members = createMemberLists(groups.members, { ...settings, vendor });
  const readRows = createWholeRead(connection.groups, { ...settings, vendor });
  const readingNow = () => ({ day: new Date(settings.now()).toISOString().slice(0, 10), attributes: bare.reads });
  const read = async () => [...(await readRows(readingNow())).values()].map(bare.show);
  const kept = keepList({ ...settings, read });
  const withMembers: GroupScene["withMembers"] = async (group, fresh) => {
    const ids = await members.of(String(group.id), fresh);
    if (ids.length === 0) return group;
    return { ...group, members: ids.map((value) => ({ value, $ref: `Users/${value}`, type: "User" })) };
  };
  const show = async (row: unknown) => {
    const group = bare.show(row);
    kept.put(group);
    return withMembers(group, true);
  };
  return { connection, settings, members, kept, withMembers, show, look: async (id) => groups.get?.(id, readingNow()) };
}

/** How a record of a group is shown without its members, and the vendor's attributes that takes. */
function compileBare(resource: NonNullable<AnyConnection["groups"]>, mapping: CompiledMapping) {
  const groups = openResource(resource);
  const reads = [...new Set(mapping.names.flatMap((name) => mapping.sources(name)).map(({ attribute }) => attribute))];
  const show = (row: unknown): ScimResource => {
    const id = groups.id(row as never);
    const created = groups.createdAt?.(row as never);
    return builtResource(id, { displayName: id, ...mapping.run(row) }, { created }, groupType);
  };
  return { reads, show };
}
