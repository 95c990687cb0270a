import { describe, expect, it } from "vitest";
import { account, person, ready } from "../plan/world.fixture.ts";
import { createReviewWorld, personOf, states } from "./review-world.fixture.ts";

const teams = { prefix: "OKTA_INSGRP_", removePrefix: true, adopt: "by name" as const };

/** One exact match, one that needs a person, and somebody who is in no list of the other side. */
const company = () =>
  createReviewWorld({
    settings: { groups: teams },
    people: [
      person("1", { title: "Head chef" }),
      person("2", { first: "Ada", last: "Lovelace", email: "ada.lovelace@example.com" }),
      person("3", { first: "Grace", last: "Hopper", email: "grace@example.com" }),
    ],
    accounts: [
      account("1", { title: "Chef" }),
      account("x", { login: "", first: null, last: "ACME\\ada.lovelace" }),
      account("y", { login: "stranger@example.com", first: "Nobody", last: "Known" }),
    ],
    sourceGroups: [
      { id: "g1", name: "OKTA_INSGRP_Sales", members: ["1"] },
      { id: "g2", name: "OKTA_INSGRP_Research", members: ["2"] },
      { id: "g3", name: "Everyone", members: ["1", "2", "3"] },
    ],
    targetGroups: [{ id: "t1", name: "Sales", members: [] }],
  });

describe("the matching screen", () => {
  it("is prompted after the sync to review and manually match any unmatched employees", async () => {
    const { sync, world } = company();
    const review = await sync.review();
    expect(review.status).toBe("open");
    expect(states(review)).toEqual(["1 matched a-1", "2 unmatched", "3 new"]);
    expect(review.counts).toEqual({
      matched: 1,
      unmatched: 1,
      ambiguous: 0,
      new: 1,
      ignored: 0,
      open: 1,
      accounts: 2,
    });
    expect(personOf(review, "2").candidates).toMatchObject([
      {
        account: { id: "a-x" },
        confidence: 0.9,
        for: ["user name is that of the address", "name agrees"],
        against: [],
      },
    ]);
    expect(review.accounts.map(({ id }) => id)).toEqual(["a-x", "a-y"]);
    expect(world.directory.writes).toEqual([]);
  });

  it("matches a team by the same name in both, the prefix not visible", async () => {
    const { sync } = company();
    const { groups } = await sync.review();
    expect(groups).toMatchObject([
      { subject: "g1", name: "Sales", group: "t1" },
      { subject: "g2", name: "Research" },
    ]);
  });

  it("labels a newly created team always as New", async () => {
    const { sync, finishAndApply } = company();
    const before = await sync.review();
    expect(before.groups.filter(({ label }) => label === "New").map(({ name }) => name)).toEqual(["Research"]);
    await finishAndApply();
    expect((await sync.review()).groups[1]).toMatchObject({ state: "matched", name: "Research" });
  });

  it("lets people match by hand whoever no address matches", async () => {
    const { sync, decide, finishAndApply, world } = company();
    await decide({ what: "match", person: "ada.lovelace@example.com", account: "a-x", reason: "her laptop" });
    expect(personOf(await sync.review(), "2")).toMatchObject({
      state: "matched",
      match: { account: { id: "a-x" }, by: "Ida", isLinked: true },
      decided: { by: "Ida", reason: "her laptop" },
    });
    await finishAndApply();
    expect(world.account("a-x")).toMatchObject({ first: "Ada", last: "Lovelace", login: "ada.lovelace@example.com" });
  });
});

describe("clicking the Finish button", () => {
  it("is needed before anything is written", async () => {
    const { sync, run, world, groups } = company();
    await sync.review();
    await expect(run()).rejects.toMatchObject({ code: "review-open", open: 1 });
    expect(world.directory.writes).toEqual([]);
    expect(groups.made).toBe(0);
    expect(await world.links()).toEqual([]);
  });

  it("shows what will change before it changes", async () => {
    const { finish, world } = company();
    const plan = await finish();
    expect(ready(plan).toSorted()).toEqual(["create 3", "create g2", "link 1", "link g1", "members g1", "update 1"]);
    expect(plan.confirmation).toBe("first run");
    expect(world.directory.writes).toEqual([]);
  });

  it("has an undo option after this step", async () => {
    const { sync, finishAndApply, apply, world } = company();
    const { report } = await finishAndApply();
    await apply(await sync.revert(report.run));
    expect(world.account("a-1").title).toBe("Chef");
  });

  it("prompts a notification when the integration is completed, once", async () => {
    const { finishAndApply, run } = company();
    const { report } = await finishAndApply();
    expect(report.review).toBe("finished");
    expect((await run()).report.review).toBeUndefined();
  });

  it("syncs and enriches the employees, who are in the right teams afterwards", async () => {
    const { finishAndApply, groups, world } = company();
    await finishAndApply();
    expect(world.account("a-1").title).toBe("Head chef");
    const inTeams = [...groups.groups.values()].map(({ name, members }) => [name, members.map(String)]);
    expect(inTeams).toEqual([
      ["Sales", ["a-1"]],
      ["Research", []],
    ]);
  });
});

