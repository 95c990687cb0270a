import { describe, expect, it } from "vitest";
import { readPlan } from "../plan/read-plan.ts";
import { changeOf, codesOf, person, ready, short } from "../plan/world.fixture.ts";
import { writePlan } from "../plan/write-plan.ts";
import { createTwoWays, other, run, switchTo } from "./two-ways.fixture.ts";

const ada = { by: "Ada", reason: "I asked them" } as const;

describe("rule 1: links taken over by another way in", () => {
  it("go to the same people, with everything known of the accounts, and nothing is written to either side", async () => {
    const { fresh, links, world } = await createTwoWays(["1", "2"]);
    const before = await links("old");
    const { plan, report } = await switchTo(fresh, "old");
    expect(short(plan)).toEqual(["link n-1", "link n-2"]);
    expect(plan).toMatchObject({ confirmation: "relink", switches: { from: "old", live: ["1", "2"] }, issues: [] });
    expect(report).toMatchObject({ applied: 2, failed: 0, moved: 0, heldLeft: 0 });
    const told = expect.arrayContaining(['taken over from record 1 of the sync "old"']);
    expect((await links("fresh"))[0]).toEqual({ ...before[0], source: "n-1", evidence: told });
    expect(world.directory.writes).toEqual([]);
    expect(ready((await run(fresh)).plan)).toEqual([]);
  });

  it.each([
    ["external id", { external: "1", email: "x@example.com" }, "external id = record id"],
    ["the record's own id", { id: "1", external: "9", email: "x@example.com" }, "record id = record id"],
    ["employee number", { external: "9", number: "E1", email: "x@example.com" }, "employeeNumber = number"],
    ["work email, however it is written", { external: "9", email: "1@EXAMPLE.com" }, "workEmail = login"],
  ])("are told by %s", async (_, more, by) => {
    const { fresh, world } = await createTwoWays(["1"], { people: [other("1", more)] });
    world.account("a-1").number = "E1";
    expect((await fresh.relink({ from: "old" })).changes[0]).toMatchObject({ by, account: "a-1" });
  });

  it("are told by the slot that holds the record's id at this way in", async () => {
    const people = [other("1", { external: "9", email: "x@example.com" })];
    const { fresh, world } = await createTwoWays(["1"], { people, fresh: { externalId: "external" } });
    world.account("a-1").external = "n-1";
    expect(changeOf(await fresh.relink({ from: "old" }), "n-1").by).toBe("record id = external");
  });

  it("two candidates are a conflict, of which a person lifts one", async () => {
    const people = [other("1", { external: "9" }), other("1", { id: "n-2", external: "8" })];
    const { fresh, links } = await createTwoWays(["1"], { people });
    const plan = await fresh.relink({ from: "old" });
    expect(short(plan)).toEqual(["link n-1 conflict", "link n-2 conflict"]);
    expect(changeOf(plan, "n-1").held?.evidence[0]).toContain("workEmail = login agrees with record n-1, record n-2");
    const apply = (changes: readonly string[]) =>
      fresh.apply(plan, { confirm: plan.digest, lift: { changes, ...ada } });
    await expect(apply([])).rejects.toMatchObject({ code: "untied", records: ["1"] });
    await expect(apply(plan.changes.map(({ id }) => id))).rejects.toThrow("only one of them can be true");
    expect(await links("fresh")).toEqual([]);
    expect(await apply([changeOf(plan, "n-2").id])).toMatchObject({ applied: 1, heldLeft: 1 });
    expect(await links("fresh")).toMatchObject([{ source: "n-2", target: "a-1" }]);
  });

  it("a decision about a conflict is good for the next plan", async () => {
    const people = [other("1", { external: "9" }), other("1", { id: "n-2", external: "8" })];
    const { fresh } = await createTwoWays(["1"], { people });
    const plan = await fresh.relink({ from: "old" });
    await fresh.decide([changeOf(plan, "n-1")], ada.by, ada.reason);
    const again = await fresh.relink({ from: "old" });
    expect(short(again)).toEqual(["link n-1", "link n-2 conflict"]);
    expect(await fresh.apply(again, { confirm: again.digest })).toMatchObject({ applied: 1, heldLeft: 1 });
  });

  it("an address that went to somebody with another number is a conflict", async () => {
    const people = [other("1", { external: "9", number: "E7" })];
    const { fresh, world } = await createTwoWays(["1"], { people });
    world.account("a-1").number = "E1";
    const plan = await fresh.relink({ from: "old" });
    expect(short(plan)).toEqual(["link n-1 conflict"]);
    expect(changeOf(plan, "n-1").held?.evidence).toContain("but employeeNumber = number differs");
  });

  it("two old links that one record would have are a conflict, and a weaker key takes nobody from a stronger one", async () => {
    const { fresh, world } = await createTwoWays(["1", "2"], { people: [other("1", { external: "2" })] });
    const plan = await fresh.relink({ from: "old" });
    expect(short(plan)).toEqual(["link n-1"]);
    expect(changeOf(plan, "n-1").account).toBe("a-2");
    expect(plan.issues).toMatchObject([
      { subject: "1", code: "untied", message: expect.stringContaining("somebody else's by a stronger rule") },
    ]);
    for (const id of ["a-1", "a-2"]) world.account(id).number = "E1";
    const { fresh: numbered, world: same } = await createTwoWays(["1", "2"], {
      people: [other("1", { external: "9", number: "E1", email: "x@example.com" })],
    });
    for (const id of ["a-1", "a-2"]) same.account(id).number = "E1";
    expect(short(await numbered.relink({ from: "old" }))).toEqual(["link n-1 conflict", "link n-1 conflict"]);
  });
});

