import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeSettings } from "@rosterkit/core/adapter";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { commands } from "./commands/commands.ts";
import { loadAdapter } from "./config/adapters.ts";
import { loadConfig } from "./config/load-config.ts";
import { createProgram } from "./program.ts";

const root = join(import.meta.dirname, "../../..");
const textOf = (file: string) => readFile(join(root, file), "utf8");

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: { readonly [name: string]: string };
  readonly secrets?: readonly string[];
  readonly depends_on?: { readonly [service: string]: unknown };
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
  readonly read_only?: boolean;
}

interface Compose {
  readonly services: { readonly [name: string]: Service };
  readonly secrets: { readonly [name: string]: { readonly file: string } };
}

const compose: Compose = parse(await textOf("deploy/compose.yaml"), { merge: true });
const services = Object.entries(compose.services);
const unit = (await textOf("deploy/rosterkit.service")).split("\n");
const container = await textOf("deploy/Containerfile");
const runbook = await textOf("docs/operate.md");
const { config } = await loadConfig("rosterkit.config.json", join(root, "deploy/config"));

/** What a unit says under a name, each time that it does. */
const said = (name: string) =>
  unit.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1));

/** Rejects for words that the command line does not understand. Does nothing else. */
const understood = async (words: readonly string[]): Promise<void> => {
  await createProgram(commands, async () => {}).parseAsync(["node", "rosterkit", ...words]);
};

/** Every variable that the config beside these files can be given. */
async function variables(): Promise<ReadonlySet<string>> {
  const rows = await Promise.all(
    Object.entries(config.connections).map(async ([name, { adapter }]) =>
      describeSettings((await loadAdapter(adapter)).settings, name).map(({ environment }) => environment),
    ),
  );
  const store = "postgres" in config.store ? [config.store.postgres] : [];
  return new Set([...rows.flat(), ...store]);
}

/** How long a drain waits for what goes on. */
const graceSeconds = 25;

describe("the compose file", () => {
  const ours = services.filter(([, { image }]) => image === "rosterkit");

  test("calls commands that there are", async () => {
    expect(ours.map(([name]) => name)).toEqual(["migrate", "worker-1", "worker-2"]);
    for (const [, { command }] of ours) await understood(command ?? []);
  });

  test("hands out secrets that it has, under variables that are read", async () => {
    const known = await variables();
    for (const [name, { environment = {}, secrets = [] }] of services) {
      for (const secret of secrets) expect(Object.keys(compose.secrets), name).toContain(secret);
      for (const [variable, value] of Object.entries(environment)) {
        if (name !== "database") expect(known).toContain(variable.replace(/_FILE$/, ""));
        if (variable.endsWith("_FILE")) expect(secrets).toContain(value.replace("/run/secrets/", ""));
      }
    }
  });

  test("waits for services that there are, publishes no database, and gives a drain its time", () => {
    for (const [, { depends_on = {} }] of services)
      for (const service of Object.keys(depends_on)) expect(Object.keys(compose.services)).toContain(service);
    expect(compose.services.database?.ports).toBeUndefined();
    for (const [, { ports = [] }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const name of ["worker-1", "worker-2"])
      expect(Number.parseInt(compose.services[name]?.stop_grace_period ?? "", 10)).toBeGreaterThan(graceSeconds);
    for (const [, { read_only }] of ours) expect(read_only).toBe(true);
  });
});

describe("the container", () => {
  test("serves as somebody who is nobody, on the port that is asked whether it is ready", async () => {
    const words = JSON.parse(/^CMD (\[.*\])$/m.exec(container)?.[1] ?? "");
    await understood(words);
    const port = /^EXPOSE (\d+)$/m.exec(container)?.[1];
    expect(words).toContain(port);
    expect(container).toContain(`http://127.0.0.1:${port}/readyz`);
    expect(container).toMatch(/^USER [1-9]\d+:[1-9]\d+$/m);
  });
});

describe("the unit", () => {
  test("calls a command that there is, with credentials under variables that are read", async () => {
    const [program, ...words] = said("ExecStart")[0]?.split(" ") ?? [];
    expect(program).toBe("/usr/local/bin/rosterkit");
    await understood(words);
    const known = await variables();
    const credentials = said("LoadCredential").map((credential) => credential.split(":")[0]);
    const files = said("Environment").filter((text) => text.includes("_FILE="));
    expect(files).toHaveLength(credentials.length);
    for (const [variable = "", file = ""] of files.map((text) => text.split("=")))
      expect([known.has(variable.replace(/_FILE$/, "")), credentials.includes(file.replace("%d/", ""))]).toEqual([
        true,
        true,
      ]);
  });

  test("gives a drain its time", () => {
    expect(Number(said("TimeoutStopSec")[0])).toBeGreaterThan(graceSeconds);
    expect(said("KillSignal")).toEqual(["SIGTERM"]);
  });
});

describe("the runbook", () => {
  const lines = [...runbook.matchAll(/```sh (systemd|compose)\n(.*?)```/gs)].flatMap(([, , block = ""]) =>
    block.trim().split("\n"),
  );

  test("names files, services and a unit that there are", () => {
    expect(lines.length).toBeGreaterThan(15);
    for (const [file] of lines.join("\n").matchAll(/\bdeploy\/[\w./-]+/g))
      expect(file.startsWith("deploy/secrets") || existsSync(join(root, file)), file).toBe(true);
    for (const [, name = ""] of lines.join("\n").matchAll(/deploy\/secrets\/(\w+)/g))
      expect(Object.keys(compose.secrets)).toContain(name);
    for (const [worker] of lines.join("\n").matchAll(/\bworker-\d+/g))
      expect(Object.keys(compose.services)).toContain(worker);
    for (const [, credential] of lines.join("\n").matchAll(/\/etc\/rosterkit\/secrets\/(\w+)/g))
      expect(said("LoadCredential").join()).toContain(`${credential}:/etc/rosterkit/secrets/${credential}`);
  });

  test("calls commands that there are", async () => {
    const calls = [...lines.join("\n").matchAll(/(?<= )rosterkit ((?:check|plans)\b.*)$/gm)];
    expect(calls.map(([, words]) => words)).toEqual(["check", "plans"]);
    for (const [, words = ""] of calls) await understood(words.split(" "));
    await expect(understood(["dance"])).rejects.toThrow("unknown command");
    await expect(understood(["serve", "--dance"])).rejects.toThrow("unknown option");
  });
});
