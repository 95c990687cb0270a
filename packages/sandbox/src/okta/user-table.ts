import { createKeyIndex } from "./key-index.ts";
import { createRecordTable, type RecordTable } from "./record-table.ts";
import { profileText, type UserRecord } from "./user-record.ts";

/** Users by id and login, in order of creation. Every look-up and write takes constant time. */
export interface UserTable extends RecordTable<UserRecord> {
  /** The users with this login, without regard to case and diacritics. */
  readonly byLogin: (login: string) => readonly UserRecord[];
  /** The users whose login begins with this name and an `@`. */
  readonly byShortLogin: (name: string) => readonly UserRecord[];
}

/** Two logins that give the same key are the same login to Okta, which ignores case and diacritics. */
export function loginKey(login: string): string {
  return login.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** An empty table. */
export function createUserTable(): UserTable {
  const records = createRecordTable<UserRecord>();
  const byKey = createKeyIndex();
  const found = (key: string): readonly UserRecord[] =>
    byKey.idsOf(key).flatMap((id) => {
      const record = records.byId(id);
      return record === undefined ? [] : [record];
    });

  return {
    ...records,
    put(record) {
      const previous = records.byId(record.id);
      if (previous !== undefined) byKey.remove(record.id, keysOf(previous));
      records.put(record);
      byKey.add(record.id, keysOf(record));
    },
    remove(id) {
      const record = records.byId(id);
      if (record !== undefined) byKey.remove(id, keysOf(record));
      records.remove(id);
    },
    byLogin: (login) => found(fullKey(login)),
    byShortLogin: (name) => found(shortKey(name)),
  };
}

const fullKey = (login: string): string => `full:${loginKey(login)}`;
const shortKey = (name: string): string => `short:${loginKey(name)}`;

function keysOf(record: UserRecord): readonly string[] {
  const login = profileText(record, "login");
  return [fullKey(login), shortKey(login.split("@")[0] ?? login)];
}
