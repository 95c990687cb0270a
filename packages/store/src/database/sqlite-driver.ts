import { setTimeout as wait } from "node:timers/promises";
import { CompiledQuery, type DatabaseConnection, type SqliteDatabase, SqliteDialect, SqliteDriver } from "kysely";
import { isBusy } from "./sqlite-failures.ts";

/**
 * Kysely's SQLite, with transactions that take the right to write at once, so that none fails half-way for a lock. Waiting for another process, or for
 * another handle of this one, happens between the turns of the event loop: SQLite's own waiting would stop everything, that other handle included.
 */
export class WaitingSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #busyTimeoutMs: number;

  constructor(database: SqliteDatabase, busyTimeoutMs: number) {
    super({ database });
    this.#database = database;
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  override createDriver(): SqliteDriver {
    return new WaitingDriver(this.#database, this.#busyTimeoutMs);
  }
}

class WaitingDriver extends SqliteDriver {
  constructor(database: SqliteDatabase, busyTimeoutMs: number) {
    super({ database, onCreateConnection: async (connection) => waitWhenBusy(connection, busyTimeoutMs) });
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk or a failing one makes SQLite roll back by itself; then there is nothing left to roll back.
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

const waitWhenBusy = (connection: DatabaseConnection, busyTimeoutMs: number): void => {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query) => {
    const giveUpAt = performance.now() + busyTimeoutMs;
    for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 50)) {
      try {
        return await execute(query);
      } catch (error) {
        if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
      }
      await wait(pauseMs);
    }
  };
};
