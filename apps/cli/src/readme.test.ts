import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startCli } from "./cli.fixture.ts";
import { listening } from "./serving.fixture.ts";

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
  let readme = "";
  let commands: readonly (readonly string[])[] = [];

  beforeAll(async () => {
    const [hr, directory, server] = [await freePort(), await freePort(), await freePort()];
    readme = (await readFile(join(home, "README.md"), "utf8"))
      .replaceAll("7001", String(hr))
      .replaceAll("7002", String(directory))
      .replaceAll("8080", String(server));
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
    for (const words of commands.filter(([name]) => name !== "serve")) {
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

  // A schedule has no smaller unit than a minute, so this takes up to one.
  test("leaves it to itself, and it takes over what changes", async () => {
    const config = join(folder, "rosterkit.config.ts");
    const server = /```ts\n( {2}server: .*?)```/s.exec(readme)?.[1] ?? "";
    await writeFile(config, (await readFile(config, "utf8")).replace("  syncs: [", `${server}  syncs: [`));
    const words = commands.find(([name]) => name === "serve") ?? [];
    const serving = await listening(startCli(folder, {}, [...words, "--json"]));
    expect(serving.events[0]).toMatchObject({ syncs: [{ sync: "humaans-okta", because: "schedule" }] });
    expect(readme).toContain(`${serving.url}/readyz`);
    expect((await fetch(`${serving.url}/readyz`)).status).toBe(200);
    sandbox.stdin?.write("\n");
    await serving.told({ msg: "turn ended", because: "schedule", result: "done", applied: 1 });
    expect(await serving.end()).toMatchObject({ code: 0 });
  });
});
