import type { Wait } from "@rosterkit/core";
import type { ChoreFailure } from "../chores/chores.ts";
import type { NoticeFailure } from "../notices/notifier.ts";
import type { Listeners } from "../runner/notice.ts";

/** How a log is written. */
export interface ServerLogOptions {
  /** What is below it is left out. Absent: `info`. */
  readonly level?: LogLevel;
  /** Takes one line at a time, its end included. Absent: standard output. */
  readonly destination?: { write(line: string): void };
}

/** How much it matters. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** More about a line: plain data. Never a person; what is named like a secret is struck out. */
export type LogFields = { readonly [name: string]: unknown };

/** Structured logs: one line of JSON each, with `level`, `time`, `msg` and what happened. */
export interface ServerLog extends Required<Pick<Listeners, "onTurn" | "onNotice" | "onWebhook" | "onFault">> {
  /** For `Io.onWait`. */
  readonly onWait: (wait: Wait) => void;
  /** For the notifier. */
  readonly onNoticeFailure: (failure: NoticeFailure) => void;
  /** For the chores. */
  readonly onChoreFailure: (failure: ChoreFailure) => void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /**
   * Something was thrown while `during` went on. Of errors that are none of Rosterkit's own only the name and where they were thrown are
   * written, as nobody knows what their messages hold.
   */
  error(during: string, error: unknown, fields?: LogFields): void;
}
