import { DatabaseSync } from "node:sqlite";
import { isSameSecret } from "@rosterkit/core/adapter";
import pg from "pg";
import { webhookSecrets } from "./webhook-calls.ts";

const create = "create table if not exists plain_webhooks (sync text not null, at text not null, body text not null)";

/** What takes Okta's webhooks without a product: the secret is compared, the body becomes a row that is on the disk, and somebody else will look at it. */
export async function insertWebhooks(
  database: string,
  place: string,
): Promise<(request: Request) => Promise<Response>> {
  const insert = database === "SQLite" ? insertInSqlite(place) : await insertInPostgres(place);
  return async (request) => {
    const given = request.headers.get("authorization") ?? "";
    if (!isSameSecret(webhookSecrets.Okta, given)) return new Response(null, { status: 401 });
    const sync = new URL(request.url).pathname.split("/").at(-1) ?? "";
    await insert([sync, new Date().toISOString(), await request.text()]);
    return new Response(null, { status: 200 });
  };
}

type Insert = (row: string[]) => Promise<unknown>;

function insertInSqlite(file: string): Insert {
  const database = new DatabaseSync(file);
  for (const text of ["pragma journal_mode = wal", "pragma synchronous = full", create]) database.exec(text);
  const statement = database.prepare("insert into plain_webhooks values (?, ?, ?)");
  return async (row) => statement.run(...row);
}

async function insertInPostgres(connectionString: string): Promise<Insert> {
  const pool = new pg.Pool({ connectionString });
  await pool.query(create);
  return (row) => pool.query("insert into plain_webhooks values ($1, $2, $3)", row);
}
