import { randomUUID } from "node:crypto";
import { type Plan, readPlan, writePlan } from "@rosterkit/core";
import { sql } from "kysely";
import { columnKey } from "../database/column-key.ts";
import { atomically, type Database, instantOf, reading, type Transaction } from "../database/database.ts";
import { insertRows } from "../database/insert-rows.ts";
import { readPages } from "../database/read-pages.ts";
import { readPrivacy } from "../privacy/privacy-settings.ts";

/** A saved plan without its lines. */
export interface SavedPlan {
  readonly id: string;
  readonly sync: string;
  readonly savedAt: string;
  /** From then on it is not found any more. */
  readonly expiresAt: string;
}

/** Plans that wait to be looked at or applied; personal data, so they expire. */
export interface Plans {
  /** Saves a plan under a new id. It expires as the privacy settings say. */
  save(plan: Plan): Promise<SavedPlan>;
  /** Rejects with PlanFileError when it was changed since. */
  get(id: string): Promise<Plan | undefined>;
  /** Its lines as `writePlan` makes them, in batches; none when it is not there. */
  lines(id: string): AsyncIterable<readonly string[]>;
  /** Those of one sync, latest first. */
  list(sync: string): Promise<readonly SavedPlan[]>;
  /** Does nothing when it is not there. */
  remove(id: string): Promise<void>;
}

/** So many lines are held at once while a plan is saved. */
const linesAtOnce = 1000;
const dayMs = 86_400_000;
const columns = { plan: "text", number: "integer", content: "text" } as const;

/** Plans in a database: a row a line, so that none has to fit into one value. */
export const createPlans = (database: Database): Plans => {
  const find = (id: string) =>
    reading(database, (queries) =>
      queries
        .selectFrom("plans")
        .select("id")
        .where("id", "=", columnKey(id))
        .where("expires_at", ">", instantOf(database.now()))
        .executeTakeFirst(),
    );
  async function* lines(id: string): AsyncGenerator<readonly string[]> {
    if (!(await find(id))) return;
    for await (const values of readPages<unknown, number>(database, (after = -1) => linesAfter(database, id, after)))
      yield values.map((value) => `${JSON.stringify(value)}\n`);
  }
  return {
    save: async (plan) => {
      const { planDays } = await readPrivacy(database);
      return atomically(database, (transaction) => save(transaction, database, plan, planDays));
    },
    get: async (id) => ((await find(id)) ? readPlan(each(lines(id))) : undefined),
    lines,
    list: async (sync) => {
      const rows = await reading(database, (queries) =>
        queries
          .selectFrom("plans")
          .selectAll()
          .where("sync", "=", columnKey(sync))
          .where("expires_at", ">", instantOf(database.now()))
          .orderBy("saved_at", "desc")
          .execute(),
      );
      return rows.map(({ id, saved_at, expires_at }) => ({ id, sync, savedAt: saved_at, expiresAt: expires_at }));
    },
    remove: (id) =>
      atomically(database, async (transaction) => {
        await transaction.deleteFrom("plans").where("id", "=", columnKey(id)).execute();
      }),
  };
};

const linesAfter = ({ dialect }: Database, id: string, after: number) =>
  sql`select number as key, content from ${dialect.table("plan_lines")} where plan = ${columnKey(id)} and number > ${after}`;

async function* each<Item>(batches: AsyncIterable<readonly Item[]>): AsyncGenerator<Item> {
  for await (const batch of batches) yield* batch;
}

const save = async (
  transaction: Transaction,
  { dialect, now }: Database,
  plan: Plan,
  planDays: number,
): Promise<SavedPlan> => {
  const nowMs = now();
  const saved = {
    id: randomUUID(),
    sync: plan.sync,
    savedAt: instantOf(nowMs),
    expiresAt: instantOf(nowMs + planDays * dayMs),
  };
  const row = { id: saved.id, sync: columnKey(plan.sync), saved_at: saved.savedAt, expires_at: saved.expiresAt };
  await transaction.insertInto("plans").values(row).execute();
  let number = 0;
  let rows: [string, number, string][] = [];
  for (const line of writePlan(plan)) {
    rows.push([saved.id, number, line.trimEnd()]);
    number += 1;
    if (rows.length < linesAtOnce) continue;
    await insertRows(transaction, dialect, "plan_lines", columns, rows);
    rows = [];
  }
  await insertRows(transaction, dialect, "plan_lines", columns, rows);
  return saved;
};
