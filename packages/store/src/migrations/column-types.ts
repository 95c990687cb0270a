import { type RawBuilder, sql } from "kysely";

/** An id, compared byte by byte in both databases. */
export const idType = (dialect: "sqlite" | "postgres"): RawBuilder<string> =>
  dialect === "postgres" ? sql`text collate "C"` : sql`text`;

/** Keeps the rows of a table in the order of their primary key, where a database can. */
export const keptInOrder = (dialect: "sqlite" | "postgres"): RawBuilder<unknown> =>
  dialect === "sqlite" ? sql`without rowid` : sql``;
