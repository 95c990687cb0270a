import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HumaansStandIn,
  type OktaStandIn,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";

/** A command that ended, as whoever called it sees it. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** An empty folder and two vendors over HTTP, for somebody who has just installed the command. */
export interface Desk {
  readonly folder: string;
  readonly humaans: HumaansStandIn;
  readonly okta: OktaStandIn;
  /** What the environment has: the secrets. */
  readonly environment: { [name: string]: string };
  /** What `init` is told to find the stand-ins. */
  readonly init: readonly string[];
  /** Writes a config as JSON for a sync that also has these settings. */
  configure(settings: object): Promise<void>;
  /** Runs a command to its end. */
  run(...words: readonly string[]): Promise<Ended>;
  start(...words: readonly string[]): Running;
  /** Runs a command with `--json` and reads what it printed. */
  json(...words: readonly string[]): Promise<{ readonly code: number | null; readonly value: unknown }>;
  close(): Promise<void>;
}

const main = join(import.meta.dirname, "main.ts");

/** Sets a desk up with a company of so many. */
export async function openDesk(count = 30): Promise<Desk> {
  const people = createPeople({ seed: "command line", count, today: new Date().toISOString().slice(0, 10) });
  const humaans = createHumaansStandIn({ people });
  const okta = createOktaStandIn({ limits: generousLimits });
  const [hr, directory] = await Promise.all([serveStandIn(humaans), serveStandIn(okta)]);
  const folder = await mkdtemp(join(tmpdir(), "rosterkit-cli-"));
  const environment = { HUMAANS_API_TOKEN: humaans.token, OKTA_API_TOKEN: okta.token };
  const start = (...words: readonly string[]) => startCli(folder, environment, words);
  const run = (...words: readonly string[]) => start(...words).ended;
  return {
    folder,
    humaans,
    okta,
    environment,
    init: [
      ...["init", "--source", "humaans", "--target", "okta", "--zone", "Europe/London"],
      ...["--set", `humaans.baseUrl=${hr.url}/api`, `okta.domain=${directory.url}`],
    ],
    configure: (settings) =>
      writeFile(
        join(folder, "rosterkit.config.json"),
        JSON.stringify({
          connections: {
            humaans: { adapter: "humaans", settings: { baseUrl: `${hr.url}/api` } },
            okta: { adapter: "okta", settings: { domain: directory.url } },
          },
          syncs: [{ id: "hr", source: "humaans", target: "okta", lifecycle: { zone: "Europe/London" }, ...settings }],
        }),
      ),
    run,
    start,
    json: async (...words) => {
      const { code, stdout } = await run(...words, "--json");
      return { code, value: JSON.parse(stdout) };
    },
    close: async () => {
      await Promise.all([hr.close(), directory.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** Starts a command in a folder, without a terminal. */
export function startCli(
  folder: string,
  secrets: { readonly [name: string]: string },
  words: readonly string[],
): Running {
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, DEBUG: ____, ...environment } = process.env;
  const child = spawn(process.execPath, ["--conditions=@rosterkit/source", main, ...words], {
    cwd: folder,
    env: { ...environment, ...secrets },
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  return { child, ended: once(child, "close").then(([code]) => ({ code: code as number | null, ...said })) };
}
