import type { Link, ResourceName } from "@rosterkit/core";
import { sql } from "kysely";
import { columnKey, idOf, keySeparator } from "../database/column-key.ts";
import { type Database, reading } from "../database/database.ts";
import { parseJson } from "../database/parse-json.ts";
import { readPages } from "../database/read-pages.ts";
import { hashLength } from "./write-links.ts";

/** All links of a sync, in batches, by source id. */
export const readLinks = (database: Database, sync: string, resource: ResourceName): AsyncGenerator<readonly Link[]> =>
  readPages<Link, string>(
    database,
    (after) => sql`
      select source as key, content from ${database.dialect.table("links")}
      where sync = ${columnKey(sync)} and resource = ${resource} ${isAfter(after)}`,
  );

/** A link's source id, and a hash that changes with anything in the link. */
export type LinkHash = readonly [source: string, hash: string];

/** Ten times as many as whole links, for they are small. */
const hashesForEachLink = 10;

/** The hashes of all links of a sync, in batches, by source id: what two stores, or a store and a copy of it, differ in, without reading them whole. */
export async function* readLinkHashes(
  database: Database,
  sync: string,
  resource: ResourceName,
): AsyncGenerator<readonly LinkHash[]> {
  const limit = database.batchSize * hashesForEachLink;
  for (let after: string | undefined; ; ) {
    // One text for a page: a row of its own for each link would cost several times as much.
    const page = sql<HashPage>`
      select string_agg(hash || source, ${keySeparator}) as items, max(source) as last from (
        select source, hash from ${database.dialect.table("links")}
        where sync = ${columnKey(sync)} and resource = ${resource} ${isAfter(after)} order by source limit ${limit}) as page`;
    const { rows } = await reading(database, (queries) => page.execute(queries));
    const [{ items, last } = nothing] = rows;
    if (items === null || last === null) return;
    const keys = items.split(keySeparator);
    yield keys.map(hashIn);
    if (keys.length < limit) return;
    after = last;
  }
}

interface HashPage {
  readonly items: string | null;
  readonly last: string | null;
}

const nothing: HashPage = { items: null, last: null };

const hashIn = (item: string): LinkHash => [idOf(item.slice(hashLength)), item.slice(0, hashLength)];

const isAfter = (source: string | undefined) => (source === undefined ? sql`` : sql`and source > ${source}`);

/** What a link was before. */
export interface FormerLink {
  readonly link: Link;
  /** When another decision took its place. ISO. */
  readonly replacedAt: string;
}

/** Earlier decisions about one record, oldest first, with their evidence; the one in force is not among them. */
export const readLinkHistory = async (
  database: Database,
  sync: string,
  resource: ResourceName,
  source: string,
): Promise<readonly FormerLink[]> => {
  const rows = await reading(database, (queries) =>
    queries
      .selectFrom("link_history")
      .select(["content", "replaced_at"])
      .where("sync", "=", columnKey(sync))
      .where("resource", "=", resource)
      .where("source", "=", columnKey(source))
      .orderBy("version")
      .execute(),
  );
  return rows.map(({ content, replaced_at }) => ({
    link: parseJson(content, database.dialect.place),
    replacedAt: replaced_at,
  }));
};
