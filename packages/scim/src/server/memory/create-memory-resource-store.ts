import type { ResourceType } from "../../schema/resource-type.ts";
import type { ResourceStore } from "../resource-store.ts";
import { assertMembers } from "./assert-members.ts";
import { assertUnique } from "./assert-unique.ts";
import { type Collection, createCollection } from "./collection.ts";
import { membersOf } from "./members.ts";
import { createEntry, deleteEntry, type Memory, updateEntry } from "./memory.ts";
import { pageOfEntries } from "./page-of-entries.ts";
import { createStamps } from "./stamps.ts";
import { type UniqueAttributes, uniquePaths } from "./unique-paths.ts";

/** How resources are kept in memory. */
export interface MemoryResourceStoreOptions {
  /** Attributes, beside those the schemas call unique, that no two resources of a type may share a value of. Default `externalId`. */
  readonly unique?: UniqueAttributes;
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
  const memory = createMemory(options);
  return {
    get: async (type, id) => memory.collectionOf(type).get(id)?.resource,
    list: async (type, query) => {
      const entries = memory.collectionOf(type).select(query);
      return pageOfEntries(entries, query.page, query.sort !== undefined);
    },
    create: async (type, resource) => createEntry(memory, type, resource),
    update: async (type, id, change) => updateEntry(memory, type, id, change),
    delete: async (type, id, assert) => deleteEntry(memory, type, id, assert),
  };
}

function createMemory(options: MemoryResourceStoreOptions): Memory {
  const { now = Date.now, createId = () => crypto.randomUUID() } = options;
  const { unique = ["externalId"], indexes = [], members = "known" } = options;
  const collections = new Map<string, Collection>();
  const collectionOf = (type: ResourceType): Collection => {
    const known = collections.get(type.name);
    if (known !== undefined) return known;
    const made = createCollection(type, [...usualIndexes, ...indexes], uniquePaths(type, unique));
    collections.set(type.name, made);
    return made;
  };
  const stamps = createStamps(now);
  const assertAllowed: Memory["assertAllowed"] = (collection, resource, entry) => {
    assertUnique(collection, resource, entry);
    if (members === "known") assertMembers(collections.values(), collection.type, entry?.resource, resource);
  };
  return { collectionOf, createId, stamps, assertAllowed, members: membersOf(collections, stamps) };
}
