import { createKeyIndex } from "./key-index.ts";
import { profileText, type UserRecord } from "./user-record.ts";

/** Users by id and login, in order of creation. Every look-up and write takes constant time. */
export interface UserTable {
  /** Adds a user, or replaces the one with this id. */
  readonly put: (record: UserRecord) => void;
  readonly remove: (id: string) => void;
  readonly byId: (id: string) => UserRecord | undefined;
  /** The users with this login, without regard to case and diacritics. */
  readonly byLogin: (login: string) => readonly UserRecord[];
  /** The users whose login begins with this name and an `@`. */
  readonly byShortLogin: (name: string) => readonly UserRecord[];
  /**
   * Users with a position from `start` on. A position stays the same for ever, also when users before it are removed.
   */
  readonly from: (start: number) => Generator<{ readonly position: number; readonly record: UserRecord }>;
  readonly size: () => number;
}

/** Two logins that give the same key are the same login to Okta, which ignores case and diacritics. */
export function loginKey(login: string): string {
  return login.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** An empty table. */
export function createUserTable(): UserTable {
  const records = new Map<string, UserRecord>();
  const byKey = createKeyIndex();
  const order: string[] = [];
  const found = (key: string): readonly UserRecord[] =>
    byKey.idsOf(key).flatMap((id) => {
      const record = records.get(id);
      return record === undefined ? [] : [record];
    });

  return {
    put(record) {
      const previous = records.get(record.id);
      if (previous === undefined) order.push(record.id);
      else byKey.remove(record.id, keysOf(previous));
      records.set(record.id, record);
      byKey.add(record.id, keysOf(record));
    },
    remove(id) {
      const record = records.get(id);
      if (record !== undefined) byKey.remove(id, keysOf(record));
      records.delete(id);
    },
    byId: (id) => records.get(id),
    byLogin: (login) => found(fullKey(login)),
    byShortLogin: (name) => found(shortKey(name)),
    *from(start) {
      for (let position = start; position < order.length; position++) {
        const record = records.get(order[position] ?? "");
        if (record !== undefined) yield { position, record };
      }
    },
    size: () => records.size,
  };
}

const fullKey = (login: string): string => `full:${loginKey(login)}`;
const shortKey = (name: string): string => `short:${loginKey(name)}`;

function keysOf(record: UserRecord): readonly string[] {
  const login = profileText(record, "login");
  return [fullKey(login), shortKey(login.split("@")[0] ?? login)];
}
