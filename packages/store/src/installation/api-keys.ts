import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { ConfigurationError } from "@rosterkit/core";
import type { Selectable } from "kysely";
import { atomically, type Database, instantOf, reading } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";

/** What a key may do, least first; each may do what the ones before it may. */
export const apiKeyRoles = ["viewer", "operator", "admin"] as const;

/** One of them. */
export type ApiKeyRole = (typeof apiKeyRoles)[number];

/** A key of the HTTP API, as it is shown: without what proves it. */
export interface StoredApiKey {
  /** Part of the key that is no secret: 16 hexadecimal digits. */
  readonly id: string;
  /** Who or what has it; approvals by it are recorded under this name. */
  readonly name: string;
  readonly role: ApiKeyRole;
  readonly madeAt: string;
  readonly madeBy: string;
  /** From then on it is refused. Absent: it does not end. */
  readonly endsAt?: string;
  /** When it was last used, to within a minute. Absent: never. */
  readonly usedAt?: string;
  /** Since when it is refused. Absent: it is not revoked. */
  readonly revokedAt?: string;
  readonly revokedBy?: string;
}

/** What a key is to be. */
export interface ApiKeyDraft {
  /** 1 to 100 letters. */
  readonly name: string;
  readonly role: ApiKeyRole;
  /** ISO instant that lies ahead. Absent: it does not end. */
  readonly endsAt?: string;
  /** Who made it. */
  readonly by: string;
}

/** A key that was just made. */
export interface MadeApiKey {
  readonly stored: StoredApiKey;
  /** The key itself, `rk_…`: shown now and never again, as only its digest is kept. */
  readonly key: string;
}

/** Keys of the HTTP API. */
export interface ApiKeys {
  /** Rejects with ConfigurationError for a draft that cannot be. */
  make(draft: ApiKeyDraft): Promise<MadeApiKey>;
  /** All there ever were, latest first. */
  list(): Promise<readonly StoredApiKey[]>;
  /** The one that this text is, noted as used. `undefined`: it is none, or one that has ended or was revoked. */
  verify(text: string): Promise<StoredApiKey | undefined>;
  /** Refuses it from now on. One that was revoked already stays as it is. `undefined`: there is none. */
  revoke(id: string, by: string): Promise<StoredApiKey | undefined>;
}

const form = /^rk_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;
const longestName = 100;
const usedToWithinMs = 60_000;

/** Keys in a database. */
export const createApiKeys = (database: Database): ApiKeys => {
  const find = (id: string) =>
    reading(database, (queries) => queries.selectFrom("api_keys").selectAll().where("id", "=", id).executeTakeFirst());
  return {
    make: async (draft) => {
      assertDraft(draft, database.now());
      const id = randomBytes(8).toString("hex");
      const key = `rk_${id}_${randomBytes(32).toString("base64url")}`;
      const row = {
        ...rowOf(draft),
        id,
        digest: digestOf(key).toString("base64url"),
        made_at: instantOf(database.now()),
      };
      await atomically(database, (transaction) => transaction.insertInto("api_keys").values(row).execute());
      return { stored: keyOf(row), key };
    },
    list: async () => {
      const rows = await reading(database, (queries) =>
        queries.selectFrom("api_keys").selectAll().orderBy("made_at", "desc").orderBy("id").execute(),
      );
      return rows.map(keyOf);
    },
    verify: async (text) => {
      const id = form.exec(text)?.[1];
      const row = id === undefined ? undefined : await find(id);
      if (!row || !timingSafeEqual(Buffer.from(row.digest, "base64url"), digestOf(text))) return undefined;
      const now = instantOf(database.now());
      if (row.revoked_at !== null || (row.ends_at !== null && row.ends_at <= now)) return undefined;
      return keyOf({ ...row, used_at: await noteUse(database, row, now) });
    },
    revoke: async (id, by) => {
      const revoked = { revoked_at: instantOf(database.now()), revoked_by: by };
      await atomically(database, (transaction) =>
        transaction.updateTable("api_keys").set(revoked).where("id", "=", id).where("revoked_at", "is", null).execute(),
      );
      const row = await find(id);
      return row && keyOf(row);
    },
  };
};

type Row = Selectable<Tables["api_keys"]>;

const digestOf = (key: string): Buffer => createHash("sha256").update(key).digest();

const rowOf = ({ name, role, endsAt, by }: ApiKeyDraft) => ({
  name,
  role,
  made_by: by,
  ends_at: endsAt === undefined ? null : new Date(endsAt).toISOString(),
  used_at: null,
  revoked_at: null,
  revoked_by: null,
});

const keyOf = (row: Row): StoredApiKey => ({
  id: row.id,
  name: row.name,
  role: apiKeyRoles.find((role) => role === row.role) ?? "viewer",
  madeAt: row.made_at,
  madeBy: row.made_by,
  ...(row.ends_at !== null && { endsAt: row.ends_at }),
  ...(row.used_at !== null && { usedAt: row.used_at }),
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  ...(row.revoked_by !== null && { revokedBy: row.revoked_by }),
});

/** Not each call writes, and one that cannot be noted is answered all the same. */
const noteUse = async (database: Database, { id, used_at }: Row, now: string): Promise<string | null> => {
  if (used_at !== null && Date.parse(now) - Date.parse(used_at) < usedToWithinMs) return used_at;
  const noting = atomically(database, (transaction) =>
    transaction.updateTable("api_keys").set({ used_at: now }).where("id", "=", id).execute(),
  );
  return noting.then(
    () => now,
    () => used_at,
  );
};

const assertDraft = ({ name, role, endsAt, by }: ApiKeyDraft, nowMs: number) => {
  const endsMs = endsAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(endsAt);
  const problems = [
    ...(name.trim() === "" || name.length > longestName
      ? [{ path: "name", message: `has not 1 to ${longestName} letters` }]
      : []),
    ...(apiKeyRoles.includes(role) ? [] : [{ path: "role", message: `is none of ${apiKeyRoles.join(", ")}` }]),
    ...(endsMs > nowMs ? [] : [{ path: "endsAt", message: "is no instant that lies ahead" }]),
    ...(by.trim() === "" ? [{ path: "by", message: "is empty" }] : []),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
};
