import type { Client } from "pg";
import type { OwnStanding, Standings, ToldStanding } from "./standings.ts";

/** Where the standings are. */
export interface PostgresStandingsOptions {
  readonly connectionString: string;
  readonly schema: string;
  /** Which process we are. */
  readonly process: string;
  /** Told which budgets have news. */
  readonly onNews: (budgets: readonly string[]) => void;
  /** Told what fails beside the exchanges. */
  readonly onError: (error: Error) => void;
}

/** Nobody waits for longer on a database that does not answer. */
const patienceMs = 5_000;
/** Rows are forgotten after: what stands in them is over. */
const keptFor = "1 hour";
const sweepEveryMs = 600_000;

/**
 * Standings in a table that PostgreSQL does not log, as nothing in it is worth more than a minute: after a crash it is empty, which is right. A row
 * for each budget and process, its content JSON, so that a later version needs no migration. All goes over one connection, which also listens; when it
 * is cut off the next exchange opens another one.
 */
export const openPostgresStandings = async (options: PostgresStandingsOptions): Promise<Standings> => {
  const sql = statementsFor(options.schema);
  let client: Promise<Client> | undefined;
  let sweptAt = Number.NEGATIVE_INFINITY;
  const connected = () => {
    client ??= connect(options, sql, () => {
      client = undefined;
    });
    return client;
  };
  const sweep = async (open: Client) => {
    if (performance.now() - sweptAt < sweepEveryMs) return;
    sweptAt = performance.now();
    await open.query(sql.sweep);
  };
  await connected();
  return {
    exchange: async (own, isUrgent) => {
      const open = await connected();
      try {
        await sweep(open);
        await open.query(sql.tell, [options.process, JSON.stringify(own)]);
        // By itself, once the other is there for all to see: of two that tell at once, one at least hears the other.
        const budgets = own.map(({ budget }) => budget);
        const { rows } = await open.query<Row>(sql.hear, [options.process, budgets]);
        const news = isUrgent ? newsOf(options.process, own) : undefined;
        if (news !== undefined) await open.query(sql.notify, [options.schema, news]);
        return rows.map(({ age_ms: ageMs, ...row }) => ({ ...row, ageMs }));
      } catch (error) {
        // A connection that did not answer once is not waited for again.
        client = undefined;
        open.end().catch(() => undefined);
        throw error;
      }
    },
    close: async () => {
      const open = await client?.catch(() => undefined);
      client = undefined;
      await open?.end();
    },
  };
};

type Row = Omit<ToldStanding, "ageMs"> & { readonly age_ms: number };

const connect = async (
  { connectionString, process, onNews, onError }: PostgresStandingsOptions,
  sql: Statements,
  onEnd: () => void,
): Promise<Client> => {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString,
    application_name: "rosterkit budgets",
    keepAlive: true,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  client.on("error", onError);
  client.once("end", onEnd);
  client.on("notification", ({ payload }) => {
    const told = readNews(payload);
    if (told && told.process !== process) onNews(told.budgets);
  });
  try {
    await client.connect();
    for (const statement of sql.open) await client.query(statement);
    return client;
  } catch (error) {
    onEnd();
    await client.end().catch(() => undefined);
    throw error;
  }
};

/** More than PostgreSQL takes is left out; whoever is not told looks within a second. */
const mostNewsLength = 7_500;

const newsOf = (process: string, own: readonly OwnStanding[]): string | undefined => {
  const news = [process, ...own.map(({ budget }) => budget)].join(" ");
  return news.length > mostNewsLength ? undefined : news;
};

const readNews = (payload = "") => {
  const [process, ...budgets] = payload.split(" ");
  return process === undefined ? undefined : { process, budgets };
};

interface Statements {
  readonly open: readonly string[];
  readonly tell: string;
  readonly hear: string;
  readonly notify: string;
  readonly sweep: string;
}

const statementsFor = (schema: string): Statements => {
  const place = quoted(schema);
  const table = `${place}.standings`;
  return {
    open: [
      // Two processes that make the same schema at once would be in each other's way.
      `begin; select pg_advisory_xact_lock(7011990114); create schema if not exists ${place};
       create unlogged table if not exists ${table} (budget text, process text, told_at timestamptz not null, standing jsonb not null, primary key (budget, process));
       commit`,
      `listen ${place}`,
    ],
    tell: `
      insert into ${table} (budget, process, told_at, standing)
      select budget, $1, clock_timestamp(), standing from jsonb_to_recordset($2::jsonb) as own(budget text, standing jsonb)
      on conflict (budget, process) do update set told_at = excluded.told_at, standing = excluded.standing`,
    // A row from the future was told before the clock was set back: it is old, however old.
    hear: `
      select budget, process, standing, abs(extract(epoch from clock_timestamp() - told_at) * 1000)::float8 as age_ms
      from ${table} where budget = any($2) and process <> $1 and told_at > now() - interval '${keptFor}'`,
    notify: "select pg_notify($1, $2)",
    sweep: `delete from ${table} where told_at < now() - interval '${keptFor}'`,
  };
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
