import { spawn } from "node:child_process";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import type { CallerLine, CallerOrders, CallerWork } from "./caller.ts";

/** A process of its own that calls a vendor. */
export interface Caller {
  readonly name: string;
  /** What it has printed so far. */
  readonly lines: CallerLine[];
  /** What it wrote where errors go. */
  readonly complaints: () => string;
  work(work: CallerWork): void;
  /** Ends it without a word. Resolves when it is gone. */
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL("./caller.ts", import.meta.url));

/** Starts one. Resolves when it takes work. */
export const startCaller = async (orders: CallerOrders): Promise<Caller> => {
  const child = spawn(execPath, ["--conditions=@rosterkit/source", program, JSON.stringify(orders)]);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = Promise.withResolvers<void>();
  const lines: CallerLine[] = [];
  let [rest, complaints] = ["", ""];
  child.stderr.on("data", (text) => {
    complaints += text;
  });
  child.stdout.on("data", (text) => {
    const parts = `${rest}${text}`.split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts.map((part): CallerLine => JSON.parse(part)));
    if (lines.some((line) => line.ready)) ready.resolve();
  });
  void ended.then(() => ready.reject(new Error(`The caller ended: ${complaints}`)));
  await ready.promise;
  return {
    name: orders.name,
    lines,
    complaints: () => complaints,
    work: (work) => void child.stdin.write(`${JSON.stringify(work)}\n`),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
};
