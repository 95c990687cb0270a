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

describe("the bench", () => {
  it("tells findings as JSON, of sizes that are asked for", async () => {
    const args = ["--conditions=@rosterkit/source", main, "--json", "--people", "100,200", "--rounds", "1"];
    const { stdout } = await promisify(execFile)(execPath, args);
    const { machine, findings, breakdown, reconcile: costs } = JSON.parse(stdout);
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
