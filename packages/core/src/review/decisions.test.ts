import { describe, expect, it } from "vitest";
import { connectDirectory } from "../plan/directory.fixture.ts";
import { connectSource } from "../plan/people-source.fixture.ts";
import { account, person, ready, settingsOf, short } from "../plan/world.fixture.ts";
import { createLinks } from "../store/links.ts";
import { createSync } from "../sync/create-sync.ts";
import { MatchError } from "./match-error.ts";
import { createReviewWorld, personOf, type ReviewWorldStart, states } from "./review-world.fixture.ts";

const three = ["1", "2", "3"];

/** Three people with their accounts, and one account that is nobody's. */
const company = (more: ReviewWorldStart = {}) =>
  createReviewWorld({
    people: three.map((id) => person(id)),
    accounts: [...three.map((id) => account(id)), account("x", { first: "Some", last: "Body" })],
    settings: { review: "off" },
    ...more,
  });

/** The same, linked. */
const linked = async (more: ReviewWorldStart = {}) => {
  const scene = company(more);
  await scene.run();
  scene.world.directory.writes.length = 0;
  return scene;
};

const problems = async (decided: Promise<unknown>) => {
  const error = await decided.catch((reason: unknown) => reason);
  if (!MatchError.isInstance(error)) throw error;
  return error.problems.map(({ decision, code }) => `${decision} ${code}`);
};

describe("rule 1: a match by hand", () => {
  it("ties a person, by record id or work email, to an account, by id or address, and writes nothing to the vendor", async () => {
    const { decide, world, sync } = company();
    await decide({ what: "match", person: "1@EXAMPLE.com", account: "X@example.com" });
    expect(await world.links()).toMatchObject([
      { source: "1", target: "a-x", verdict: "same", by: "Ida", reason: "asked them" },
    ]);
    expect(world.directory.writes).toEqual([]);
    expect(states(await sync.review())).toContain("1 matched a-x");
  });

  it("survives every run that comes after, and what the rules would say", async () => {
    const { decide, run, world } = company();
    world.account("a-1").login = "elsewhere@example.com";
    await decide({ what: "match", person: "1", account: "a-x" });
    await run();
    world.account("a-1").login = "9@example.com";
    await run();
    expect(world.account("a-x")).toMatchObject({ first: "First1", login: "1@example.com" });
    expect((await world.links()).find(({ source }) => source === "1")).toMatchObject({ target: "a-x", by: "Ida" });
  });

  it("frees the account of before, which no rule gives back", async () => {
    const { decide, run, world, sync } = await linked();
    await decide({ what: "match", person: "1", account: "a-x" });
    expect((await sync.review()).accounts.map(({ id }) => id)).toEqual(["a-1"]);
    await decide({ what: "unmatch", person: "1" });
    await run();
    const links = createLinks(await world.links());
    expect([links.isDifferent("1", "a-1"), links.isDifferent("1", "a-x")]).toEqual([true, true]);
    expect(states(await sync.review())[0]).toBe("1 unmatched");
  });

  it("lets two people change accounts at once", async () => {
    const { decide, sync } = await linked();
    await decide({ what: "match", person: "1", account: "a-2" }, { what: "match", person: "2", account: "a-1" });
    expect(states(await sync.review())).toEqual(["1 matched a-2", "2 matched a-1", "3 matched a-3"]);
  });

  it("said again changes nothing", async () => {
    const { decide, world } = await linked();
    const before = await world.journal();
    expect(await decide({ what: "match", person: "1", account: "a-1" })).toMatchObject({ decided: 0, unchanged: 1 });
    expect(await world.journal()).toEqual(before);
  });

  it("counts what agrees on that day as ours, like any link", async () => {
    const { decide, world, run } = company({
      people: [person("1", { department: "Sales" }), person("2", { department: "Sales" })],
      accounts: [account("x", { department: "Sales" }), account("2", { department: "Sales" })],
      settings: { review: "off", mapping: { fromEmployee: { department: { value: "department" } } } },
    });
    await decide({ what: "match", person: "1", account: "a-x" });
    world.person("1").department = null;
    await run();
    expect(world.account("a-x").department).toBeNull();
  });
});

