import {
  type ApiCall,
  createServerLog,
  type LogLevel,
  type Notice,
  type ServerLog,
  type TurnEnded,
} from "@rosterkit/server";
import { secondsOf } from "@rosterkit/terminal";
import type { Stage } from "../invocation.ts";
import type { NextRun } from "./next-runs.ts";

/** What `serve` tells while it goes on. Nobody is named. */
export interface Events extends Omit<ServerLog, "debug" | "info" | "warn" | "error"> {
  listening(url: string, runs: readonly NextRun[]): void;
  /** A call of the HTTP API was answered. */
  onCall(call: ApiCall): void;
  /** Something was thrown while `during` went on, and nobody is kept from going on. */
  problem(during: string, error: unknown): void;
  stopped(cutShort: number): void;
}

/** Lines of JSON as the server's log has them. `write`: takes a line at a time, its end included. */
export function createLoggedEvents(level: LogLevel, write: (line: string) => void): Events {
  const { info, error, ...log } = createServerLog({ level, destination: { write } });
  return {
    ...log,
    listening: (url, syncs) => info("listening", { url, syncs }),
    onCall: (call) => info("api call answered", { ...call }),
    problem: error,
    stopped: (cutShort) => info("stopped", { cutShort }),
  };
}

/** Turns that came to nothing are many, and tell people nothing. */
const quiet: ReadonlySet<TurnEnded["result"]> = new Set(["nothing due", "paused"]);

const nothing = () => undefined;

/** Lines for people. */
export function createShownEvents({ paint, print }: Stage["screen"]): Events {
  const line = (at: string, sync: string, words: string) => print(`${paint.dim(at)}  ${paint.bold(sync)}  ${words}`);
  const warn = (words: string) => print(`${paint.yellow("!")} ${words}`);
  return {
    listening: (url, runs) =>
      print(`  Listening at ${url}`, ...runs.map((run) => `  ${paint.bold(run.sync)}  ${nextWords(run)}`)),
    onTurn: (turn) => {
      if (!quiet.has(turn.result)) line(turn.startedAt, turn.sync, turnWords(turn));
    },
    onNotice: (notice) => line(notice.at, notice.sync, noticeWords(notice)),
    onWebhook: nothing,
    onWait: nothing,
    onCall: nothing,
    onNoticeFailure: ({ channel, message }) => warn(`A notice by ${channel} was not delivered: ${message}`),
    onChoreFailure: ({ chore, error }) => warn(`The chore "${chore}" failed: ${messageOf(error)}`),
    onFault: ({ doing, error }) => warn(`${doing}: ${messageOf(error)}`),
    problem: (during, error) => warn(`${during}: ${messageOf(error)}`),
    stopped: nothing,
  };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : "Something that is no error was thrown";

const nextWords = ({ at, because, problem }: NextRun): string => {
  if (problem !== undefined) return `cannot be opened: ${problem}`;
  return at === undefined ? "nothing is due" : `due ${at} (${because})`;
};

const turnWords = ({ result, because, applied, notApplied, held, ms }: TurnEnded): string =>
  [
    because === undefined ? result : `${result} (${because})`,
    ...(applied > 0 ? [`${applied} applied`] : []),
    ...(notApplied > 0 ? [`${notApplied} not applied`] : []),
    ...(held > 0 ? [`${held} held`] : []),
    secondsOf(ms),
  ].join(", ");

const noticeWords = ({ about, connection, count, message, remedy, until }: Notice): string =>
  [
    connection === undefined ? `! ${about}` : `! ${about}: ${connection}`,
    ...(count === undefined ? [] : [`${count} in all`]),
    ...[message, remedy].filter((text) => text !== undefined),
    ...(until === undefined ? [] : [`tried again ${until}`]),
  ].join(". ");
