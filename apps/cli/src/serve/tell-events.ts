import type { Listeners, Notice, TurnEnded } from "@rosterkit/server";
import { secondsOf } from "@rosterkit/terminal";
import type { Stage } from "../invocation.ts";
import type { NextRun } from "./next-runs.ts";

/** What `serve` tells while it goes on: lines for people, or one line of JSON for each with `--json`. Nobody is named. */
export interface Events extends Required<Pick<Listeners, "onNotice" | "onTurn">> {
  listening(url: string, runs: readonly NextRun[]): void;
  /** Something that keeps nobody from going on. */
  problem(error: unknown): void;
}

type Told = Pick<Stage, "screen" | "tell">;

/** Turns that came to nothing are many, and tell people nothing. */
const quiet: ReadonlySet<TurnEnded["result"]> = new Set(["nothing due", "paused"]);

/** Tells them. */
export function createEvents({ screen, tell }: Told): Events {
  const { paint, print } = screen;
  const line = (at: string, sync: string, words: string) => print(`${paint.dim(at)}  ${paint.bold(sync)}  ${words}`);
  return {
    listening: (url, runs) => {
      tell({ event: "listening", url, syncs: runs });
      print(`  Listening at ${url}`, ...runs.map((run) => `  ${paint.bold(run.sync)}  ${nextWords(run)}`));
    },
    onTurn: (turn) => {
      tell({ event: "turn", ...turn });
      if (!quiet.has(turn.result)) line(turn.startedAt, turn.sync, turnWords(turn));
    },
    onNotice: (notice) => {
      tell({ event: "notice", ...notice });
      line(notice.at, notice.sync, noticeWords(notice));
    },
    problem: (error) => {
      const message = error instanceof Error ? error.message : "Something that is no error was thrown";
      tell({ event: "problem", message });
      print(`${paint.yellow("!")} ${message}`);
    },
  };
}

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
