import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { TwoWaysError } from "../ownership/two-ways-error.ts";
import { connectSource } from "../plan/people-source.fixture.ts";
import { ready } from "../plan/world.fixture.ts";
import { createTwoWays } from "./two-ways.fixture.ts";

describe("rule 7: two ways into one company exclude each other", () => {
  it("the second one is refused by check, plan and apply, with who and both ways out", async () => {
    const { fresh, old, world } = await createTwoWays(["1"]);
    const refusal = {
      code: "two-ways",
      sync: "old",
      way: "hr-api",
      message: expect.stringContaining('The sync "old" feeds this target from the same company'),
      remedy: expect.stringMatching(/Retire "old".*relink\(\{ from: "old" \}\)/),
    };
    await expect(fresh.check()).rejects.toMatchObject(refusal);
    await expect(fresh.plan()).rejects.toSatisfy(TwoWaysError.isInstance);
    const plan = await old.plan();
    await expect(fresh.apply({ ...plan, sync: "fresh" })).rejects.toMatchObject(refusal);
    expect(world.directory.writes).toEqual([]);
    expect(ready(plan)).toEqual([]);
  });

  it("whatever each of them keeps to, and whatever they own", async () => {
    const settings = { owns: "linked accounts" } as const;
    await expect((await createTwoWays(["1"], { settings })).fresh.check()).rejects.toMatchObject({ code: "two-ways" });
    const nothing = { create: false, update: false, remove: false, lifecycle: { joiners: { activate: false } } };
    const { fresh } = await createTwoWays(["1"], { fresh: nothing });
    await expect(fresh.check()).rejects.toMatchObject({ code: "two-ways" });
  });

  it("no more once the other one is retired", async () => {
    const { fresh, old } = await createTwoWays(["1"]);
    await old.retire();
    await expect(fresh.check()).resolves.toMatchObject({ ok: true });
    await fresh.plan();
    await expect(old.check()).rejects.toMatchObject({ code: "two-ways", sync: "fresh" });
  });

  it("other companies, other targets, and one way used twice are nobody's business of this rule", async () => {
    const settings = { owns: "linked accounts" } as const;
    const company = await createTwoWays(["1"], { settings });
    company.source.tenant = "another company";
    await expect(company.fresh.check()).resolves.toMatchObject({ ok: true });
    const target = await createTwoWays(["1"], { settings });
    target.world.directory.tenant = "another org";
    await expect(target.fresh.check()).resolves.toMatchObject({ ok: true });
    const twice = await createTwoWays(["1"], { settings, old: connectSource, other: connectSource });
    await expect(twice.fresh.check()).resolves.toMatchObject({ ok: true });
  });
});

describe("rule 7: whose links may be taken over", () => {
  it("those of a sync of this store, of the same company, target and vendor, and of nobody else", async () => {
    const { fresh, old, source, world } = await createTwoWays(["1"]);
    for (const from of ["fresh", "nobody"])
      await expect(fresh.relink({ from })).rejects.toMatchObject({
        problems: [{ path: "from", message: expect.stringContaining("no other sync") }],
      });
    source.tenant = "another company";
    await expect(fresh.relink({ from: "old" })).rejects.toThrow("is of another company");
    source.tenant = "company";
    world.directory.tenant = "another org";
    await expect(fresh.relink({ from: "old" })).rejects.toThrow("writes to another tenant");
    world.directory.tenant = "org";
    const { fresh: stranger } = await createTwoWays(["1"], { other: connectSource });
    await expect(stranger.relink({ from: "old" })).rejects.toSatisfy(ConfigurationError.isInstance);
    await old.retire();
    await expect(fresh.relink({ from: "old" })).resolves.toMatchObject({ counts: { link: 1 } });
  });

  it("not while the old sync is being worked on", async () => {
    const { fresh, world } = await createTwoWays(["1"]);
    const lease = await world.store.lease("old", "somebody", 60_000);
    await expect(fresh.relink({ from: "old" })).rejects.toMatchObject({ code: "sync-busy" });
    if (lease) await world.store.release(lease);
    await expect(fresh.relink({ from: "old" })).resolves.toMatchObject({ sync: "fresh" });
  });

  it("not where a third sync owns what this one would own", async () => {
    const narrow = { create: false, remove: false, update: false, lifecycle: { joiners: { activate: false } } };
    const { fresh, world } = await createTwoWays(["1"], { settings: narrow, fresh: {} });
    world.reset({ id: "third" });
    await world.plan();
    await expect(fresh.relink({ from: "old" })).rejects.toMatchObject({
      code: "ownership",
      overlaps: [{ sync: "third" }],
    });
  });
});