describe("rule 1: a decision against", () => {
  it("keeps the pair from being matched again, and nobody is made an account beside", async () => {
    const { decide, sync, run, world } = company();
    await decide({ what: "unmatch", person: "1" });
    expect(personOf(await sync.review(), "1")).toMatchObject({ state: "unmatched", candidates: [] });
    const { plan } = await run();
    expect(short(plan).filter((line) => line.includes(" 1"))).toEqual([]);
    expect(plan.issues.find(({ subject }) => subject === "1")?.code).toBe("unmatched");
    expect(world.directory.made).toBe(0);
  });

  it("may be made of several accounts, one after the other", async () => {
    const { decide, sync } = company({
      accounts: [account("1"), account("x", { first: "First1", last: "Last1", login: "z@z.example" })],
    });
    await decide({ what: "unmatch", person: "1", account: "a-1" });
    expect(personOf(await sync.review(), "1").candidates.map((one) => one.account.id)).toEqual(["a-x"]);
    await decide({ what: "unmatch", person: "1", account: "a-x" });
    expect(personOf(await sync.review(), "1").candidates).toEqual([]);
  });

  it("leaves somebody out of everything", async () => {
    const { decide, sync, run, world } = await linked();
    await decide({ what: "ignore", person: "1" });
    world.person("1").title = "Chef";
    expect(ready((await run()).plan)).toEqual([]);
    expect(states(await sync.review())[0]).toBe("1 ignored");
    expect(personOf(await sync.review(), "1").decided).toMatchObject({ by: "Ida", reason: "asked them" });
  });

  it("gives somebody an account of their own, be they from before the sync", async () => {
    const { decide, sync, run, world } = company({
      people: [person("1", { email: "new@example.com", first: "Some", last: "Body" })],
      settings: { review: "off", newJoinersOnly: true },
    });
    expect(ready(await sync.plan())).toEqual([]);
    await decide({ what: "new", person: "1" });
    expect(personOf(await sync.review(), "1")).toMatchObject({ state: "new", makesAccount: true });
    await run();
    expect([...world.directory.accounts.keys()]).toContain("made-1");
  });

  it("says so where no account can be made", async () => {
    const { decide, sync } = company({ settings: { review: "off", create: false } });
    await decide({ what: "new", person: "1" });
    expect(personOf(await sync.review(), "1")).toMatchObject({
      state: "new",
      makesAccount: false,
      evidence: ["a person wants one made", "making accounts is switched off"],
    });
  });
});

describe("rule 12: a decision", () => {
  it("is undone by another, which brings back what was there", async () => {
    const { decide, sync } = await linked();
    await decide({ what: "match", person: "1", account: "a-x" });
    await decide({ what: "undo", person: "1" });
    expect(states(await sync.review())[0]).toBe("1 matched a-1");
    await decide({ what: "ignore", person: "2" });
    await decide({ what: "undo", person: "2" });
    expect(states(await sync.review())[1]).toBe("2 matched a-2");
  });

  it("before anything was linked leaves nothing behind when it is undone", async () => {
    const { decide, sync } = company();
    const before = states(await sync.review());
    for (const what of ["unmatch", "ignore", "new"] as const) {
      await decide({ what, person: "1" });
      await decide({ what: "undo", person: "1" });
      expect(states(await sync.review())).toEqual(before);
    }
  });

  it("stands in the journal with who and why, and is taken back like any run", async () => {
    const { decide, sync, apply, world } = await linked();
    const { run } = await decide({ what: "match", person: "1", account: "a-x" });
    const intent = (await world.journal()).find((entry) => entry.type === "intent" && entry.run === run);
    expect(intent).toMatchObject({
      subject: "1",
      what: { decided: "match", by: "Ida", because: "asked them", account: "a-x" },
      lifted: { by: "Ida", reason: "asked them" },
      links: [{ source: "1", target: "a-1" }],
    });
    await apply(await sync.revert(run));
    expect(createLinks(await world.links()).bySource("1")?.target).toBe("a-1");
  });
});

