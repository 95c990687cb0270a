import { describe, expect, it } from "vitest";
import { account, person, ready, short } from "../plan/world.fixture.ts";
import { createReviewWorld } from "./review-world.fixture.ts";

/** Somebody is matched with an account that is not theirs, which two runs have written to since. */
const wrong = async () => {
  const scene = createReviewWorld({
    people: [person("1", { title: "Analyst", department: "Research" }), person("2", { title: "Cook" })],
    accounts: [
      account("x", { login: "1@example.com", first: "Poe", last: "Try", title: "Poet", nick: "Po" }),
      account("2", { title: "Chef" }),
    ],
    settings: { review: "off" },
  });
  await scene.run();
  scene.world.person("1").title = "Head analyst";
  await scene.run();
  scene.world.directory.writes.length = 0;
  return scene;
};

const told = (issues: readonly { code: string; attribute?: string }[]) =>
  issues.map(({ code, attribute }) => [code, attribute].filter(Boolean).join(" "));

describe("rule 12: what a wrong match overwrote", () => {
  it("goes back to what was before the link, over all runs since, and nobody else is touched", async () => {
    const { sync, apply, world } = await wrong();
    const plan = await sync.revertMatch("1");
    expect(plan).toMatchObject({ confirmation: "revert", reverts: "match of 1", issues: [] });
    expect(plan.changes).toMatchObject([
      {
        operation: "update",
        subject: "1",
        because: "takes back what the match of this person did",
        set: { title: "Poet", first: "Poe", last: "Try", department: null },
        was: { title: "Head analyst" },
      },
    ]);
    expect(world.directory.writes).toEqual([]);
    await expect(sync.apply(plan)).rejects.toMatchObject({ code: "confirmation-required" });
    await apply(plan);
    expect(world.account("a-x")).toMatchObject({ title: "Poet", first: "Poe", department: null });
    expect(world.account("a-2").title).toBe("Cook");
  });

  it("is left where somebody changed it since, and listed", async () => {
    const { sync, world } = await wrong();
    world.account("a-x").title = "Laureate";
    const plan = await sync.revertMatch("1");
    expect(told(plan.issues)).toEqual(["changed since title"]);
    expect(plan.changes[0]?.set).not.toHaveProperty("title");
  });

  it("lists first what cannot come back, such as sessions that were ended", async () => {
    const { sync, world, run } = await wrong();
    world.person("1").end = "2026-11-01";
    await run();
    expect(world.account("a-x").state).toBe("suspended");
    const plan = await sync.revertMatch("1");
    expect(plan.issues[0]?.code).toBe("cannot come back");
    expect(short(plan)).toEqual(["unsuspend 1", "update 1"]);
  });

  it("is not overwritten again while the person is not unmatched yet, and not after", async () => {
    const { sync, apply, run, decide, world } = await wrong();
    await apply(await sync.revertMatch("1"));
    await run();
    expect(world.account("a-x").title).toBe("Poet");
    await decide({ what: "unmatch", person: "1" });
    expect(await sync.release({ run: "match of 1" })).toEqual([]);
    await run();
    expect(world.account("a-x").title).toBe("Poet");
    await decide({ what: "undo", person: "1" });
    await run();
    expect(world.account("a-x").title).toBe("Head analyst");
  });

  it("can be taken back in turn", async () => {
    const { sync, apply, world } = await wrong();
    const { run } = await apply(await sync.revertMatch("1"));
    await apply(await sync.revert(run));
    expect(world.account("a-x").title).toBe("Head analyst");
  });

  it("is nothing for an account that was made for them", async () => {
    const { sync, run, world } = await wrong();
    world.source.people.push(person("3"));
    await run();
    expect(ready(await sync.revertMatch("3"))).toEqual([]);
  });

  it("is asked of somebody who is matched", async () => {
    const { sync } = await wrong();
    await expect(sync.revertMatch("nobody")).rejects.toMatchObject({ code: "configuration" });
  });
});
