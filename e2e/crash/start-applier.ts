import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import type { ApplierLine, ApplierOrders } from "./applier.ts";

/** An applying process. */
export interface Applier {
  readonly pid: string;
  /** Whether it still runs. */
  readonly lives: () => boolean;
  kill(): void;
  /** How it ended. */
  readonly ended: Promise<AppliersEnd>;
}

/** `killed`: by us. Else what it printed last, or what it complained of. */
export interface AppliersEnd {
  readonly killed: boolean;
  readonly planned?: number;
  readonly done?: number;
  readonly complaint?: string;
}

/** What Node made of our sources, so that fifty processes need not compile them fifty times. */
const cacheFolder = join(tmpdir(), "rosterkit-compiled");

const program = fileURLToPath(new URL("./applier.ts", import.meta.url));

/** Starts one. `onPlanned`: told how many changes it begins to apply. */
export const startApplier = (orders: ApplierOrders, onPlanned: (count: number) => void): Applier => {
  const flags = ["--conditions=@rosterkit/source", program, JSON.stringify(orders)];
  const child = spawn(execPath, flags, { env: { ...process.env, NODE_COMPILE_CACHE: cacheFolder } });
  let told: { planned?: number; done?: number } = {};
  let [rest, complaint] = ["", ""];
  child.stderr.on("data", (text) => {
    complaint += text;
  });
  child.stdout.on("data", (text) => {
    const parts = `${rest}${text}`.split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const line: ApplierLine = JSON.parse(part);
      told = { ...told, ...line };
      if ("planned" in line) onPlanned(line.planned);
    }
  });
  const ended = new Promise<AppliersEnd>((resolve) =>
    child.once("close", (code, signal) =>
      resolve({
        killed: signal === "SIGKILL",
        ...told,
        ...(signal !== "SIGKILL" && code !== 0 && { complaint: complaint || `ended with ${code ?? signal}` }),
      }),
    ),
  );
  return {
    pid: String(child.pid),
    lives: () => child.exitCode === null && child.signalCode === null,
    kill: () => void child.kill("SIGKILL"),
    ended,
  };
};
