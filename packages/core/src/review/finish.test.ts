import { describe, expect, it } from "vitest";
import { account, codesOf, person, ready, short } from "../plan/world.fixture.ts";
import { createReviewWorld, states } from "./review-world.fixture.ts";

const ada = person("2", { first: "Ada", last: "Lovelace", email: "ada@example.com" });

/** One exact match, one proposal, one without an account, and one who shares an address with somebody of before. */
const company = () =>
  createReviewWorld({
    people: [person("1", { title: "Chef" }), ada, person("3")],
    accounts: [account("1"), account("x", { first: "Ada", last: "Lovelace", login: "x@old.example" })],
  });

describe("rule 9: a review until it is finished", () => {
  it("lets plans be made and nothing be written, be it planned with links taken", async () => {
    const { sync, world, apply } = company();
    const plan = await sync.plan({ adopt: "exact" });
    expect(ready(plan)).toContain("link 1");
    await expect(apply(plan)).rejects.toMatchObject({ code: "review-open", open: undefined });
    await expect(sync.run({ adopt: "exact", confirm: true })).rejects.toMatchObject({ code: "review-open" });
    await sync.review();
    await expect(apply(plan)).rejects.toThrow("1 people are unmatched or ambiguous");
    expect([world.directory.writes, await world.links()]).toEqual([[], []]);
  });

  it("links what it showed as matched, makes who it showed as new, and leaves the others", async () => {
    const { finish, apply, world, sync } = company();
    const plan = await finish();
    expect(short(plan).toSorted()).toEqual(["create 3", "link 1", "update 1"]);
    expect(await apply(plan)).toMatchObject({ applied: 3, review: "finished" });
    expect((await world.links()).map(({ source }) => source).toSorted()).toEqual(["1", "3"]);
    expect(states(await sync.review())).toEqual(["1 matched a-1", "2 unmatched", "3 matched made-1"]);
  });

  it("makes an account for whoever a person said is new", async () => {
    const { decide, finish } = company();
    await decide({ what: "new", person: "2" });
    expect(short(await finish())).toContain("create 2");
  });

  it("wants its plan confirmed, as a first run does", async () => {
    const { finish, sync } = company();
    const plan = await finish();
    await expect(sync.apply(plan)).rejects.toMatchObject({ code: "confirmation-required" });
  });

  it("that is not what was looked at any more is not finished", async () => {
    const { finish, sync, world, run } = company();
    const review = await sync.review();
    world.account("a-x").login = "ada@example.com";
    const now = await sync.review();
    await expect(finish(review)).rejects.toMatchObject({ code: "review-changed", digest: now.digest });
    await expect(run()).rejects.toMatchObject({ code: "review-open" });
  });

  it("lets no plan through that is from before it was finished", async () => {
    const { finish, sync, world, apply } = company();
    const old = await sync.plan({ adopt: "exact" });
    world.pass(1000);
    await finish();
    await expect(apply(old)).rejects.toMatchObject({ code: "configuration" });
    expect(world.directory.writes).toEqual([]);
  });

  it("cannot be finished on a read that does not prove who is there", async () => {
    const { finish, sync, world } = company();
    const review = await sync.review();
    world.directory.breaksAfter = 1;
    await expect(finish(review)).rejects.toMatchObject({ code: "incomplete-roster" });
  });

  it("names who finishes it and why, and is off where the settings say so", async () => {
    const scene = company();
    const { sync } = scene;
    const { digest } = await sync.review();
    await expect(sync.finishReview({ digest, by: "", reason: "" })).rejects.toMatchObject({ code: "configuration" });
    scene.reset({ review: "off" });
    await expect(scene.sync.finishReview({ digest, by: "Ida", reason: "done" })).rejects.toMatchObject({
      code: "configuration",
    });
  });
});

describe("rule 9: a review that is finished", () => {
  it("leaves those it left open to a person, run after run, and they stop nobody", async () => {
    const { finishAndApply, run, world } = company();
    await finishAndApply();
    world.source.people.push(person("4"));
    const { plan } = await run();
    expect(ready(plan)).toEqual(["create 4"]);
    expect(codesOf(plan, "2")).toEqual(["unmatched"]);
  });

  it("lets the rules link somebody it left open, once an address agrees exactly", async () => {
    const { finishAndApply, run, world } = company();
    await finishAndApply();
    world.account("a-x").login = "ada@example.com";
    await run();
    expect((await world.links()).find(({ source }) => source === "2")?.target).toBe("a-x");
  });

  it("lets the rules go on with whom nothing was found for", async () => {
    const scene = createReviewWorld({ people: [ada], settings: { create: false } });
    await scene.finishAndApply();
    scene.reset({ create: true });
    expect(ready((await scene.run()).plan)).toEqual(["create 2"]);
  });

  it("may be finished again after later decisions, and is told again", async () => {
    const { finishAndApply, decide, finish, apply, run } = company();
    expect((await finishAndApply()).report.review).toBe("finished");
    expect((await run()).report.review).toBeUndefined();
    await decide({ what: "match", person: "2", account: "a-x" });
    const plan = await finish();
    expect(plan.confirmation).toBe("review");
    expect((await apply(plan)).review).toBe("finished");
  });

  it("is not told by a run that was cut short", async () => {
    const { finish, apply, run } = company();
    const plan = await finish();
    expect((await apply(plan, { signal: AbortSignal.abort() })).review).toBeUndefined();
    expect((await run()).report.review).toBe("finished");
  });
});
