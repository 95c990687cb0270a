import { describe, expect, it } from "vitest";
import { account, codesOf, person, short } from "../plan/world.fixture.ts";
import { createReviewWorld, personOf, states } from "./review-world.fixture.ts";

/** Everybody is linked; then an admin makes Ada's account one with her other one, whose id stays, and somebody new starts. */
const merged = async (absence: "proven" | "never" = "never") => {
  const scene = createReviewWorld({
    people: [person("1", { first: "Ada", last: "Lovelace", email: "ada.lovelace@example.com" }), person("2")],
    accounts: [
      account("1", { login: "ada.lovelace@example.com", first: "Ada", last: "Lovelace" }),
      account("2"),
      account("x", { login: "", first: null, last: "ACME\\ada.lovelace" }),
    ],
  });
  const { world } = scene;
  world.directory.absence = absence;
  scene.reset({});
  await scene.finishAndApply();
  world.directory.accounts.delete("a-1");
  world.source.people.push(person("3"));
  return scene;
};

describe("rule 6: an account that is gone at a target which removes nobody", () => {
  it("leaves its owner unmatched, with what happened and the account that it may have been made one with", async () => {
    const { sync, person: reviewed } = await merged();
    expect(states(await sync.review())).toEqual(["1 unmatched", "2 matched a-2", "3 unmatched"]);
    expect(await reviewed("1")).toMatchObject({
      evidence: [
        "the account they were matched with, a-1, is gone although the target removes nobody: an admin there made it one with another, or it is not shown",
      ],
      candidates: [{ account: { id: "a-x" }, for: ["user name is that of the address", "name agrees"] }],
    });
  });

  it("is mended by matching its owner with the one it was made one with: the read is complete again", async () => {
    const { sync, decide, run, world } = await merged();
    const before = (await run()).plan;
    expect([short(before), codesOf(before, "1")]).toEqual([[], ["account merged"]]);
    expect(codesOf(before, "")).toContain("incomplete target read");
    await decide({ what: "match", person: "1", account: "a-x" });
    expect(personOf(await sync.review(), "1")).toMatchObject({ state: "matched", match: { account: { id: "a-x" } } });
    const { plan } = await run();
    expect([short(plan), plan.issues]).toEqual([["create 3", "update 1"], []]);
    await run();
    expect(world.account("a-x")).toMatchObject({ first: "Ada", login: "ada.lovelace@example.com" });
    expect(short(await sync.plan())).toEqual([]);
  });

  it("is mended by unmatching its owner, who gets no account before a person says so", async () => {
    const { sync, decide, run } = await merged();
    await decide({ what: "unmatch", person: "ada.lovelace@example.com" });
    const { plan } = await run();
    expect([short(plan), codesOf(plan, "")]).toEqual([["create 3"], []]);
    expect(personOf(await sync.review(), "1")).toMatchObject({
      state: "unmatched",
      evidence: ["a person unmatched them"],
    });
    await decide({ what: "new", person: "1" });
    expect(short((await run()).plan)).toEqual(["create 1"]);
  });

  it("is shown likewise where the target did remove it", async () => {
    const { person: reviewed } = await merged("proven");
    expect(await reviewed("1")).toMatchObject({
      state: "unmatched",
      evidence: ["the account they were matched with, a-1, is gone at the target"],
      candidates: [{ account: { id: "a-x" } }],
    });
  });
});