describe("rule 10: a plan from before a decision", () => {
  it("does nothing about that person, and the rest of it goes on", async () => {
    const { sync, decide, apply, world } = company();
    const plan = await sync.plan({ adopt: "exact" });
    world.pass(1000);
    await decide({ what: "unmatch", person: "1" }, { what: "match", person: "2", account: "a-x" });
    expect(await apply(plan)).toMatchObject({ applied: 1, heldLeft: 2 });
    const links = createLinks(await world.links());
    expect(["1", "2", "3"].map((id) => links.bySource(id)?.target)).toEqual([undefined, "a-x", "a-3"]);
  });

  it("does not tie a pair that a person took apart, be its hold lifted", async () => {
    const { sync, decide, apply, world } = company();
    const plan = await sync.plan();
    world.pass(1000);
    await decide({ what: "unmatch", person: "1" });
    const lift = { codes: ["review"] as const, by: "Ida", reason: "all of it" };
    expect(await apply(plan, { lift })).toMatchObject({ moved: 1 });
    expect(createLinks(await world.links()).bySource("1")).toBeUndefined();
  });
});

describe("rule 9: a decision is refused", () => {
  it("for what nobody may be matched with, every problem told and nothing half-done", async () => {
    const { decide, world } = company({
      people: [...three.map((id) => person(id)), person("4", { end: "2026-01-01" })],
      accounts: [...three.map((id) => account(id)), account("x"), account("y", { sourcedBy: "LDAP" })],
      settings: { review: "off", protected: ["a-x"] },
    });
    expect(
      await problems(
        decide(
          { what: "match", person: "1", account: "a-x" },
          { what: "match", person: "2", account: "a-y" },
          { what: "match", person: "4", account: "a-1" },
          { what: "match", person: "nobody", account: "nothing" },
          { what: "undo", person: "3" },
          { what: "ignore", person: "3" },
        ),
      ),
    ).toEqual([
      "0 account closed",
      "1 account closed",
      "2 leaver",
      "3 no such person",
      "3 no such account",
      "4 nothing to undo",
      "5 decided twice",
    ]);
    expect(await world.links()).toEqual([]);
    expect(await world.journal()).toEqual([]);
  });

  it("for an account that another person has, or that two are to have", async () => {
    const { decide } = await linked();
    expect(await problems(decide({ what: "match", person: "1", account: "a-2" }))).toEqual(["0 account taken"]);
    expect(
      await problems(
        decide({ what: "match", person: "1", account: "a-x" }, { what: "match", person: "2", account: "a-x" }),
      ),
    ).toEqual(["0 account taken", "1 account taken"]);
  });

  it("for an account that another sync is linked to", async () => {
    const { world, decide } = company({ settings: { review: "off", owns: "linked accounts" } });
    const other = createSync({
      source: {
        ...connectSource({ ...world.source, tenant: "another", people: [person("9", { email: "x@example.com" })] }),
      },
      target: connectDirectory(world.directory),
      settings: settingsOf({ id: "other", owns: "linked accounts" }),
      store: world.store,
      now: world.now,
    });
    const plan = await other.plan({ adopt: "exact" });
    await other.apply(plan, { confirm: plan.digest });
    expect(await problems(decide({ what: "match", person: "1", account: "a-x" }))).toEqual(["0 account closed"]);
  });

  it("for a name that means several, and for unmatching somebody who is matched with nothing", async () => {
    const { decide } = company({
      people: [person("1"), person("2", { email: "1@example.com" }), person("5", { email: null })],
    });
    expect(
      await problems(decide({ what: "ignore", person: "1@example.com" }, { what: "unmatch", person: "5" })),
    ).toEqual(["0 several people", "1 not matched"]);
  });

  it("that names no person or no reason, or is none", async () => {
    const { sync } = company();
    await expect(sync.match([{ what: "ignore", person: "1" }], " ", "")).rejects.toMatchObject({
      code: "configuration",
    });
    await expect(sync.match([{ what: "match", person: "1" }], "Ida", "asked")).rejects.toMatchObject({
      code: "configuration",
    });
  });

  it("without a name in the message", async () => {
    const { decide } = await linked();
    const error = await decide({ what: "match", person: "1", account: "2@example.com" }).catch(
      (reason: Error) => reason,
    );
    expect((error as Error).message).not.toMatch(/First|Last|@/);
  });
});