describe("a wrong match", () => {
  /** Somebody was matched with the account of a namesake, which took name, address and title over. */
  const wrong = async () => {
    const scene = createReviewWorld({
      people: [person("1", { first: "Ada", last: "Lovelace", title: "Analyst" })],
      accounts: [
        account("x", { login: "ada@old.example", first: "Adah", last: "Lovelace", title: "Poet" }),
        account("z", { login: "al@old.example", first: "A", last: "Lovelace", title: "Clerk" }),
      ],
      settings: { groups: teams },
      sourceGroups: [{ id: "g1", name: "OKTA_INSGRP_Research", members: ["1"] }],
    });
    await scene.decide({ what: "match", person: "1", account: "a-x" });
    await scene.finishAndApply();
    // The login is not changed by the plan that links.
    await scene.run();
    return scene;
  };

  const inTeam = ({ groups }: Awaited<ReturnType<typeof wrong>>) =>
    [...groups.groups.values()].flatMap(({ members }) => members);

  it("can result in changes to employee details like name, email, and team", async () => {
    const scene = await wrong();
    expect(scene.world.account("a-x")).toMatchObject({ first: "Ada", login: "1@example.com", title: "Analyst" });
    expect(inTeam(scene)).toEqual(["a-x"]);
  });

  it("is unmatched to rectify the data, which is not cumbersome", async () => {
    const scene = await wrong();
    const { sync, apply, decide, run, world } = scene;
    const plan = await sync.revertMatch("1");
    expect(plan).toMatchObject({ confirmation: "revert", counts: { update: 1 } });
    expect(ready(plan).toSorted()).toEqual(["members g1", "update 1"]);
    await apply(plan);
    await decide({ what: "unmatch", person: "1" });
    const rectified = { first: "Adah", last: "Lovelace", login: "ada@old.example", title: "Poet" };
    expect(inTeam(scene)).toEqual([]);
    expect(world.account("a-x")).toMatchObject(rectified);
    await run();
    expect(world.account("a-x")).toMatchObject(rectified);
  });

  it("is matched to the correct person instead", async () => {
    const scene = await wrong();
    const { sync, apply, decide, run, world } = scene;
    await apply(await sync.revertMatch("1"));
    await decide({ what: "match", person: "1", account: "a-z" });
    await run();
    expect(world.account("a-x")).toMatchObject({ first: "Adah", login: "ada@old.example", title: "Poet" });
    expect(world.account("a-z")).toMatchObject({ first: "Ada", title: "Analyst" });
    expect(inTeam(scene)).toEqual(["a-z"]);
  });
});

describe("the Match Employee button", () => {
  it("opens the matching screen once more after the integration is complete", async () => {
    const { sync, finishAndApply } = company();
    await finishAndApply();
    const review = await sync.review();
    expect(review).toMatchObject({ status: "finished", finished: { by: "Ida", reason: "looked at everybody" } });
    expect(states(review)).toEqual(["1 matched a-1", "2 unmatched", "3 matched made-1"]);
  });

  it("unmatches employees who are already paired", async () => {
    const { sync, decide, finishAndApply, run, world } = company();
    await finishAndApply();
    await decide({ what: "unmatch", person: "1" });
    const review = await sync.review();
    expect(personOf(review, "1")).toMatchObject({ state: "unmatched", decided: { by: "Ida" } });
    expect(review.accounts.map(({ id }) => id)).toContain("a-1");
    await run();
    expect((await world.links()).find(({ source }) => source === "1")).toMatchObject({ verdict: "different" });
  });

  it("matches already matched employees with other employees", async () => {
    const { sync, decide, finishAndApply } = company();
    await finishAndApply();
    await decide({ what: "match", person: "1", account: "stranger@example.com" });
    expect(states(await sync.review())[0]).toBe("1 matched a-y");
  });
});

describe("deactivating the integration", () => {
  it("stops syncing the data, and all the data that is already synced stays", async () => {
    const { sync, finishAndApply, world, groups } = company();
    await finishAndApply();
    const synced = structuredClone([...world.directory.accounts.values()]);
    const inTeams = structuredClone([...groups.groups.values()]);
    const links = await world.links();
    world.directory.writes.length = 0;
    world.person("1").title = "Somebody else";
    await sync.retire();
    expect(world.directory.writes).toEqual([]);
    expect([...world.directory.accounts.values()]).toEqual(synced);
    expect([...groups.groups.values()]).toEqual(inTeams);
    expect(await world.links()).toEqual(links);
  });
});
