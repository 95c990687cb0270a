import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "./cli.fixture.ts";

const main = join(import.meta.dirname, "main.ts");
const start = "\u001b";

/** Colours, and not what moves the cursor. */
const coloured = new RegExp(`${start}\\[[\\d;]*m`);
/** A piece of a bar of `cli-progress`. */
const bar = /[█░]/;

describe("a real terminal", { timeout: 240_000 }, () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(20);
    await desk.configure({});
  });
  afterAll(() => desk.close());

  /** Runs a command in a terminal of its own, which `script` of util-linux makes, and gives all that was shown there. */
  const shown = (words: string, environment: { readonly [name: string]: string } = {}) => {
    const { NO_COLOR: _, FORCE_COLOR: __, CI: ___, ...rest } = process.env;
    const env = { ...rest, ...desk.environment, TERM: "xterm-256color", ...environment };
    const command = `"${process.execPath}" --conditions=@rosterkit/source "${main}" ${words}`;
    return new Promise<{ readonly code: number; readonly text: string }>((resolve) => {
      const child = execFile("script", ["-qec", command, "/dev/null"], { cwd: desk.folder, env }, (error, text) =>
        resolve({ code: error ? Number(error.code) : 0, text }),
      );
      child.stdin?.end();
    });
  };

  test("shows colours and a bar, and leaves neither bar nor a hidden cursor behind", async () => {
    const { code, text } = await shown("plan");
    expect(code).toBe(2);
    expect(text).toMatch(coloured);
    expect(text).toMatch(bar);
    expect(text.lastIndexOf(`${start}[?25h`)).toBeGreaterThan(text.lastIndexOf(`${start}[?25l`));
    const afterwards = text.slice(text.lastIndexOf(`${start}[?25h`));
    expect(afterwards).not.toMatch(bar);
    expect(afterwards).toMatch(/Plan/);
  });

  test("shows none to whoever wants none, and the bar all the same", async () => {
    const { text } = await shown("plan", { NO_COLOR: "1" });
    expect(text).not.toMatch(coloured);
    expect(text).toMatch(bar);
  });

  test("shows none of it in what is printed for programs", async () => {
    const { text } = await shown("plan --json 2>/dev/null");
    expect(JSON.parse(text)).toMatchObject({ sync: "hr" });
  });
});
