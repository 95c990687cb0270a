import { StoreError, type StoreFailure } from "../store-error.ts";

/** SQLSTATEs, whole or by class, that mean something to whoever runs a store. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const failures: readonly (readonly [code: string, StoreFailure, message: string])[] = [
  ["53100", "full", "No room is left on the disk of the database"],
  ["53", "unreachable", "The database has no connection or memory left"],
  ["57P", "unreachable", "The database is shut down, or starting"],
  ["08", "unreachable", "The connection to the database was lost"],
  ["28", "refused", "The database does not accept the credentials"],
  ["3D", "refused", "The database is not there"],
  ["42501", "read-only", "The user may not write to the database"],
  ["25006", "read-only", "The database takes no writes; it may be a replica"],
  ["42P01", "older", "The database has no table of ours by that name"],
  ["42703", "older", "A table has no column of ours by that name"],
  ["23505", "changed", "Somebody else has written the same at the same time"],
  ["23503", "refused", "What it belongs to is not there, or something belongs to it"],
  ["40", "busy", "The database gave the work of another process precedence"],
  ["55P03", "busy", "Another process holds what was asked for"],
  ["57014", "busy", "The database gave the query up"],
  ["XX001", "corrupt", "Data of the database is damaged"],
  ["XX002", "corrupt", "An index of the database is damaged"],
  ["58", "unreachable", "The database could not read or write its files"],
];

/** What a failure of PostgreSQL, or of the way there, means, without its text and detail, which quote values. */
export const explainPostgres = (error: unknown, committing: boolean): StoreError => {
  const databaseCode = codeOf(error);
  const found = failures.find(([code]) => databaseCode?.startsWith(code));
  if (found) return build(found[1], found[2], databaseCode, committing);
  if (isAnswer(error))
    return new StoreError("failed", `PostgreSQL refused with code ${databaseCode}`, { databaseCode });
  return build(
    "unreachable",
    "The connection to the database was lost, or could not be made",
    databaseCode,
    committing,
  );
};

const build = (reason: StoreFailure, message: string, databaseCode: string | undefined, committing: boolean) =>
  new StoreError(reason, message, { databaseCode, maybeWritten: committing && reason === "unreachable" });

/** What the server said has a severity; what the network said (`EPIPE`) has not. */
const isAnswer = (error: unknown): boolean => error instanceof Error && "severity" in error;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
