import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { execArgv } from "node:process";
import { fileURLToPath } from "node:url";
import type { WorkerNews } from "./worker-news.ts";

/** A worker in a process of its own. */
export interface WorkerProcess {
  /** When each turn began and ended, as far as it told. */
  readonly turns: readonly Turn[];
  /** Has it wake syncs at their instants, as it does itself after a turn. */
  wake(due: Due): void;
  /** Ends it as a power cut would. What it had begun ended then. */
  kill(): Promise<void>;
  /** Lets it finish what goes on. */
  stop(): Promise<void>;
}

/** When syncs are due, in milliseconds since 1970. */
export type Due = readonly (readonly [sync: string, atMs: number])[];

/** A turn of a sync, in milliseconds since 1970. */
export interface Turn {
  readonly sync: string;
  readonly fromMs: number;
  /** Absent: it goes on. */
  toMs?: number;
  /** Its process was killed then. */
  cut?: true;
}

/** Starts a program that tells `WorkerNews`; resolves once it is ready. Rejects when it ends before. */
export async function startWorker(program: URL, orders: object): Promise<WorkerProcess> {
  const child = fork(fileURLToPath(program), [JSON.stringify(orders)], { execArgv });
  const turns: Turn[] = [];
  const goingOn = (sync?: string) =>
    turns.filter((turn) => turn.toMs === undefined && (sync ?? turn.sync) === turn.sync);
  child.on("message", ({ what, sync = "", atMs }: WorkerNews) => {
    if (what === "begins") turns.push({ sync, fromMs: atMs });
    if (what === "ends") for (const turn of goingOn(sync)) turn.toMs = atMs;
  });
  await ready(child);
  const exited = once(child, "exit");
  return {
    turns,
    wake: (due) => void child.send(due),
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
      for (const turn of goingOn()) Object.assign(turn, { toMs: Date.now(), cut: true });
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`a worker ended with code ${code}`)));
    child.on("message", ({ what }: WorkerNews) => what === "ready" && resolve());
  });
