import { setTimeout as wait } from "node:timers/promises";
import { RosterkitError } from "@rosterkit/core";
import type { Kysely, RawBuilder, SelectQueryBuilder } from "kysely";
import { StoreError } from "../store-error.ts";
import type { Tables } from "./tables.ts";

/** Queries inside one transaction. */
export type Transaction = Kysely<Tables>;

/** A value that a row hands to the database. */
export type Value = string | number | null;

/** Rows that are looked up. */
export interface WithIds {
  readonly table: string;
  readonly columns: readonly string[];
  readonly among: RawBuilder<unknown>;
  readonly column: string;
  /** At least one. */
  readonly ids: readonly string[];
}

/** What the two databases do not have in common. */
export interface Dialect {
  readonly name: "sqlite" | "postgres";
  /** Which database it is, for whoever has to mend it: the file, or the schema. Never the way there, which may hold a password. */
  readonly place: string;
  /** A table's name in SQL written by hand, where Kysely does not put the schema before it. */
  table(name: string): RawBuilder<unknown>;
  /** How many rows are handed over at once. */
  readonly rowsAtOnce: number;
  /** A query of several rows, at least one. */
  rows(
    columns: { readonly [column: string]: "text" | "integer" },
    rows: readonly (readonly Value[])[],
  ): RawBuilder<unknown>;
  /**
   * A query for the rows of a table with these ids, each looked up by an index whatever the database knows of the table: right after a table was filled
   * PostgreSQL still takes it for small, and would read all of it each time. `among` says which rows the ids are unique among.
   */
  withIds<Row>(wanted: WithIds): RawBuilder<Row>;
  /** Locks the rows that are read until the transaction ends, where reading alone does not. */
  lock<Row>(query: SelectQueryBuilder<Tables, "heads", Row>): SelectQueryBuilder<Tables, "heads", Row>;
  /** The clock that leases go by, in milliseconds since 1970. */
  now(queries: Transaction): Promise<number>;
  /** Keeps two processes from migrating at once, until the transaction ends. */
  lockSchema(queries: Transaction): Promise<void>;
  /** Makes the place where the tables go. */
  createSchema(queries: Transaction): Promise<void>;
  /** Whether there is a table of that name. */
  hasTable(queries: Transaction, name: string): Promise<boolean>;
  /** What a failure of the database means. `committing`: it came when everything was said and the commit alone was left. */
  explain(error: unknown, committing: boolean): StoreError;
}

/** An open database. */
export interface Database {
  readonly dialect: Dialect;
  /** How many links or entries come in one batch. */
  readonly batchSize: number;
  /** The clock that things are dated by, in milliseconds since 1970. */
  readonly now: () => number;
  /** Queries outside a transaction. */
  readonly queries: Kysely<Tables>;
}

const mostTries = 3;

/** Reads. What the database refuses comes as a StoreError; when a connection turns out to be cut off, another one is tried. */
export const reading = async <Answer>(
  { queries, dialect }: Pick<Database, "queries" | "dialect">,
  read: (queries: Kysely<Tables>) => Promise<Answer>,
): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read(queries);
    } catch (error) {
      const failure = explained(dialect, error, false);
      if (tries >= mostTries || !StoreError.isInstance(failure) || failure.reason !== "unreachable") throw failure;
      // A pool learns a moment later than the query that a connection is cut off.
      await wait(tries * 50);
    }
  }
};

/** Does all of the work, or none of it: durable once it resolves. What the database refuses comes as a StoreError. */
export const atomically = async <Answer>(
  { queries, dialect }: Pick<Database, "queries" | "dialect">,
  work: (transaction: Transaction) => Promise<Answer>,
): Promise<Answer> => {
  let committing = false;
  try {
    return await queries.transaction().execute(async (transaction) => {
      const answer = await work(transaction);
      committing = true;
      return answer;
    });
  } catch (error) {
    throw explained(dialect, error, committing);
  }
};

const explained = (dialect: Dialect, error: unknown, committing: boolean): unknown =>
  RosterkitError.isInstance(error) || isOurs(error) ? error : dialect.explain(error, committing);

/** Data that a store refuses, before the database was asked. */
const isOurs = (error: unknown): boolean => error instanceof TypeError && !("code" in error);

/** An instant as the store writes it. */
export const instantOf = (ms: number): string => new Date(ms).toISOString();
