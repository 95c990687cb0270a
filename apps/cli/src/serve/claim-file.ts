import type { DatabaseSync } from "node:sqlite";
import { UsageError } from "@rosterkit/terminal";
import { privateFile } from "../config/open-store.ts";

/** Gives up what was claimed. */
export type Unclaim = () => void;

/**
 * Sees to it that one process alone serves a database file. The lock is the operating system's, on an empty file beside it, so that it ends with the process however
 * that ends. Throws a UsageError where another process has it.
 */
export async function claimFile(file: string): Promise<Unclaim> {
  const { DatabaseSync } = await import("node:sqlite");
  const lock = new DatabaseSync(await privateFile(`${file}-serve`));
  try {
    lockFor(lock);
  } catch {
    lock.close();
    throw new UsageError(
      `Another process serves the store ${file} already`,
      "Let that one go on, or stop it first; several processes share the work over PostgreSQL.",
    );
  }
  return () => lock.close();
}

function lockFor(lock: DatabaseSync): void {
  lock.exec("pragma busy_timeout = 1000");
  lock.exec("begin exclusive");
}
