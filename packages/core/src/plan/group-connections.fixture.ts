import { type AnyConnection, type AnyResource, openResource } from "../adapter/any-adapter.ts";
import { single } from "../adapter/readers.ts";
import { ApiError } from "../errors/api-error.ts";
import { groupShape } from "../group/group-shape.ts";
import { defineMapping } from "../mapping/define-mapping.ts";
import { foldName } from "../roster/fold.ts";
import { attributes } from "../shape/attributes.ts";
import type { Attribute } from "../shape/shape.ts";

/** A group of a made-up vendor. */
export interface TestGroup {
  readonly id: string;
  name: string;
  description?: string | null;
  members: readonly string[];
  /** Another system is its source. */
  sourcedBy?: string;
  /** It hands out administrator roles. */
  isAdmin?: boolean;
}

/** How the groups of a made-up vendor behave; may be changed while they are used. */
export interface GroupsState {
  groups: Map<string, TestGroup>;
  /** The list of groups breaks off after so many. */
  breaksAfter: number;
  /** Groups whose list of members breaks off after the first page. */
  breaks: Set<string>;
  /** Groups whose members, and those that were looked at, were asked for. */
  asked: string[];
  inspected: string[];
  made: number;
}

/** A vendor with these groups. */
export const groupsState = (groups: readonly TestGroup[] = []): GroupsState => ({
  groups: new Map(groups.map((group) => [group.id, { ...group }])),
  breaksAfter: Number.POSITIVE_INFINITY,
  breaks: new Set(),
  asked: [],
  inspected: [],
  made: 0,
});

const { text } = attributes<TestGroup>();

const shape = {
  title: text((row) => row.name, { required: true, maximumLength: 40, compare: "caseless" }),
  notes: text((row) => row.description),
};

const pageSize = 2;
const unavailable = () => new ApiError({ vendor: "Groups", status: 503, method: "GET", path: "/groups" });

const pageOf = <Item>(items: readonly Item[], cursor: string | undefined, breaksAfter: number) => {
  const from = Number(cursor ?? 0);
  if (from >= breaksAfter) throw unavailable();
  const to = Math.min(from + pageSize, breaksAfter);
  return { items: items.slice(from, to), total: items.length, ...(to < items.length && { next: String(to) }) };
};

interface Values {
  readonly title?: string;
  readonly notes?: string | null;
}

/** What a write leaves of a group. Names are there once each. */
function write({ groups }: GroupsState, id: string, { title, notes }: Values): void {
  const group = groups.get(id) ?? { id, name: "", members: [] };
  const isTaken = [...groups.values()].some(
    (other) => other.id !== id && title !== undefined && foldName(other.name) === foldName(title),
  );
  if (isTaken) throw new ApiError({ vendor: "Groups", status: 409, method: "POST", path: "/groups" });
  groups.set(id, {
    ...group,
    ...(title !== undefined && { name: title }),
    ...(notes !== undefined && { description: notes }),
  });
}

/** The groups of a made-up vendor, which has each name once. */
const groupsResource = (state: GroupsState): AnyResource => {
  const move = (id: string, to: (members: readonly string[]) => readonly string[]) => {
    const group = state.groups.get(id);
    if (!group) throw new ApiError({ vendor: "Groups", status: 404, method: "POST", path: "/groups/{id}" });
    state.groups.set(id, { ...group, members: to(group.members) });
  };
  return {
    attributes: shape,
    id: (row: TestGroup) => row.id,
    blocked: (row: TestGroup) => (row.sourcedBy ? `is sourced by ${row.sourcedBy}` : undefined),
    absence: "proven",
    keys: ["title"],
    get: async (id) => {
      const row = state.groups.get(id);
      return row && { row };
    },
    read: single({ page: async (cursor) => pageOf([...state.groups.values()], cursor, state.breaksAfter) }),
    inspect: async (id) => {
      state.inspected.push(id);
      const isAdmin = state.groups.get(id)?.isAdmin;
      return {
        evidence: ["it is assigned to 2 apps"],
        ...(isAdmin && { refused: "it hands out administrator roles" }),
      };
    },
    find: async (_attribute, name) => {
      const row = [...state.groups.values()].find((group) => foldName(group.name) === foldName(name));
      return row && { row };
    },
    create: async ({ all }: { readonly all: Values }) => {
      const id = `made ${++state.made}`;
      write(state, id, all);
      return id;
    },
    update: async (id: string, { set }: { readonly set: Values }) => write(state, id, set),
    members: {
      atOnce: 2,
      add: async (id, ids) => move(id, (members) => [...new Set([...members, ...ids])]),
      remove: async (id, ids) => move(id, (members) => members.filter((member) => !ids.includes(member))),
      page: async (group, cursor) => {
        if (cursor === undefined) state.asked.push(group);
        const members = state.groups.get(group)?.members;
        if (!members) throw new ApiError({ vendor: "Groups", status: 404, method: "GET", path: "/groups/{id}" });
        return pageOf(members, cursor, state.breaks.has(group) ? pageSize : Number.POSITIVE_INFINITY);
      },
    },
  };
};

/** A connection that is a source of groups besides. */
export const asGroupSource = (connection: AnyConnection, state: GroupsState): AnyConnection => ({
  ...connection,
  adapter: {
    ...connection.adapter,
    toGroup: defineMapping(shape, groupShape, () => ({ name: "title", description: "notes" })),
  },
  groups: groupsResource(state) as never,
});

/** A connection whose people are in one group each, by an attribute of theirs; without one nobody is made where it is `required`. */
export const asTeamTarget = (connection: AnyConnection, state: GroupsState, required: boolean): AnyConnection => {
  const { members: _members, ...groups } = groupsResource(state);
  const { people } = connection;
  const { create } = openResource(people);
  const team = { ...people.attributes.team, ...(required && { required: true }) } as Attribute;
  return {
    ...asGroupTarget(connection, state),
    people: {
      ...people,
      attributes: { ...people.attributes, team },
      ...(create && {
        create: async (draft, ...more) => {
          const { team: id } = draft.all as { readonly team?: string };
          const isThere = id === undefined ? !required : state.groups.has(id);
          if (!isThere) throw new ApiError({ vendor: "Groups", status: 422, method: "POST", path: "/people" });
          return create(draft, ...more);
        },
      }),
    },
    groups: { ...groups, memberAttribute: "team" },
  };
};

/** A connection that is a target of groups besides. */
export const asGroupTarget = (connection: AnyConnection, state: GroupsState): AnyConnection => ({
  ...connection,
  adapter: {
    ...connection.adapter,
    fromGroup: defineMapping(groupShape, shape, () => ({ title: "name", notes: "description" })),
  },
  groups: groupsResource(state) as never,
});
