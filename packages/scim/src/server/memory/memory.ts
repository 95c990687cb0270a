import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import type { ResourceChange } from "../resource-store.ts";
import type { Collection } from "./collection.ts";
import type { Entry } from "./entry.ts";
import type { Members } from "./members.ts";
import type { Stamps } from "./stamps.ts";
import { storable } from "./storable.ts";

/** All that a store in memory has. */
export interface Memory {
  readonly collectionOf: (type: ResourceType) => Collection;
  readonly members: Members;
  readonly stamps: Stamps;
  readonly createId: () => string;
  /** Throws when a resource cannot be kept as it is, in the place of an entry or as a new one. */
  readonly assertAllowed: (collection: Collection, resource: ScimResource, entry: Entry | undefined) => void;
}

/** Keeps a new resource. */
export function createEntry(memory: Memory, type: ResourceType, resource: ScimResource): ScimResource {
  const collection = memory.collectionOf(type);
  const kept = storable(resource, type);
  memory.assertAllowed(collection, kept, undefined);
  const id = memory.createId();
  const entry = collection.add(id, { ...kept, id, meta: memory.stamps.created(type.name) });
  memory.members.settle(collection, undefined, entry.resource);
  memory.members.arrive(id);
  return entry.resource;
}

/** Changes a resource. As nothing here waits, nobody else can come between. */
export function updateEntry(
  memory: Memory,
  type: ResourceType,
  id: string,
  change: ResourceChange,
): ScimResource | undefined {
  const collection = memory.collectionOf(type);
  const entry = collection.get(id);
  if (entry === undefined) return undefined;
  const before = entry.resource;
  const next = change(before);
  if (next === before) return before;
  const kept = storable(next, type);
  memory.assertAllowed(collection, kept, entry);
  collection.put(entry, { ...kept, id, meta: memory.stamps.changed(before) });
  memory.members.settle(collection, before, entry.resource);
  return entry.resource;
}

/** Takes a resource away; false when there was none. */
export function deleteEntry(
  memory: Memory,
  type: ResourceType,
  id: string,
  assert: (current: ScimResource) => void,
): boolean {
  const collection = memory.collectionOf(type);
  const entry = collection.get(id);
  if (entry === undefined) return false;
  assert(entry.resource);
  collection.remove(id, entry);
  memory.members.settle(collection, entry.resource, undefined);
  memory.members.leaveAll(id);
  return true;
}
