import { columnKey } from "../database/column-key.ts";
import { atomically, type Database, instantOf, reading, type Transaction } from "../database/database.ts";
import type { ErasedPerson } from "../privacy/names-person.ts";

/** So many go in one transaction, so that a run never waits long. */
const goAtOnce = 1000;
const dayMs = 86_400_000;

/** Lets go of what came so many days ago or earlier. */
export const expireReceived = async (database: Database, days: number): Promise<number> => {
  const limit = instantOf(database.now() - days * dayMs);
  const syncs = await reading(database, (queries) =>
    queries.selectFrom("received").select("sync").distinct().execute(),
  );
  let count = 0;
  for (const { sync } of syncs)
    for (let gone = goAtOnce; gone === goAtOnce; count += gone) gone = await removeSome(database, sync, limit);
  return count;
};

const removeSome = (database: Database, sync: string, limit: string): Promise<number> =>
  atomically(database, async (transaction) => {
    const old = await transaction
      .selectFrom("received")
      .select("key")
      .where("sync", "=", sync)
      .where("at", "<=", limit)
      .orderBy("at")
      .limit(goAtOnce)
      .execute();
    const keys = old.map(({ key }) => key);
    if (keys.length > 0)
      await transaction.deleteFrom("received").where("sync", "=", sync).where("key", "in", keys).execute();
    return keys.length;
  });

/** Removes what named a person; a group may have their id. `sync` as its column has it. */
export const eraseReceived = async (
  transaction: Transaction,
  sync: string,
  { source }: ErasedPerson,
): Promise<number> => {
  const gone = await transaction
    .deleteFrom("received")
    .where("sync", "=", sync)
    .where("resource", "=", "people")
    .where("subject", "=", columnKey(source))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
};
