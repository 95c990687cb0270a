import { once } from "node:events";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "./cli.fixture.ts";

describe("what goes wrong says why and what to do", { timeout: 180_000 }, () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(10);
  });
  afterEach(() => desk.close());

  test("no config", async () => {
    const { code, stdout, stderr } = await desk.run("plan", "--json");
    expect({ code, answer: JSON.parse(stdout) }).toMatchObject({ code: 1, answer: { error: { code: "usage" } } });
    expect(stderr).toContain("rosterkit init");
  });

  test("a wrong token: nothing is written, and the token is nowhere", async () => {
    desk.environment.OKTA_API_TOKEN = "00-mistyped-token";
    const { code, stdout, stderr } = await desk.run(...desk.init);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Cause: .*\nRemedy: .*\n$/);
    expect(`${stdout}${stderr}`).not.toContain("00-mistyped-token");
    expect((await desk.run("plan")).stderr).toContain("There is no rosterkit.config.ts here");
  });

  test("a package.json that says commonjs: the config is called so that Node reads it, and another is told its name", async () => {
    await writeFile(join(desk.folder, "package.json"), JSON.stringify({ type: "commonjs" }));
    expect((await desk.run(...desk.init)).stdout).toContain("Wrote rosterkit.config.mts");
    expect(await desk.run("check")).toMatchObject({ code: 0, stderr: "" });
    await rename(join(desk.folder, "rosterkit.config.mts"), join(desk.folder, "rosterkit.config.ts"));
    expect((await desk.run("check")).stderr).toContain("call it .mts");
  });

  test("a secret on the command line, or none at all", async () => {
    const told = await desk.run(...desk.init, "okta.apiToken=00abc");
    expect(told).toMatchObject({ code: 1, stderr: expect.stringContaining("OKTA_API_TOKEN") });
    expect(told.stderr).not.toContain("00abc");
    desk.environment.HUMAANS_API_TOKEN = "";
    expect((await desk.run(...desk.init)).stderr).toContain("Set HUMAANS_API_TOKEN in the environment");
  });

  test("a secret in the config", async () => {
    await desk.configure({});
    const connections = { okta: { adapter: "okta", settings: { apiToken: "00abc" } } };
    const syncs = [{ id: "a", source: "okta", target: "okta", lifecycle: { zone: "UTC" } }];
    await writeFile(join(desk.folder, "rosterkit.config.json"), JSON.stringify({ connections, syncs }));
    const { code, stderr } = await desk.run("check");
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("set OKTA_API_TOKEN instead") });
    expect(stderr).not.toContain("00abc");
  });

  test("words that mean nothing", async () => {
    await desk.configure({});
    expect(await desk.run("plan", "--sync", "other")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("--sync: hr"),
    });
    expect(await desk.run("simulate", "--to", "soon")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("2027-03-01"),
    });
    expect(await desk.run("apply", "nothing.json")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("plan --out"),
    });
    expect(await desk.run("match", "ask", "--by", "Jo", "--reason", "x")).toMatchObject({ code: 1 });
    expect(await desk.run("dance")).toMatchObject({ code: 1, stderr: expect.stringContaining("unknown command") });
  });

  test("a file that is no plan", async () => {
    await desk.configure({});
    await writeFile(join(desk.folder, "plan.json"), "{}\n");
    expect(await desk.run("apply", "plan.json")).toMatchObject({ code: 1, stderr: expect.stringMatching(/plan file/) });
  });

  test("a run of which a part is refused ends with 4, and what is left comes with the next one", async () => {
    await desk.configure({});
    desk.okta.planFault({ kind: "forbidden", method: "POST", path: /\/users$/, nth: 3 });
    const { code, value } = await desk.json("sync-all", "--yes");
    expect({ code, value }).toMatchObject({ code: 4, value: { failed: 1, applied: expect.any(Number) } });
    expect((await desk.run("log")).stdout).toContain("refused");
    expect((await desk.run("sync-all", "--yes")).code).toBe(0);
  });

  test("Ctrl-C ends a read at once, with 130", async () => {
    await desk.configure({});
    desk.humaans.planFault({ kind: "time-out", path: /people$/, nth: 1, times: 50 });
    const { child, ended } = desk.start("plan");
    const asked = () => desk.humaans.requests.some(({ path }) => path.includes("/people"));
    while (!asked()) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    await once(child, "close");
    expect(await ended).toMatchObject({ code: 130, stderr: expect.stringContaining("Stopped.") });
  });
});
