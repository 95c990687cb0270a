import { type Draft, type Found, type Members, openResource, type Shape, type Writing } from "@rosterkit/core/adapter";
import { type CompiledMapping, compose } from "@rosterkit/core/mapping";
import type { ScimResource } from "../../schema/resource-of.ts";
import { groupType } from "../../schema/standard-types.ts";
import { uniquenessError } from "../../server/refusals.ts";
import type { ResourceChange } from "../../server/resource-store.ts";
import { isRecord, listOf } from "../../value/is-record.ts";
import { scimToGroup } from "../scim-mapping.ts";
import { changeRecord, rowWritten } from "./change-record.ts";
import type { GroupScene } from "./group-scene.ts";
import { inTurn } from "./in-turn.ts";
import { forbidden, unchangeable } from "./store-failure.ts";
import type { TypeStore } from "./type-store.ts";

type Values = Readonly<Record<string, unknown>>;
type ValuesOf = (group: ScimResource) => Values;

/** What of groups can be written. Empty for a vendor that only tells. */
export function groupWrites(scene: GroupScene): Pick<TypeStore, "create" | "update"> {
  const { connection } = scene;
  const { fromGroup } = connection.adapter;
  if (!fromGroup || !connection.groups?.get) return {};
  const groups = openResource(connection.groups);
  const mapping = compose(scimToGroup, fromGroup) as unknown as CompiledMapping;
  const valuesFor: ValuesOf = (group) => mapping.run(group);
  const turn = inTurn();
  const isChanged = groups.update !== undefined || groups.members?.add !== undefined;
  return {
    ...(groups.create && { create: (group: ScimResource) => createGroup(scene, valuesFor, group) }),
    ...(isChanged && {
      update: (id: string, change: ResourceChange) =>
        turn(id, () =>
          changeRecord(scene, id, change, (found, current, next) => write(scene, valuesFor, id, found, current, next)),
        ),
    }),
  };
}

async function createGroup(scene: GroupScene, valuesFor: ValuesOf, group: ScimResource): Promise<ScimResource> {
  const groups = groupsOf(scene);
  const values = valuesFor(group);
  const [key] = groups.keys ?? [];
  const name = key === undefined ? undefined : values[key];
  if (key !== undefined && typeof name === "string" && (await groups.find?.(key, name)))
    throw uniquenessError(groupType, "displayName");
  const id = (await groups.create?.(draftOf(values, values), "active", {})) ?? "";
  await moveMembers(scene, id, [], membersOf(group));
  return scene.show(await rowWritten(scene, id));
}

async function write(
  scene: GroupScene,
  valuesFor: ValuesOf,
  id: string,
  { row, version }: Found<unknown>,
  current: ScimResource,
  next: ScimResource,
): Promise<void> {
  const groups = groupsOf(scene);
  if (groups.blocked?.(row as never) !== undefined) throw forbidden("Another system keeps this Group");
  // What hands out administrator roles is not to be filled from outside.
  if ((await groups.inspect?.(id))?.refused !== undefined) throw forbidden("This Group hands out administrator roles");
  const [before, after] = [valuesFor(current), valuesFor(next)];
  const set = Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name]));
  if (Object.keys(set).length > 0) {
    if (!groups.update) throw unchangeable("Only members can be changed here");
    await groups.update(id, draftOf(set, after), version === undefined ? {} : { version });
  }
  await moveMembers(scene, id, membersOf(current), membersOf(next));
}

/** Removes and adds whoever differs, in as many calls as the vendor wants. */
async function moveMembers(scene: GroupScene, id: string, before: readonly string[], after: readonly string[]) {
  const [was, is] = [new Set(before), new Set(after)];
  const gone = before.filter((one) => !is.has(one));
  const come = after.filter((one) => !was.has(one));
  if (gone.length + come.length === 0) return;
  const { members } = groupsOf(scene);
  scene.members.forget(id);
  await inChunks(members, "remove", id, gone);
  await inChunks(members, "add", id, come);
}

async function inChunks(members: Members | undefined, way: "add" | "remove", id: string, ids: readonly string[]) {
  if (ids.length > 0 && !members?.[way]) throw unchangeable("Members cannot be changed here");
  const atOnce = Math.max(members?.atOnce ?? 1, 1);
  const writing: Writing = {};
  for (let from = 0; from < ids.length; from += atOnce)
    await members?.[way]?.(id, ids.slice(from, from + atOnce), writing);
}

function groupsOf({ connection }: GroupScene) {
  if (!connection.groups) throw new TypeError("The connection has no groups");
  return openResource(connection.groups);
}

const membersOf = ({ members }: ScimResource): readonly string[] => [
  ...new Set(listOf(members).flatMap((each) => (isRecord(each) && typeof each.value === "string" ? [each.value] : []))),
];

const draftOf = (set: Values, all: Values): Draft<Shape> => ({ set, all }) as Draft<Shape>;
