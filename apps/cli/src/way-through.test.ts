import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { executableChanges, type Plan, type Review, type SimulatedMoment } from "@rosterkit/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "./cli.fixture.ts";

const minute = 60_000;

// One company lives through all of it, so the order of these tests matters.
describe("the whole way, as a new user goes it", { timeout: 4 * minute }, () => {
  let desk: Desk;
  let run = "";
  const file = (name: string) => join(desk.folder, name);
  const mode = async (name: string) => ((await stat(file(name))).mode & 0o777).toString(8);
  const accounts = () => desk.okta.inspect().users.length;

  beforeAll(async () => {
    desk = await openDesk(30);
  });
  afterAll(() => desk.close());

  test("init checks both sides and writes a config without a secret", async () => {
    const { code, stdout } = await desk.run(...desk.init);
    expect(code).toBe(0);
    expect(stdout).toContain("✓ Okta");
    const config = await readFile(file("rosterkit.config.ts"), "utf8");
    expect(config).toContain('id: "humaans-okta"');
    for (const secret of Object.values(desk.environment)) expect(config).not.toContain(secret);
    expect((await readFile(file(".gitignore"), "utf8")).split("\n")).toEqual([".env", "rosterkit.db*", ""]);
    expect((await desk.run(...desk.init)).stderr).toContain("There is a rosterkit.config.ts already");
  });

  test("check says what each side can", async () => {
    const { code, value } = await desk.json("check");
    expect(code).toBe(0);
    expect(value).toMatchObject({ ok: true, syncs: [{ id: "humaans-okta", ok: true, source: { vendor: "Humaans" } }] });
  });

  test("plan shows what is pending, writes nothing, and is kept for its owner alone", async () => {
    const before = accounts();
    const { code, stdout, stderr } = await desk.run("plan", "--out", "plan.json", "--html", "plan.html");
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(stdout).toMatch(/Plan {2}\d+ create/);
    expect(stdout).not.toContain("\u001b[");
    expect(accounts()).toBe(before);
    expect([await mode("plan.json"), await mode("plan.html"), await mode("rosterkit.db")]).toEqual([
      "600",
      "600",
      "600",
    ]);
    expect(await readFile(file("plan.html"), "utf8")).toContain("<h2>create (");
  });

  test("sync-all is not applied without a word, and applied with it", async () => {
    const shown = await desk.run("sync-all", "--out", "all.json");
    expect(shown.code).toBe(2);
    const refused = await desk.run("apply", "all.json");
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("has to be confirmed as a whole") });
    const { code, stdout } = await desk.run("apply", "all.json", "--yes");
    expect(code).toBe(0);
    run = /Run (\S+)\. See/.exec(stdout)?.[1] ?? "";
    expect(stdout).toMatch(/✓ applied \d+ · failed 0/);
    expect(accounts()).toBeGreaterThan(20);
  });

  test("planning again finds nothing to do", async () => {
    const { code, value } = await desk.json("plan");
    expect(code).toBe(0);
    expect(executableChanges((value as Plan).changes)).toEqual([]);
  });

  test("the log has every attempt, and proves itself", async () => {
    const shown = await desk.run("log", "--run", run);
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringMatching(/create {2}no account → active/) });
    const proof = await desk.json("log", "verify");
    expect(proof).toMatchObject({ code: 0, value: { intact: true, syncs: [{ id: "humaans-okta", problems: [] }] } });
  });

  test("explain tells how a value comes about, by work email", async () => {
    const somebody = desk.humaans.people.find(({ email, status }) => email && status === "active");
    const { code, value } = await desk.json("explain", String(somebody?.email).toUpperCase(), "profile.firstName");
    expect(code).toBe(0);
    expect(value).toMatchObject({ subject: somebody?.id, explanations: [{ value: somebody?.firstName }] });
    const nobody = await desk.run("explain", "nobody@acme.example");
    expect(nobody).toMatchObject({ code: 1, stderr: expect.stringContaining("nobody with this work email") });
  });

  test("simulate and due look ahead", async () => {
    const ahead = await desk.json("simulate", "--from", "2015-01-01", "--to", "2040-01-01T00:00:00Z");
    const { from, moments } = ahead.value as { readonly from: string; readonly moments: readonly SimulatedMoment[] };
    expect(from).toBe("2015-01-01T00:00:00.000Z");
    expect(moments.filter(({ because }) => because === "started").length).toBeGreaterThan(10);
    const due = await desk.json("due");
    expect(due.value).toMatchObject({ syncs: [{ id: "humaans-okta", due: [{ because: "every so often" }, {}] }] });
  });

  test("match shows who is who", async () => {
    const { code, value } = await desk.json("match");
    expect(code).toBe(0);
    expect((value as Review).counts).toMatchObject({ ambiguous: 0, matched: expect.any(Number) });
  });

  test("revert takes somebody back, who is held until released", async () => {
    const { people } = desk.humaans;
    const one = people.find(({ email, status }) => email && status === "active")?.email ?? "";
    const taken = await desk.run("revert", run, "--only", one, "--yes");
    expect(taken.code).toBe(0);
    expect((await desk.run("plan")).stdout).toContain("held: reverted");
    const released = await desk.json("release", one);
    expect(released.value).toEqual({ released: [people.find(({ email }) => email === one)?.id] });
    expect((await desk.run("plan")).stdout).not.toContain("held: reverted");
  });

  test("export and import take it into another store, which goes on where the first was", async () => {
    expect((await desk.run("export", "sync.jsonl")).code).toBe(0);
    expect(await mode("sync.jsonl")).toBe("600");
    expect((await desk.run("import", "sync.jsonl")).stderr).toContain("knows humaans-okta already");
    const config = await readFile(file("rosterkit.config.ts"), "utf8");
    await writeFile(file("other.config.ts"), config.replace("rosterkit.db", "other.db"));
    const text = await readFile(file("sync.jsonl"), "utf8");
    await writeFile(file("cut.jsonl"), text.slice(0, text.length / 2));
    expect((await desk.run("import", "cut.jsonl", "--config", "other.config.ts")).code).toBe(1);
    const taken = await desk.json("import", "sync.jsonl", "--config", "other.config.ts");
    expect(taken).toMatchObject({ code: 0, value: { sync: "humaans-okta", links: expect.any(Number) } });
    const [one, other] = [await desk.json("plan"), await desk.json("plan", "--config", "other.config.ts")];
    const known = ({ value }: typeof one) => ({ ...(value as Plan), at: "", basis: "", digest: "", learned: "" });
    expect(known(other)).toEqual(known(one));
  });

  test("migrate finds the tables up to date", async () => {
    const { code, value } = await desk.json("migrate");
    expect({ code, value }).toEqual({ code: 0, value: { from: expect.any(Number), to: expect.any(Number) } });
  });
});
