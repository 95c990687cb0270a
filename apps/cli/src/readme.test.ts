import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startCli } from "./cli.fixture.ts";

const home = join(import.meta.dirname, "..");

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

describe("a new user who follows the README alone", { timeout: 240_000 }, () => {
  let folder = "";
  let sandbox: ChildProcess;
  let commands: readonly (readonly string[])[] = [];

  beforeAll(async () => {
    const [hr, directory] = [await freePort(), await freePort()];
    const readme = (await readFile(join(home, "README.md"), "utf8"))
      .replaceAll("7001", String(hr))
      .replaceAll("7002", String(directory));
    const script = /```js\n(.*?)```/s.exec(readme)?.[1] ?? "";
    commands = [...readme.matchAll(/^npx rosterkit (.*)$/gm)].map(([, words = ""]) => words.split(" "));
    folder = await mkdtemp(join(tmpdir(), "rosterkit-readme-"));
    await symlink(join(home, "node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, "sandbox.mjs"), script);
    sandbox = spawn(process.execPath, ["--conditions=@rosterkit/source", "sandbox.mjs"], { cwd: folder });
    await once(sandbox.stdout ?? sandbox, "data");
  }, 60_000);

  afterAll(async () => {
    sandbox.kill();
    await rm(folder, { recursive: true });
  });

  test("gets where it says", async () => {
    const ended: (readonly [string | undefined, number | null])[] = [];
    for (const words of commands) {
      const { code, stderr } = await startCli(folder, {}, words).ended;
      expect(stderr).toBe("");
      ended.push([words[0], code]);
    }
    expect(ended).toEqual([
      ["init", 0],
      ["check", 0],
      ["plan", 2],
      ["sync-all", 2],
      ["apply", 0],
      ["plan", 0],
      ["log", 0],
      ["log", 0],
    ]);
  });
});
