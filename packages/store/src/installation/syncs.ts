import { columnKey } from "../database/column-key.ts";
import { atomically, type Database, instantOf, reading, type Transaction } from "../database/database.ts";
import { jsonText } from "../database/json-text.ts";
import { parseJson } from "../database/parse-json.ts";
import { StoreError } from "../store-error.ts";

/** A sync as it is stored. What it remembers is under the same name in the engine's store. */
export interface StoredSync {
  readonly id: string;
  /** Ids of its connections. */
  readonly source: string;
  readonly target: string;
  /** JSON data: a sync's settings, with what a server adds to them. */
  readonly settings: unknown;
  /** Grows with each change. */
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** What a sync is to be. */
export interface SyncDraft extends Pick<StoredSync, "id" | "source" | "target" | "settings"> {
  /** Who says so. */
  readonly by: string;
  /** The version that this is a change of; 0: it is to be new. When another is there, it is refused with a StoreError, reason `changed`. Absent: whatever is there is replaced. */
  readonly expected?: number;
}

/** Syncs and all versions of their settings. */
export interface Syncs {
  list(): Promise<readonly StoredSync[]>;
  get(id: string): Promise<StoredSync | undefined>;
  /** Refused with a StoreError, reason `refused`, when a connection is not there. */
  save(draft: SyncDraft): Promise<StoredSync>;
  /** Every version there was, oldest first, also of a sync that was removed. */
  versions(id: string): Promise<readonly StoredSync[]>;
  /** What it remembers stays: links, journal and versions. Does nothing when it is not there. */
  remove(id: string): Promise<void>;
}

/** Syncs in a database. */
export const createSyncs = (database: Database): Syncs => ({
  list: async () => {
    const rows = await reading(database, (queries) => queries.selectFrom("syncs").selectAll().orderBy("id").execute());
    return rows.map(syncOf);
  },
  get: async (id) => {
    const row = await reading(database, (queries) =>
      queries.selectFrom("syncs").selectAll().where("id", "=", columnKey(id)).executeTakeFirst(),
    );
    return row && syncOf(row);
  },
  save: (draft) => atomically(database, (transaction) => save(transaction, database, draft)),
  versions: async (id) => {
    const rows = await reading(database, (queries) =>
      queries.selectFrom("sync_versions").selectAll().where("id", "=", columnKey(id)).orderBy("version").execute(),
    );
    return rows.map(syncOf);
  },
  remove: (id) =>
    atomically(database, async (transaction) => {
      await transaction.deleteFrom("syncs").where("id", "=", columnKey(id)).execute();
    }),
});

interface Row {
  readonly content: string;
  readonly version: number;
  readonly changed_at: string;
  readonly changed_by: string;
}

const syncOf = ({ content, version, changed_at, changed_by }: Row): StoredSync => ({
  ...parseJson(content),
  version,
  changedAt: changed_at,
  changedBy: changed_by,
});

const save = async (
  transaction: Transaction,
  database: Database,
  { by, expected, ...draft }: SyncDraft,
): Promise<StoredSync> => {
  const key = columnKey(draft.id);
  await assertConnected(transaction, draft);
  const present = await transaction.selectFrom("syncs").select("version").where("id", "=", key).executeTakeFirst();
  const found = present?.version ?? 0;
  if (expected !== undefined && expected !== found)
    throw new StoreError("changed", `The sync is of version ${found}, not ${expected}`);
  const row = {
    id: key,
    version: (await lastVersion(transaction, key)) + 1,
    source: columnKey(draft.source),
    target: columnKey(draft.target),
    content: jsonText({ id: draft.id, source: draft.source, target: draft.target, settings: draft.settings }),
    changed_at: instantOf(database.now()),
    changed_by: by,
  };
  // Two who save at once: the key of versions lets one of them through.
  await transaction.insertInto("sync_versions").values(row).execute();
  await transaction
    .insertInto("syncs")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  return syncOf(row);
};

/** A sync that was removed and made again goes on counting. */
const lastVersion = async (transaction: Transaction, id: string): Promise<number> => {
  const last = await transaction
    .selectFrom("sync_versions")
    .select(({ fn }) => fn.max("version").as("version"))
    .where("id", "=", id)
    .executeTakeFirst();
  return last?.version ?? 0;
};

const assertConnected = async (transaction: Transaction, { source, target }: Pick<SyncDraft, "source" | "target">) => {
  const asked = [...new Set([columnKey(source), columnKey(target)])];
  const there = await transaction.selectFrom("connections").select("id").where("id", "in", asked).execute();
  if (there.length < asked.length) throw new StoreError("refused", "A connection of the sync is not there");
};
