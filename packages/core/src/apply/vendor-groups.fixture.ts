import { single } from "../adapter/readers.ts";
import type { Inspection, Resource, Writing } from "../adapter/resource.ts";
import { ApiError } from "../errors/api-error.ts";
import { PreconditionError } from "../errors/precondition-error.ts";
import { attributes } from "../shape/attributes.ts";

/** Writes to groups. */
export type GroupVerb = "create group" | "update group" | "add members" | "remove members";

/** A group of the vendor in memory. */
export interface VendorGroup {
  readonly id: string;
  readonly name: string;
  readonly description?: string | null;
  readonly members: ReadonlySet<string>;
  readonly createdAt: string;
  readonly version: number;
  /** Another system is its source. */
  readonly blocked?: string;
  /** It hands out administrator roles. */
  readonly isAdmin?: boolean;
}

const { text } = attributes<VendorGroup>();

const groupShape = {
  name: text(({ name }) => name, { unique: true, compare: "caseless" }),
  description: text(({ description }) => description),
};

/** What groups take of the vendor that they are part of. */
export interface VendorOfGroups {
  read<Answer>(verb: "get group" | "find group" | "members", about: string, answer: () => Answer): Answer;
  write<Answer>(
    request: { readonly verb: GroupVerb; readonly about: string; readonly members?: readonly string[] },
    act: () => Answer,
  ): Promise<Answer>;
  stamp(): string;
  hasAccount(id: string): boolean;
  readonly atOnce: number;
  readonly isUnique: boolean;
}

const call = { vendor: "Vendor", method: "POST", path: "/groups" };
const pageSize = 2;

/** Groups in memory, with pages of members, versions, and refusals of unknown people. */
export const createVendorGroups = (vendor: VendorOfGroups) => {
  const groups = new Map<string, VendorGroup>();
  let made = 0;

  const byName = (name: string) => [...groups.values()].find((one) => one.name.toLowerCase() === name.toLowerCase());
  const add = (group: Partial<VendorGroup> & { readonly name: string }): string => {
    made += 1;
    // Like the ids of accounts: a vendor may count both in the same way.
    const id = group.id ?? `a${made}`;
    groups.set(id, { members: new Set(), createdAt: vendor.stamp(), version: 1, ...group, id });
    return id;
  };
  const at = (id: string): VendorGroup => {
    const group = groups.get(id);
    if (!group) throw new ApiError({ ...call, status: 404 });
    return group;
  };
  const put = (id: string, change: Partial<VendorGroup>) => {
    const present = at(id);
    groups.set(id, { ...present, ...change, version: present.version + 1 });
  };
  const found = (row: VendorGroup | undefined) => row && { row, version: String(row.version) };
  const page = (id: string, cursor = "0") => {
    const all = [...at(id).members];
    const from = Number(cursor);
    const to = from + pageSize;
    return { items: all.slice(from, to), ...(to < all.length && { next: String(to) }) };
  };
  const assertTaken = (ids: readonly string[]) => {
    if (ids.length > vendor.atOnce) throw new ApiError({ ...call, status: 413 });
    if (ids.some((id) => !vendor.hasAccount(id)))
      throw new ApiError({ ...call, status: 400, requestId: "request-400" });
  };
  const assertVersion = (id: string, { version }: Writing) => {
    if (version !== undefined && at(id).version !== Number(version))
      throw new PreconditionError({ ...call, status: 412 });
  };

  const resource: Resource<VendorGroup, typeof groupShape> = {
    attributes: groupShape,
    id: ({ id }) => id,
    createdAt: ({ createdAt }) => createdAt,
    blocked: ({ blocked }) => blocked,
    absence: "proven",
    keys: ["name"],
    read: single({ page: async () => ({ items: [...groups.values()], total: groups.size }) }),
    get: async (id) => vendor.read("get group", id, () => found(groups.get(id))),
    find: async (_, name) => vendor.read("find group", name, () => found(byName(name))),
    create: ({ set }) => {
      const name = set.name ?? "";
      return vendor.write({ verb: "create group", about: name }, () => {
        if (vendor.isUnique && byName(name)) throw new ApiError({ ...call, status: 400 });
        return add({ ...set, name });
      });
    },
    update: (id, { set: { name, ...rest } }, writing) =>
      vendor.write({ verb: "update group", about: id }, () => {
        assertVersion(id, writing);
        put(id, { ...rest, ...(name && { name }) });
      }),
    inspect: async (id): Promise<Inspection> => ({
      evidence: [`${at(id).members.size} members`],
      ...(at(id).isAdmin && { refused: "It hands out administrator roles" }),
    }),
    members: {
      page: async (id, cursor) => vendor.read("members", id, () => page(id, cursor)),
      add: (id, ids) =>
        vendor.write({ verb: "add members", about: id, members: ids }, () => {
          assertTaken(ids);
          put(id, { members: new Set([...at(id).members, ...ids]) });
        }),
      remove: (id, ids) =>
        vendor.write({ verb: "remove members", about: id, members: ids }, () => {
          assertTaken(ids);
          put(id, { members: new Set([...at(id).members].filter((one) => !ids.includes(one))) });
        }),
      atOnce: vendor.atOnce,
    },
  };

  return { resource, all: groups, add, put, named: byName };
};
