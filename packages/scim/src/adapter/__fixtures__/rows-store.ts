import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import { queryResources, type ResourceStore, uniquenessError } from "../../server/index.ts";

/** A store whose rows tests can look at, and change behind the server's back. */
export interface RowsStore {
  readonly users: Map<string, ScimResource>;
  readonly store: Required<ResourceStore>;
  readonly groups: Map<string, ScimResource>;
  /** Keeps a user as somebody typed them in; gives the id. */
  readonly enter: (values: ScimResource) => string;
  /** Keeps a group with these users in it; gives the id. */
  readonly enterGroup: (displayName: string, members: readonly string[]) => string;
}

/** Users alone are unique in their name; `acceptDuplicates`: not even they. Ids begin with `prefix`. */
export function createRowsStore(prefix: string, acceptDuplicates: boolean): RowsStore {
  const users = new Map<string, ScimResource>();
  const groups = new Map<string, ScimResource>();
  const rowsOf = ({ name }: ResourceType) => (name === "User" ? users : groups);
  let count = 0;
  const keep = (rows: Map<string, ScimResource>, values: ScimResource): ScimResource => {
    const id = `${prefix}-${++count}`;
    const at = "2026-01-01T00:00:00.000Z";
    const row = { ...values, id, meta: { created: at, lastModified: at } };
    rows.set(id, row);
    return row;
  };
  const assertUnique = (type: ResourceType, row: ScimResource, id?: string) => {
    const name = type.name === "User" ? "userName" : "displayName";
    const key = String(row[name]).toLowerCase();
    const isTaken = [...rowsOf(type).values()].some(
      (other) => other.id !== id && String(other[name]).toLowerCase() === key,
    );
    if (isTaken && !acceptDuplicates) throw uniquenessError(type, name);
  };
  const store: Required<ResourceStore> = {
    get: async (type, id) => rowsOf(type).get(id),
    list: async (type, query) => queryResources([...rowsOf(type).values()], type, query),
    create: async (type, resource) => {
      assertUnique(type, resource);
      return keep(rowsOf(type), resource);
    },
    update: async (type, id, change) => {
      const current = rowsOf(type).get(id);
      if (current === undefined) return undefined;
      const next = change(current);
      assertUnique(type, next, id);
      rowsOf(type).set(id, next);
      return next;
    },
    delete: async (type, id, assert) => {
      const current = rowsOf(type).get(id);
      if (current !== undefined) assert(current);
      return rowsOf(type).delete(id);
    },
  };
  const schema = "urn:ietf:params:scim:schemas:core:2.0";
  return {
    users,
    groups,
    store,
    enter: (values) => String(keep(users, { schemas: [`${schema}:User`], ...values }).id),
    enterGroup: (displayName, members) => {
      const group = {
        schemas: [`${schema}:Group`],
        displayName,
        members: members.map((value) => ({ value, type: "User" })),
      };
      return String(keep(groups, group).id);
    },
  };
}
