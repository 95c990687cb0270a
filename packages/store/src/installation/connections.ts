import { columnKey } from "../database/column-key.ts";
import { atomically, type Database, instantOf, reading, type Transaction } from "../database/database.ts";
import { jsonText } from "../database/json-text.ts";
import { parseJson } from "../database/parse-json.ts";
import { keysOrRefuse, type SealingKeys, seal, unseal } from "../secrets/seal.ts";
import { StoreError } from "../store-error.ts";

/** A connection as it is stored; its secrets by name alone. */
export interface StoredConnection {
  readonly id: string;
  /** Id of the adapter that it is of. */
  readonly adapter: string;
  /** The settings that are no secrets. JSON data. */
  readonly settings: unknown;
  /** The settings that are kept sealed. */
  readonly secretFields: readonly string[];
  /** Grows with each change. */
  readonly version: number;
  readonly changedAt: string;
}

/** What a connection is to be. */
export interface ConnectionDraft {
  readonly id: string;
  readonly adapter: string;
  readonly settings: unknown;
  /** Secrets to set, and with `null` to remove. Those not named stay. */
  readonly secrets?: { readonly [field: string]: string | null };
  /** The version that this is a change of; 0: it is to be new. When another is there, it is refused with a StoreError, reason `changed`. Absent: whatever is there is replaced. */
  readonly expected?: number;
}

/** Connections, with what is secret in them sealed. */
export interface Connections {
  list(): Promise<readonly StoredConnection[]>;
  get(id: string): Promise<StoredConnection | undefined>;
  save(draft: ConnectionDraft): Promise<StoredConnection>;
  /** Its secrets, open. Rejects with SealedSecretError when a key is missing or something was changed, and with ConfigurationError without keys. */
  secrets(id: string): Promise<{ readonly [field: string]: string }>;
  /** Does nothing when it is not there. Refused with a StoreError, reason `refused`, while a sync uses it. */
  remove(id: string): Promise<void>;
  /** Seals everything anew under the current key, all or nothing, and resolves to how many secrets that were. */
  reseal(): Promise<number>;
}

/** Connections in a database. `keys`: absent, there may be no secrets. */
export const createConnections = (database: Database, keys: SealingKeys | undefined): Connections => {
  const find = async (queries: Transaction, ids?: readonly string[]): Promise<readonly StoredConnection[]> => {
    const rows = await queries
      .selectFrom("connections")
      .selectAll()
      .$if(ids !== undefined, (query) => query.where("id", "in", ids ?? []))
      .orderBy("id")
      .execute();
    const secrets = await queries.selectFrom("secrets").select(["connection", "field"]).orderBy("field").execute();
    return rows.map(({ id, adapter, content, version, changed_at }) => ({
      ...parseJson(content),
      adapter,
      secretFields: secrets.filter(({ connection }) => connection === id).map(({ field }) => field),
      version,
      changedAt: changed_at,
    }));
  };

  return {
    list: () => reading(database, (queries) => find(queries)),
    get: async (id) => (await reading(database, (queries) => find(queries, [columnKey(id)])))[0],
    save: (draft) =>
      atomically(database, async (transaction) => {
        await write(transaction, database, draft);
        for (const [field, secret] of Object.entries(draft.secrets ?? {}))
          await writeSecret(transaction, keys, draft.id, field, secret);
        const [saved] = await find(transaction, [columnKey(draft.id)]);
        if (!saved) throw new StoreError("failed", "A connection that was saved is not there");
        return saved;
      }),
    secrets: (id) => reading(database, (queries) => openSecrets(queries, keys, id)),
    remove: (id) => atomically(database, (transaction) => remove(transaction, id)),
    reseal: () => atomically(database, (transaction) => reseal(transaction, keysOrRefuse(keys))),
  };
};

const write = async (
  transaction: Transaction,
  database: Database,
  { id, adapter, settings, expected }: ConnectionDraft,
) => {
  const present = await transaction
    .selectFrom("connections")
    .select("version")
    .where("id", "=", columnKey(id))
    .executeTakeFirst();
  const found = present?.version ?? 0;
  if (expected !== undefined && expected !== found)
    throw new StoreError("changed", `The connection is of version ${found}, not ${expected}`);
  const changes = {
    adapter,
    content: jsonText({ id, settings }),
    version: found + 1,
    changed_at: instantOf(database.now()),
  };
  const written = present
    ? await transaction
        .updateTable("connections")
        .set(changes)
        .where("id", "=", columnKey(id))
        .where("version", "=", found)
        .executeTakeFirst()
    : undefined;
  if (!present)
    await transaction
      .insertInto("connections")
      .values({ id: columnKey(id), ...changes })
      .execute();
  else if (written?.numUpdatedRows !== 1n)
    throw new StoreError("changed", "The connection was changed at the same time");
};

const writeSecret = async (
  transaction: Transaction,
  keys: SealingKeys | undefined,
  connection: string,
  field: string,
  secret: string | null,
) => {
  const key = columnKey(connection);
  await transaction.deleteFrom("secrets").where("connection", "=", key).where("field", "=", field).execute();
  if (secret === null) return;
  const { keyId, sealed } = seal(keysOrRefuse(keys), { connection: key, field }, secret);
  await transaction.insertInto("secrets").values({ connection: key, field, key_id: keyId, sealed }).execute();
};

const openSecrets = async (queries: Transaction, keys: SealingKeys | undefined, id: string) => {
  const rows = await queries.selectFrom("secrets").selectAll().where("connection", "=", columnKey(id)).execute();
  return Object.fromEntries(
    rows.map(({ connection, field, key_id, sealed }) => [
      field,
      unseal(keysOrRefuse(keys), { connection, field }, { keyId: key_id, sealed }),
    ]),
  );
};

const remove = async (transaction: Transaction, id: string) => {
  const key = columnKey(id);
  const user = await transaction
    .selectFrom("syncs")
    .select("id")
    .where((where) => where.or([where("source", "=", key), where("target", "=", key)]))
    .executeTakeFirst();
  if (user) throw new StoreError("refused", `The sync "${user.id}" uses the connection`);
  await transaction.deleteFrom("connections").where("id", "=", key).execute();
};

const reseal = async (transaction: Transaction, keys: SealingKeys): Promise<number> => {
  const rows = await transaction.selectFrom("secrets").selectAll().execute();
  const stale = rows.filter(({ key_id }) => key_id !== keys.current.id);
  for (const { connection, field, key_id, sealed } of stale) {
    const place = { connection, field };
    const anew = seal(keys, place, unseal(keys, place, { keyId: key_id, sealed }));
    await transaction
      .updateTable("secrets")
      .set({ key_id: anew.keyId, sealed: anew.sealed })
      .where("connection", "=", connection)
      .where("field", "=", field)
      .where("sealed", "=", sealed)
      .execute();
  }
  return stale.length;
};