describe("rule 1: a live link that is untied", () => {
  it("refuses the switch and is listed with the reason; nothing is written", async () => {
    const { fresh, old, links, kept } = await createTwoWays(["1", "2"], { people: [other("1")] });
    const plan = await fresh.relink({ from: "old" });
    expect(plan.issues).toMatchObject([
      { subject: "2", who: "2@example.com", code: "untied", message: expect.stringContaining("workEmail = login") },
    ]);
    const refused = fresh.apply(plan, { confirm: plan.digest });
    await expect(refused).rejects.toMatchObject({
      code: "untied",
      from: "old",
      records: ["2"],
      remedy: expect.stringContaining("settle"),
    });
    expect([await links("fresh"), await kept("old", "switched to"), await kept("fresh", "switching")]).toEqual([
      [],
      undefined,
      undefined,
    ]);
    await expect(old.plan()).resolves.toMatchObject({ sync: "old" });
  });

  it("is settled by a person who says which record it is, or that it is left behind", async () => {
    const { fresh, links } = await createTwoWays(["1", "2", "3"], {
      people: [other("1"), other("9", { external: "x" })],
    });
    const settle = { pairs: { "2": "n-9" }, leave: ["3"], ...ada };
    const plan = await fresh.relink({ from: "old", settle });
    expect(codesOf(plan, "3")).toEqual(["left behind"]);
    expect(changeOf(plan, "n-9")).toMatchObject({
      account: "a-2",
      by: "by hand",
      evidence: [expect.any(String), "Ada says so: I asked them"],
    });
    expect(await fresh.apply(plan, { confirm: plan.digest })).toMatchObject({ applied: 2 });
    expect(await links("fresh")).toMatchObject([{ source: "n-1" }, { source: "n-9", target: "a-2" }]);
  });

  it("is not settled by nobody, nor by what is not there", async () => {
    const { fresh } = await createTwoWays(["1"]);
    const settle = { pairs: { "7": "n-1", "1": "n-8" }, leave: ["6"], by: " ", reason: "x" };
    await expect(fresh.relink({ from: "old", settle })).rejects.toMatchObject({
      problems: ["by", "7", "1", "6"].map(() => expect.anything()).slice(0, 4),
    });
    const twice = { pairs: { "1": "n-1" }, leave: ["1"], ...ada };
    await expect(fresh.relink({ from: "old", settle: twice })).rejects.toThrow("both");
  });

  it("that is deactivated is told, and in nobody's way", async () => {
    const { fresh, world } = await createTwoWays(["1", "2"], { people: [other("1")] });
    world.account("a-2").state = "inactive";
    const { plan, report } = await switchTo(fresh, "old");
    expect(codesOf(plan, "2")).toEqual(["untied, not live"]);
    expect(report.applied).toBe(1);
  });

  it("counts as live where the read of the target does not show its account", async () => {
    const ids = Array.from({ length: 60 }, (_, index) => String(index));
    const { fresh, world } = await createTwoWays(ids, { people: ids.slice(0, 10).map((id) => other(id)) });
    world.directory.breaksAfter = 50;
    const plan = await fresh.relink({ from: "old" });
    expect(plan.switches?.live).toHaveLength(60);
    await expect(fresh.apply(plan, { confirm: plan.digest })).rejects.toMatchObject({ code: "untied" });
  });
});

describe("rule 6: who is which needs everybody", () => {
  it("an incomplete read of the new source ties nobody", async () => {
    const ids = Array.from({ length: 60 }, (_, index) => String(index));
    const { fresh, source } = await createTwoWays(ids);
    source.breaksAfter = 50;
    await expect(fresh.relink({ from: "old" })).rejects.toMatchObject({ code: "incomplete-roster" });
  });
});

describe("the plan that takes links over", () => {
  it("is confirmed by its digest, goes through a file, and lapses when the old sync's links change", async () => {
    const { fresh, old, world } = await createTwoWays(["1"]);
    const plan = await readPlan(writePlan(await fresh.relink({ from: "old" })));
    await expect(fresh.apply(plan)).rejects.toMatchObject({ code: "confirmation-required", confirmation: "relink" });
    world.source.people.push(person("2"));
    await run(old);
    await expect(fresh.apply(plan, { confirm: plan.digest })).rejects.toThrow("has changed since it was made");
    await expect(old.plan()).resolves.toMatchObject({ sync: "old" });
  });
});
