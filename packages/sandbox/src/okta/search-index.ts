import type { UserRecord } from "./user-record.ts";
import { createUserTable, type UserTable } from "./user-table.ts";

/** What `search` reads: users as they were when they were last indexed. Whoever writes to it decides when that is. */
export interface SearchIndex {
  readonly put: (record: UserRecord) => void;
  readonly remove: (id: string) => void;
  readonly users: UserTable;
}

/** An empty index. */
export function createSearchIndex(): SearchIndex {
  const users = createUserTable();
  return {
    put(record) {
      // Work of different age may arrive out of order when the delay is changed; an index never goes back.
      const known = users.byId(record.id);
      if (known === undefined || known.version < record.version) users.put(record);
    },
    remove: users.remove,
    users,
  };
}
