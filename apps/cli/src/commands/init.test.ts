import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { screen as terminal } from "@inquirer/testing/vitest";
import { blankScreen, noProgress } from "@rosterkit/terminal";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Desk, openDesk } from "../cli.fixture.ts";
import type { Stage } from "../invocation.ts";
import { createWorkspace } from "../workspace.ts";
import { init } from "./init.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk(5);
});
afterEach(() => desk.close());

function stageOf(folder: string, set: readonly string[]): Stage {
  const { signal } = new AbortController();
  const workspace = createWorkspace({ named: undefined, folder, signal, onWait: () => {} });
  return {
    ...{ workspace, folder, signal, screen: blankScreen, progress: noProgress, isInteractive: true },
    ...{ global: {}, words: [], options: { set } },
  };
}

async function answer(question: string, text: string): Promise<void> {
  while (!terminal.getScreen().includes(question)) await terminal.next();
  terminal.type(text);
  terminal.keypress("enter");
}

test("asks for what is not said, hides secrets, and keeps them where their owner alone reads them", {
  timeout: 180_000,
}, async () => {
  const set = desk.init.filter((word) => word.includes("baseUrl"));
  const domain = desk.init.find((word) => word.startsWith("okta.domain="))?.replace("okta.domain=", "") ?? "";
  const done = init(stageOf(desk.folder, set));
  await answer("Where do people come from?", "Humaans");
  await answer("Where are their accounts?", "Okta");
  await answer("API access token", desk.humaans.token);
  expect(terminal.getScreen()).not.toContain(desk.humaans.token);
  await answer("Okta domain", domain);
  await answer("API token", desk.okta.token);
  await answer("Time zone", "");
  expect(await done).toMatchObject({ code: 0, json: { written: ["rosterkit.config.ts", ".env"] } });

  const config = await readFile(join(desk.folder, "rosterkit.config.ts"), "utf8");
  expect(config).toContain(domain);
  expect(config).not.toMatch(new RegExp(`${desk.humaans.token}|${desk.okta.token}`));
  expect((await stat(join(desk.folder, ".env"))).mode & 0o777).toBe(0o600);
  for (const name of Object.keys(desk.environment)) delete desk.environment[name];
  expect((await desk.run("check")).code).toBe(0);
});
