import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import type { ResourceStore } from "../resource-store.ts";
import { assertMembers } from "./assert-members.ts";
import { assertUnique } from "./assert-unique.ts";
import { type Collection, createCollection } from "./collection.ts";
import type { Entry } from "./entry.ts";
import { type Members, membersOf } from "./members.ts";
import { pageOfEntries } from "./page-of-entries.ts";
import { createStamps } from "./stamps.ts";
import { storable } from "./storable.ts";

/** How resources are kept in memory. */
export interface MemoryResourceStoreOptions {
  /** Attributes, beside those the schemas call unique, of which no two resources of a type may have the same value. Default `externalId`. */
  readonly unique?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** Attributes that `eq` should find without looking at every resource, beside the usual ones. Default none. */
  readonly indexes?: readonly string[];
  /** Whether the members of a group must be resources of this store. `any` takes whatever ids are sent. Default `known`. */
  readonly members?: "known" | "any";
  /** Wall clock, in milliseconds since 1970. Default the platform's. */
  readonly now?: () => number;
  /** Gives a new resource its id. Default a random UUID. */
  readonly createId?: () => string;
}

const usualIndexes = ["userName", "externalId", "displayName", "emails.value", "members.value", "groups.value"];

/**
 * A store that keeps everything in memory, for tests, stand-ins and small servers. Answers `eq` on user names, external ids, display names,
 * emails and members from indexes; everything else, by looking at each resource. Users show the groups they are in, whose `members` say so;
 * whoever is deleted is no member any more. What is never returned, such as a password, is not kept.
 */
export function createMemoryResourceStore(options: MemoryResourceStoreOptions = {}): Required<ResourceStore> {
  const { now = Date.now, createId = () => crypto.randomUUID(), members: membership = "known" } = options;
  const stamps = createStamps(now);
  const collections = new Map<string, Collection>();
  const collectionOf = (type: ResourceType): Collection => {
    const known = collections.get(type.name);
    if (known !== undefined) return known;
    const made = createCollection(type, [...usualIndexes, ...uniquePaths(type, options), ...(options.indexes ?? [])]);
    collections.set(type.name, made);
    return made;
  };
  const members: Members = membersOf(collections, stamps);

  const assertAllowed = (collection: Collection, resource: ScimResource, entry: Entry | undefined): void => {
    assertUnique(collection, uniquePaths(collection.type, options), resource, entry);
    if (membership === "known") assertMembers(collections.values(), collection.type, entry?.resource, resource);
  };

  return {
    get: async (type, id) => collectionOf(type).get(id)?.resource,
    list: async (type, query) => pageOfEntries(collectionOf(type).select(query), query.page, query.sort !== undefined),
    create: async (type, resource) => {
      const collection = collectionOf(type);
      const kept = storable(resource, type);
      assertAllowed(collection, kept, undefined);
      const id = createId();
      const entry = collection.add(id, { ...kept, id, meta: stamps.created(type.name) });
      members.settle(collection, undefined, entry.resource);
      return entry.resource;
    },
    update: async (type, id, change) => {
      const collection = collectionOf(type);
      const entry = collection.get(id);
      if (entry === undefined) return undefined;
      const before = entry.resource;
      const next = change(before);
      if (next === before) return before;
      const kept = storable(next, type);
      assertAllowed(collection, kept, entry);
      collection.put(entry, { ...kept, id, meta: stamps.changed(before) });
      members.settle(collection, before, entry.resource);
      return entry.resource;
    },
    delete: async (type, id, assert) => {
      const collection = collectionOf(type);
      const entry = collection.get(id);
      if (entry === undefined) return false;
      assert(entry.resource);
      collection.remove(id, entry);
      members.settle(collection, entry.resource, undefined);
      members.leaveAll(id);
      return true;
    },
  };
}

function uniquePaths(type: ResourceType, { unique = ["externalId"] }: MemoryResourceStoreOptions): readonly string[] {
  const more = isList(unique) ? unique : (unique[type.name] ?? []);
  const stated = [...type.attributes.values(), ...[...type.extensions.values()].flatMap(attributesOf)]
    .filter(({ name, uniqueness }) => uniqueness !== "none" && name !== "id")
    .map(({ path }) => path);
  return [...stated, ...more];
}

const isList = (unique: NonNullable<MemoryResourceStoreOptions["unique"]>): unique is readonly string[] =>
  Array.isArray(unique);

const attributesOf = ({ attributes }: { readonly attributes: ResourceType["attributes"] }) => [...attributes.values()];
