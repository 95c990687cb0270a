import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A demo that runs, and what it has said so far. */
export interface DemoProcess {
  readonly child: ChildProcess;
  readonly said: { stdout: string; stderr: string };
  /** Resolves as soon as stdout or stderr has the text; rejects when the demo ends without it. */
  readonly saying: (text: string | RegExp) => Promise<void>;
  readonly ended: Promise<number | null>;
}

const main = join(import.meta.dirname, "main.ts");

/** Starts the demo as `npm start` does, without a terminal. */
export function startDemo(...words: readonly string[]): DemoProcess {
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, DEBUG: ____, ...environment } = process.env;
  const child = spawn(process.execPath, ["--conditions=@rosterkit/source", main, ...words], { env: environment });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
      child.emit("said");
    });
  const ended = once(child, "close").then(([code]) => code as number | null);
  const saying = async (text: string | RegExp) => {
    while (`${said.stdout}${said.stderr}`.split(text).length < 2) {
      const code = await Promise.race([once(child, "said").then(() => undefined), ended]);
      if (code !== undefined) throw new Error(`ended with ${code} before saying "${text}": ${said.stderr}`);
    }
  };
  return { child, said, saying, ended };
}

/** Runs the demo to its end. */
export async function runToEnd(...words: readonly string[]) {
  const { said, ended } = startDemo(...words);
  return { code: await ended, ...said };
}
