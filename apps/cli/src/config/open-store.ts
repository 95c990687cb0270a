import { open } from "node:fs/promises";
import { resolve } from "node:path";
import {
  type DurableStore,
  type Migrated,
  migratePostgresStore,
  migrateSqliteStore,
  openPostgresStore,
  openSqliteStore,
  StoreError,
} from "@rosterkit/store";
import { UsageError } from "@rosterkit/terminal";
import type { Config } from "./config.ts";
import { type Environment, readVariable } from "./read-variable.ts";

type Place = Config["store"];

/**
 * Opens the store that a config names. A file is brought up to date on the way; a database server, which others may use with an earlier version, only by
 * `migrateStore`. Throws a UsageError when the variable with the connection string is not set.
 */
export async function openStore(place: Place, folder: string, environment: Environment): Promise<DurableStore> {
  return "sqlite" in place
    ? openSqliteStore({ file: await privateFile(resolve(folder, place.sqlite)) })
    : openPostgresStore({ connectionString: addressIn(place.postgres, environment), migrate: false }).catch(explain);
}

function explain(error: unknown): never {
  if (!StoreError.isInstance(error) || error.reason !== "older") throw error;
  throw new StoreError("older", error.message, {
    remedy: "Stop whatever uses the store, then: rosterkit migrate",
    cause: error,
  });
}

/** Brings the tables of the store that a config names up to date. Throws as `openStore` does. */
export async function migrateStore(place: Place, folder: string, environment: Environment): Promise<Migrated> {
  return "sqlite" in place
    ? migrateSqliteStore({ file: await privateFile(resolve(folder, place.sqlite)) })
    : migratePostgresStore({ connectionString: addressIn(place.postgres, environment) });
}

/**
 * SQLite would make a file that others may read, and it holds personal data; what it puts beside it gets the same mode. Throws a UsageError where that cannot
 * be.
 */
export async function privateFile(file: string): Promise<string> {
  const found = await open(file, "a", 0o600).catch((error: unknown) => cannotOpen(file, error));
  await found.close();
  return file;
}

function cannotOpen(file: string, error: unknown): never {
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  throw new UsageError(
    `The store's file ${file} cannot be opened${code}`,
    "Name another place in the config, or give the right to write there.",
  );
}

/** The connection string in a variable. Throws a UsageError where it is not set. */
export function addressIn(name: string, environment: Environment): string {
  const found = readVariable(environment, name);
  if (found) return found;
  throw new UsageError(`The environment has no ${name}`, `Set ${name} to the connection string of the database.`);
}
