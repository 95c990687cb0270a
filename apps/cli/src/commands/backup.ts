import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { UsageError } from "@rosterkit/terminal";
import { privateFile } from "../config/open-store.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";

/** Copies a SQLite store into a file, as it is at one instant, while others use it. */
export const backup: Act = async ({ workspace, words, folder, screen }) => {
  const { config, folder: home } = await workspace.config();
  if (!("sqlite" in config.store))
    throw new UsageError(
      "The store is in PostgreSQL, which has backups of its own",
      "Use pg_dump, as docs/operate.md shows.",
    );
  const [from, to] = [resolve(home, config.store.sqlite), resolve(folder, words[0] ?? "")];
  if (!existsSync(from)) throw new UsageError(`There is no store ${from} yet`, "Plan once, or name another config.");
  if (existsSync(to)) throw new UsageError(`There is a file ${to} already`, "Name another one.");
  await copyStore(from, await privateFile(to));
  screen.print(`  Copied the store into ${to}, and found the copy whole. It holds personal data.`);
  return { code: exitCodes.done, json: { file: to } };
};

/** Throws a UsageError where the copy is not whole. */
async function copyStore(from: string, to: string): Promise<void> {
  const { DatabaseSync } = await import("node:sqlite");
  withDatabase(new DatabaseSync(from, { readOnly: true }), (store) => store.prepare("vacuum into ?").run(to));
  const found = withDatabase(new DatabaseSync(to, { readOnly: true }), (copy) =>
    copy.prepare("pragma integrity_check").get(),
  );
  if (found?.integrity_check !== "ok")
    throw new UsageError(
      `The copy ${to} is not whole`,
      "Look at the disk, and at what docs/operate.md says of a damaged store.",
    );
}

function withDatabase<Result>(database: DatabaseSync, use: (database: DatabaseSync) => Result): Result {
  try {
    return use(database);
  } finally {
    database.close();
  }
}
