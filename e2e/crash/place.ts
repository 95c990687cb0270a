import { type DurableStore, openPostgresStore, openSqliteStore } from "@rosterkit/store";

/** Where a store is, as JSON that another process may be told: a file, or a schema of a server. */
export type Place = { readonly file: string } | { readonly connectionString: string; readonly schema: string };

/** Opens it. `now`: the clock that the store goes by. Absent: the machine's, and in PostgreSQL the database's. */
export const openPlace = (place: Place, now?: () => number): Promise<DurableStore> => {
  const clock = now ? { now } : {};
  return "file" in place ? openSqliteStore({ ...place, ...clock }) : openPostgresStore({ ...place, ...clock });
};
