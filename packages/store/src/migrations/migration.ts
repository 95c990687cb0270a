import type { Transaction } from "../database/database.ts";

/** One step of the schema. Never changed once it was published: what it made stands in `frozen/`. */
export interface Migration {
  /** 1, 2, 3 … */
  readonly version: number;
  /** For people. */
  readonly name: string;
  /** Runs in one transaction with all the others that are due. `dialect` is for what the two databases spell differently. */
  up(queries: Transaction, dialect: "sqlite" | "postgres"): Promise<void>;
}
