import { StoreError, type StoreFailure } from "../store-error.ts";

/** SQLite's primary result codes that mean something to whoever runs a store. https://www.sqlite.org/rescode.html */
const failures: { readonly [code: number]: readonly [StoreFailure, name: string, message: string] } = {
  5: ["busy", "SQLITE_BUSY", "Another process holds the database file"],
  6: ["busy", "SQLITE_LOCKED", "The database file is locked"],
  8: ["read-only", "SQLITE_READONLY", "The database file cannot be written"],
  10: ["unreachable", "SQLITE_IOERR", "The database file could not be read or written"],
  11: ["corrupt", "SQLITE_CORRUPT", "The database file is damaged"],
  13: ["full", "SQLITE_FULL", "No room is left for the database file"],
  14: ["unreachable", "SQLITE_CANTOPEN", "The database file cannot be opened"],
  15: ["busy", "SQLITE_PROTOCOL", "The locks of the database file cannot be had"],
  19: ["changed", "SQLITE_CONSTRAINT", "Somebody else has written the same at the same time"],
  26: ["corrupt", "SQLITE_NOTADB", "The file is not a database"],
};

/** What a failure of SQLite means, and of which file, without its text, which may quote SQL. */
export const explainSqlite = (error: unknown, file: string): StoreError => {
  const code = codeOf(error);
  const [reason, databaseCode, message] = failures[code & 0xff] ?? unknown(error, code);
  return new StoreError(reason, `${message}: ${file}`, { databaseCode });
};

/** Whether another connection stood in the way, so that asking again may help. */
export const isBusy = (error: unknown): boolean => (codeOf(error) & 0xff) === 5;

const codeOf = (error: unknown): number =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode : 0;

const unknown = (error: unknown, code: number): readonly [StoreFailure, string, string] =>
  isClosed(error)
    ? ["unreachable", "closed", "The store was closed"]
    : ["failed", `SQLITE_${code}`, `SQLite refused with code ${code}`];

const isClosed = (error: unknown): boolean =>
  error instanceof Error && /database is not open|driver has already been destroyed/.test(error.message);
