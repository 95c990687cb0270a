import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Postgres, startPostgres } from "../../../tooling/start-postgres.ts";
import { type Desk, openDesk } from "./cli.fixture.ts";

const root = join(import.meta.dirname, "../../..");
const runbook = await readFile(join(root, "docs/operate.md"), "utf8");

/** The commands of the runbook that are for one kind of installation, in order. */
const linesFor = (kind: string): readonly string[] =>
  [...runbook.matchAll(/```sh (\w+)\n(.*?)```/gs)]
    .filter(([, of]) => of === kind)
    .flatMap(([, , block = ""]) => block.trim().split("\n"));

/** 2 and 3 say that something is left to do, which is what these commands are there to show. */
const fine: ReadonlySet<number> = new Set([0, 2, 3]);

/** A folder with the command itself on its path, as after an installation. */
async function installCommand(folder: string): Promise<string> {
  const bin = join(folder, "bin");
  await mkdir(bin);
  const main = join(import.meta.dirname, "main.ts");
  const script = `#!/bin/sh\nexec "${process.execPath}" --conditions=@rosterkit/source "${main}" "$@"\n`;
  await writeFile(join(bin, "rosterkit"), script);
  await chmod(join(bin, "rosterkit"), 0o755);
  return bin;
}

/** Programs that come with PostgreSQL, where it is installed: the newest, as the server of these tests is. */
const clients = globSync("/usr/lib/postgresql/*/bin").toSorted().toReversed().slice(0, 1);

interface ShellEnded {
  readonly code: number;
  readonly said: string;
}

async function runLine({ folder, environment }: Desk, line: string): Promise<ShellEnded> {
  const path = [join(folder, "bin"), ...clients, process.env.PATH].join(delimiter);
  const env = { ...process.env, ...environment, PATH: path };
  return new Promise((resolve) =>
    execFile("sh", ["-c", line], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` }),
    ),
  );
}

/** What stands for somebody, some run or some key in the runbook, as this company has it. */
async function filledIn(desk: Desk, line: string): Promise<string> {
  const somebody = desk.humaans.people.find(({ email, status }) => email && status === "active");
  const named = line.replace("jo@example.com", somebody?.email ?? "");
  if (/\bRUN\b/.test(named)) return named.replace("RUN", await lastRun(desk));
  return named.includes(anyKey) ? named.replace(anyKey, await lastKey(desk)) : named;
}

const anyKey = "0123456789abcdef";

async function lastRun(desk: Desk): Promise<string> {
  const { entries } = (await desk.json("log")).value as { readonly entries: readonly { readonly run: string }[] };
  return entries[0]?.run ?? "no run";
}

async function lastKey(desk: Desk): Promise<string> {
  const { keys } = (await desk.json("keys")).value as { readonly keys: readonly { readonly id: string }[] };
  return keys[0]?.id ?? "no key";
}

/** Half of the company goes, which nobody believes without a word. */
function closeOffice({ humaans }: Desk): void {
  const [, ...leaving] = humaans.people.filter(({ email, status }) => email && status === "active");
  for (const { id } of leaving) humaans.offboard(id, { employmentEndDate: "2026-01-31" });
}

describe("every command of the runbook works", { timeout: 400_000 }, () => {
  let desk: Desk;
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 120_000);
  afterAll(() => postgres?.stop());
  beforeEach(async () => {
    desk = await openDesk(16);
    await desk.configure({});
    await installCommand(desk.folder);
  });
  afterEach(() => desk.close());

  test("and says which kind of installation it is for", () => {
    const kinds = [...runbook.matchAll(/^```(\S.*)$/gm)].map(([, kind]) => kind);
    expect(new Set(kinds)).toEqual(new Set(["sh sqlite", "sh postgres", "sh systemd", "sh compose"]));
  });

  test("over SQLite", async () => {
    const lines = linesFor("sqlite");
    expect(lines.length).toBeGreaterThan(25);
    for (const line of lines) {
      if (line.includes("held.json --html")) closeOffice(desk);
      const { code, said } = await runLine(desk, await filledIn(desk, line));
      expect(fine.has(code), `${line}\n${said}`).toBe(true);
    }
  });

  test("over PostgreSQL", async () => {
    const file = join(desk.folder, "rosterkit.config.json");
    const config = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify({ ...config, store: { postgres: "DATABASE_URL" } }));
    desk.environment.DATABASE_URL = postgres.connectionString;
    expect((await desk.run("migrate")).code).toBe(0);
    expect((await desk.run("sync-all", "--yes")).code).toBe(0);
    // Where PostgreSQL is no more than what npm brings, it has no programs to back up and restore with.
    const lines = linesFor("postgres").filter((line) => clients.length > 0 || line.startsWith("rosterkit "));
    for (const line of lines) {
      const { code, said } = await runLine(desk, line);
      expect(fine.has(code), `${line}\n${said}`).toBe(true);
    }
    expect((await desk.json("log", "verify")).value).toMatchObject({ intact: true, syncs: [{ id: "hr" }] });
    expect((await desk.run("backup", "no.db")).stderr).toContain("pg_dump");
  });
});
