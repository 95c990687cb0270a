import { DatabaseSync } from "node:sqlite";
import type { Link } from "@rosterkit/core";
import pg from "pg";

/** What people write who need a table of links by tonight: a row a statement, JSON in a column. */
export interface PlainLinks {
  write(links: readonly Link[]): Promise<void>;
  read(): AsyncIterable<readonly Link[]>;
  close(): Promise<void>;
}

const create = "create table plain_links (source text primary key, content text not null)";
const upsert = "on conflict (source) do update set content = excluded.content";

/** Over Node's own SQLite, as safe as ours: each transaction is on the disk when it ends. */
export async function openPlainSqlite(file: string): Promise<PlainLinks> {
  const database = new DatabaseSync(file);
  for (const text of ["pragma journal_mode = wal", "pragma synchronous = full", create]) database.exec(text);
  const insert = database.prepare(`insert into plain_links values (?, ?) ${upsert}`);
  const select = database.prepare("select content from plain_links order by source");
  return {
    write: async (links) => {
      database.exec("begin immediate");
      for (const link of links) insert.run(link.source, JSON.stringify(link));
      database.exec("commit");
    },
    read: async function* () {
      for (const { content } of select.iterate()) yield [JSON.parse(String(content))];
    },
    close: async () => database.close(),
  };
}

/** Over `pg`, page by page. */
export async function openPlainPostgres(connectionString: string): Promise<PlainLinks> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(create);
  return {
    write: async (links) => {
      await client.query("begin");
      for (const link of links)
        await client.query(`insert into plain_links values ($1, $2) ${upsert}`, [link.source, JSON.stringify(link)]);
      await client.query("commit");
    },
    read: async function* () {
      for (let after = ""; ; ) {
        const { rows } = await client.query<{ source: string; content: string }>(
          "select source, content from plain_links where source > $1 order by source limit 1000",
          [after],
        );
        const last = rows.at(-1);
        if (!last) return;
        yield rows.map(({ content }) => JSON.parse(content));
        after = last.source;
      }
    },
    close: () => client.end(),
  };
}
