import { ConfigurationError } from "@rosterkit/core";
import { type Database, reading } from "../database/database.ts";
import { jsonText } from "../database/json-text.ts";
import { parseJson } from "../database/parse-json.ts";

/** How long what is kept, in days. */
export interface PrivacySettings {
  /** Whole entries of the journal, which is the log. `null`: for good. */
  readonly logDays: number | null;
  /** Values in the journal; afterwards it says what was done to which attributes, and no value. `null`: as long as the entry. */
  readonly valueDays: number | null;
  /** What was there before a change, which is what undoing needs. */
  readonly beforeDays: number;
  /** Plans that were saved. */
  readonly planDays: number;
  /** Whom events named, which is what replaying needs. */
  readonly eventDays: number;
}

/** The log for good, values with it; plans, what was before and what came of events for 30 days. */
const defaultPrivacy: PrivacySettings = {
  logDays: null,
  valueDays: null,
  beforeDays: 30,
  planDays: 30,
  eventDays: 30,
};

const name = "privacy";

/** The settings in force. */
export const readPrivacy = async (database: Database): Promise<PrivacySettings> => {
  const row = await reading(database, (queries) =>
    queries.selectFrom("settings").select("content").where("name", "=", name).executeTakeFirst(),
  );
  return { ...defaultPrivacy, ...(row && parseJson(row.content)) };
};

/** Changes settings; those not named stay. Rejects with ConfigurationError for what is no number of days. */
export const writePrivacy = async (database: Database, change: Partial<PrivacySettings>): Promise<PrivacySettings> => {
  const settings = { ...(await readPrivacy(database)), ...change };
  const problems = Object.entries(settings).flatMap(([path, days]) => problemOf(path, days));
  if (problems.length > 0) throw new ConfigurationError(problems);
  const content = jsonText(settings);
  await reading(database, (queries) =>
    queries
      .insertInto("settings")
      .values({ name, content })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ content }))
      .execute(),
  );
  return settings;
};

const problemOf = (path: string, days: unknown) => {
  if (!Object.hasOwn(defaultPrivacy, path)) return [{ path, message: "is no setting" }];
  if (days === null && (path === "logDays" || path === "valueDays")) return [];
  // The guards look back 24 hours, across midnight.
  return typeof days === "number" && Number.isInteger(days) && days >= 2 && days <= 36_500
    ? []
    : [{ path, message: "is a whole number of days from 2 to 36 500" }];
};
