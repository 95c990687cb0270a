import { execFile } from "node:child_process";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { checkPlan } from "./check-plan.ts";
import { makeCompany } from "./make-company.ts";
import { openSides, reconcile } from "./reconcile.ts";
import { recordPages } from "./record-pages.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** One round of the bench, read. */
async function bench(...args: readonly string[]) {
  const flags = ["--conditions=@rosterkit/source", main, "--json", "--rounds", "1", ...args];
  const { stdout } = await promisify(execFile)(execPath, flags);
  return JSON.parse(stdout);
}

/** Several processes each, on a machine that may be busy. */
const timeout = 180_000;

describe("the bench", { timeout }, () => {
  it("tells findings as JSON, of sizes that are asked for", async () => {
    const { machine, findings, breakdown, ...found } = await bench("reconcile", "mapping", "--people", "100,200");
    const { reconcile: costs, ...others } = found;
    expect(Object.keys(others)).toEqual(["rounds", "notes", "mapping"]);
    expect(machine).toEqual({ cpu: expect.any(String), cores: expect.any(Number), node: process.version });
    expect(costs.map(({ size }: { readonly size: number }) => size)).toEqual([100, 200]);
    expect(findings).toContainEqual({
      what: "reconcile 0.2k: time, against the floor",
      ratio: expect.any(Number),
      aim: 2,
    });
    expect(breakdown).toHaveLength(5);
    for (const { ratio } of findings) expect(ratio).toBeGreaterThan(0);
  });

  it("asks our SCIM server and scimmy-routers the same, and tells how often", async () => {
    const { findings, notes, scim } = await bench("scim", "--people", "100,200");
    expect(notes).toEqual([expect.stringMatching(/0\.1k: \d+ .* of ours.*0\.2k: .* of scimmy-routers\.$/)]);
    expect(scim).toMatchObject([{ size: 100 }, { size: 200 }]);
    for (const name of [
      "userName eq, 0.2k: median time, of 10 ms",
      "page of 100, 0.2k: CPU of the server, of 5 ms",
      "page of 100, 0.2k: median time, against 0.1k",
      "PATCH, 0.2k: median time, against scimmy-routers",
      "POST, 0.2k: median time, against scimmy-routers",
    ])
      expect(findings).toContainEqual({ what: name, ratio: expect.any(Number), aim: expect.any(Number) });
    for (const { ratio } of findings) expect(ratio).toBeGreaterThan(0);
  });

  it("compares filters, PATCH and lists of Okta's users with the libraries that do the same", async () => {
    const { findings, okta } = await bench("filter", "patch", "okta", "--people", "450");
    expect(okta.size).toBe(450);
    for (const { ratio } of findings) expect(ratio).toBeGreaterThan(0);
    expect(findings.filter(({ aim }: { readonly aim?: number }) => aim !== undefined)).toHaveLength(4);
  });

  it("writes and reads links in both databases, beside plain use of their drivers", async () => {
    const { findings, store } = await bench("store", "--people", "150");
    expect(store).toMatchObject([
      { database: "SQLite", size: 1500 },
      { database: "PostgreSQL", size: 1500 },
    ]);
    expect(findings).toHaveLength(14);
    for (const { ratio } of findings) expect(ratio).toBeGreaterThan(0);
  });

  it("sends webhooks of both vendors, which are stored in both databases", async () => {
    const { findings, notes, webhooks } = await bench("webhooks", "--people", "200");
    expect(webhooks).toMatchObject([
      { database: "SQLite", vendors: [{ vendor: "Okta" }, { vendor: "HiBob" }] },
      { database: "PostgreSQL", vendors: [{ vendor: "Okta" }, { vendor: "HiBob" }] },
    ]);
    expect(notes).toEqual([expect.stringMatching(/^Stored a second, .* in SQLite; .* inserted in PostgreSQL\.$/)]);
    expect(findings).toHaveLength(12);
    for (const { ratio } of findings) expect(ratio).toBeGreaterThan(0);
  });

  it("has syncs due at once, by our queue and by what one would take instead", async () => {
    const { findings, notes, due } = await bench("due", "--people", "50");
    expect(due).toMatchObject({ syncs: 5, ours: [{ workers: 1 }, { workers: 2 }, { workers: 4 }] });
    expect(notes).toEqual([expect.stringMatching(/^5 runs took .* by timers\.$/)]);
    expect(findings).toHaveLength(6);
    for (const { ratio } of findings) expect(ratio).toBeGreaterThan(0);
  });

  it("measures how late, how fair and how apart turns are", async () => {
    const { findings, turns } = await bench("turns", "--people", "250");
    expect(turns).toMatchObject({ kills: { syncs: 5, killed: 3, overlaps: 0 } });
    expect(findings).toHaveLength(6);
    for (const { ratio } of findings) expect(ratio).toBeGreaterThanOrEqual(0);
  });

  it("weighs what scheduling a write and doing nothing at all cost", async () => {
    const { findings, notes, idle, overhead } = await bench("idle", "overhead", "--people", "500");
    expect([idle.idleMs, overhead.writes]).toEqual([12_000, 100]);
    expect(notes).toHaveLength(2);
    expect(findings).toHaveLength(7);
    for (const { ratio } of findings) expect(ratio).toEqual(expect.any(Number));
  });

  it("knows its parts", async () => {
    await expect(bench("scimm")).rejects.toThrow(
      "the parts of the bench are reconcile, mapping, scim, filter, patch, okta, store, webhooks, due, turns, idle, overhead",
    );
  });

  it("takes no plan but the right one", async () => {
    const made = await makeCompany(200);
    const { humaans, okta } = await recordPages(made);
    const page = (pages: typeof okta) => (address: string) => pages.get(address) ?? { text: "" };
    const sides = openSides({ humaans: page(humaans), okta: page(okta) });
    const plan = await reconcile(made.company, sides);
    checkPlan(plan, made.company);
    expect(Object.keys(made.company.expected)).toHaveLength(2);
    expect(() => checkPlan({ ...plan, changes: plan.changes.slice(1) }, made.company)).toThrow();
    expect(() =>
      checkPlan({ ...plan, changes: plan.changes.map((change) => ({ ...change, set: {} })) }, made.company),
    ).toThrow();
  });
});
