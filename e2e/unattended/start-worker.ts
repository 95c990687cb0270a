import { type ChildProcess, spawn } from "node:child_process";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import type { WorkerLine, WorkerOrders } from "./worker.ts";

/** A worker in a process of its own. */
export interface Worker {
  readonly pid: string;
  /** What it has printed so far. */
  readonly lines: WorkerLine[];
  /** What it wrote where errors go. */
  readonly complaints: () => string;
  kill(signal: "SIGKILL" | "SIGTERM"): void;
  /** How it ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

const program = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** Starts one. */
export const startWorker = (orders: WorkerOrders): Worker => {
  const child: ChildProcess = spawn(execPath, ["--conditions=@rosterkit/source", program, JSON.stringify(orders)]);
  const lines: WorkerLine[] = [];
  let [rest, complaints] = ["", ""];
  child.stderr?.on("data", (text) => {
    complaints += text;
  });
  child.stdout?.on("data", (text) => {
    const parts = `${rest}${text}`.split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts.map((part): WorkerLine => JSON.parse(part)));
  });
  return {
    pid: String(child.pid),
    lines,
    complaints: () => complaints,
    kill: (signal) => void child.kill(signal),
    ended: new Promise((resolve) => child.once("exit", (code, signal) => resolve(signal ?? code))),
  };
};
