import { describe, expect, it } from "vitest";
import { account, person, type WorldStart } from "../plan/world.fixture.ts";
import { createReviewWorld, personOf, states } from "./review-world.fixture.ts";

const look = async (start: WorldStart) => createReviewWorld(start).sync.review();

const ada = person("1", { first: "Ada", last: "Lovelace", email: "ada@example.com" });

describe("rule 1: what a review preselects", () => {
  it("is an address that agrees exactly and is nobody else's", async () => {
    const review = await look({ people: [person("1")], accounts: [account("1", { login: "1@EXAMPLE.com" })] });
    expect(personOf(review, "1")).toMatchObject({
      state: "matched",
      match: { account: { id: "a-1" }, by: "workEmail = login", isLinked: false },
    });
  });

  it("is the id of the record where accounts have a slot for it", async () => {
    const review = await look({
      people: [ada],
      accounts: [account("x", { external: "1" })],
      settings: { externalId: "external" },
    });
    expect(states(review)).toEqual(["1 matched a-x"]);
  });

  it("is no other rule of the settings: an employee number is a proposal", async () => {
    const review = await look({
      people: [{ ...ada, number: "7" }],
      accounts: [account("x", { number: "7" })],
      settings: { match: [{ from: "employeeNumber", to: "number" }] },
    });
    expect(personOf(review, "1")).toMatchObject({
      state: "unmatched",
      candidates: [
        {
          account: { id: "a-x" },
          for: ["employee number agrees", "employeeNumber = number agrees"],
          against: ["addresses at the same domain differ", "names differ wholly"],
        },
      ],
    });
  });

  it("is no deactivated account, which is shown with what speaks against it", async () => {
    const review = await look({ people: [person("1")], accounts: [account("1", { state: "inactive" })] });
    const one = personOf(review, "1");
    expect(one.state).toBe("unmatched");
    expect(one.candidates[0]?.against).toEqual(["the account is deactivated"]);
  });

  it("is no name, however alike", async () => {
    const review = await look({ people: [ada], accounts: [account("x", { first: "Ada", last: "Lovelace" })] });
    expect(states(review)).toEqual(["1 unmatched"]);
    expect(personOf(review, "1").candidates).toHaveLength(1);
  });
});

describe("rule 1: whom a review calls ambiguous", () => {
  it("has several good candidates", async () => {
    const namesake = { first: "Ada", last: "Lovelace" };
    const review = await look({
      people: [ada],
      accounts: [
        account("x", { ...namesake, login: "a@one.example" }),
        account("y", { ...namesake, login: "b@two.example" }),
      ],
    });
    expect(personOf(review, "1")).toMatchObject({ state: "ambiguous", evidence: ["several accounts may be theirs"] });
  });

  it("has a candidate that fits another person as well", async () => {
    const review = await look({
      people: [ada, { ...ada, id: "2", email: "lovelace@example.com" }],
      accounts: [account("x", { first: "Ada", last: "Lovelace", login: "x@old.example" })],
    });
    expect(states(review)).toEqual(["1 ambiguous", "2 ambiguous"]);
    expect(personOf(review, "1").candidates[0]?.against).toEqual([
      "another person may have it as well: Ada Lovelace <lovelace@example.com>",
    ]);
  });

  it("shares an address with somebody else of the source", async () => {
    const review = await look({ people: [ada, { ...ada, id: "2", first: "Grace" }], accounts: [] });
    expect(states(review)).toEqual(["1 ambiguous", "2 ambiguous"]);
  });
});

describe("rule 1: whom a review leaves without an account", () => {
  it("is new where one will be made, and unmatched where that is switched off, with a word on it", async () => {
    expect(personOf(await look({ people: [ada] }), "1")).toMatchObject({ state: "new", makesAccount: true });
    expect(personOf(await look({ people: [ada], settings: { create: false } }), "1")).toMatchObject({
      state: "unmatched",
      evidence: ["no account was found", "making accounts is switched off"],
    });
  });

  it("gets none made beside one that may be theirs", async () => {
    const { finish } = createReviewWorld({
      people: [ada],
      accounts: [account("x", { first: "Ada", last: "Lovelace", login: "x@old.example" })],
    });
    expect((await finish()).changes).toEqual([]);
  });

  it("is told from a namesake at the same domain", async () => {
    const review = await look({
      people: [ada, { ...ada, id: "2", email: "ada2@example.com" }],
      accounts: [account("x", { first: "Ada", last: "Lovelace", login: "ada@example.com" })],
    });
    expect(states(review)).toEqual(["1 matched a-x", "2 new"]);
  });
});

describe("a review", () => {
  it("leaves out leavers, people out of scope and those whom nothing is due for", async () => {
    const review = await look({
      people: [
        person("1", { end: "2026-01-01" }),
        person("2", { department: "Sales" }),
        person("3", { department: "Ops" }),
        person("4", { department: "Ops", status: "whatever" }),
      ],
      settings: { scope: { departments: ["Ops"] } },
    });
    expect(review.people.map(({ subject }) => subject)).toEqual(["3"]);
  });

  it("tells of protected accounts, of those of other systems and of an account's own state", async () => {
    const review = await look({
      accounts: [account("1"), account("2", { sourcedBy: "LDAP", state: "suspended" }), account("3", { first: null })],
      settings: { protected: ["a-1"] },
    });
    expect(review.accounts).toEqual([
      {
        id: "a-1",
        name: "First1 Last1",
        address: "1@example.com",
        state: "active",
        status: "ACTIVE",
        closed: "the account is protected",
      },
      {
        id: "a-2",
        name: "First2 Last2",
        address: "2@example.com",
        state: "suspended",
        status: "SUSPENDED",
        closed: "is sourced by LDAP",
      },
      { id: "a-3", name: "Last3", address: "3@example.com", state: "active", status: "ACTIVE" },
    ]);
  });

  it("has the same digest while nothing changes, and another once something does", async () => {
    const { sync, world } = createReviewWorld({ people: [ada], accounts: [account("x")] });
    const { digest } = await sync.review();
    world.pass(60_000);
    expect((await sync.review()).digest).toBe(digest);
    world.account("a-x").login = "ada@example.com";
    expect((await sync.review()).digest).not.toBe(digest);
  });

  it("is JSON as it stands", async () => {
    const review = await look({ people: [ada, person("2")], accounts: [account("2")] });
    expect(JSON.parse(JSON.stringify(review))).toEqual(review);
    expect(review).toMatchObject({ format: "rosterkit review", version: 1, sync: "sync" });
  });

  it("may be looked at where the settings ask for none", async () => {
    const { sync } = createReviewWorld({ people: [ada], settings: { review: "off" } });
    expect((await sync.review()).status).toBe("finished");
  });
});
