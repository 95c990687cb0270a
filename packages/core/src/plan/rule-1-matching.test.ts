import { describe, expect, it } from "vitest";
import type { Account } from "./directory.fixture.ts";
import type { SourcePerson } from "./people-source.fixture.ts";
import { account, changeOf, codesOf, createWorld, linkedWorld, person, ready, short } from "./world.fixture.ts";

describe("rule 1: who is who", () => {
  it("lets a stored link win over every match rule", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    world.directory.accounts.set("b", account("b", { id: "b", login: "other@example.com" }));
    world.person("1").email = "other2@example.com";
    const plan = await world.plan();
    expect(changeOf(plan, "1", "update")).toMatchObject({ account: "a-1", set: { login: "other2@example.com" } });
    expect(short(plan)).toEqual(["update 1"]);
  });

  it("looks for the record's own id before anything else", async () => {
    const world = createWorld({
      people: [person("1")],
      accounts: [account("x", { external: "1" }), account("1")],
      settings: { externalId: "external" },
    });
    expect(changeOf(await world.plan(), "1", "link")).toMatchObject({ account: "a-x", by: "record id = external" });
  });

  it("writes the record's id into its slot: when made, when linked, and for those linked before there was a slot", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1"), account("2")] });
    world.source.people.push(person("2"), person("3"));
    world.reset({ externalId: "external" });
    const { plan } = await world.run();
    expect(changeOf(plan, "1", "update").set).toEqual({ external: "1" });
    expect(changeOf(plan, "2", "update").set).toEqual({ external: "2" });
    expect(changeOf(plan, "3", "create").set).toMatchObject({ external: "3" });
    expect(plan.rules).toHaveProperty("external");
    expect(short(await world.plan())).toEqual([]);
  });

  const logins: readonly [what: string, login: string, email: string][] = [
    ["case", "ANNE@Example.com", "anne@example.com"],
    ["diacritics", "anne.müller@example.com", "anne.muller@example.com"],
    ["composed and decomposed letters", "zoe\u0308@example.com", "zo\u00eb@example.com"],
  ];
  it.each(logins)("matches logins that differ only in %s, and calls them the same", async (_what, login, email) => {
    const world = createWorld({ people: [person("1", { email })], accounts: [account("1", { login })] });
    const { plan } = await world.run();
    expect(ready(plan)).toEqual(["link 1"]);
    expect(short(await world.plan())).toEqual([]);
  });

  it("leaves two candidates to a person, with evidence, and goes on with the others", async () => {
    const accounts = [account("x", { number: "7" }), account("y", { number: "7" }), account("2")];
    const settings = {
      match: [
        { from: "employeeNumber", to: "number" },
        { from: "workEmail", to: "login" },
      ],
    };
    const people = [person("1", { number: "7" }), person("2")];
    const plan = await createWorld({ people, accounts, settings }).plan();
    expect(short(plan)).toEqual(["link 1 conflict", "link 2"]);
    expect(changeOf(plan, "1").held?.evidence.join()).toMatch(
      /2 accounts match by employeeNumber = number,account a-x/,
    );
  });

  it("holds people who share a key, and nobody else", async () => {
    const people = [
      person("1", { email: "SAME@example.com" }),
      person("2", { email: "same@example.com" }),
      person("3"),
    ];
    const plan = await createWorld({ people, accounts: [] }).plan();
    expect(short(plan)).toEqual(["create 3", "link 1 conflict", "link 2 conflict"]);
    expect(plan.counts).toMatchObject({ create: 1, conflict: 2 });
  });

  it("holds two people whom different rules lead to one account", async () => {
    const people = [person("1", { email: "one@example.com" }), person("2", { email: "shared@example.com" })];
    const accounts = [account("x", { login: "shared@example.com", external: "1" })];
    const plan = await createWorld({ people, accounts, settings: { externalId: "external" } }).plan();
    expect(short(plan)).toEqual(["link 1 conflict", "link 2 conflict"]);
  });

  it("says so when a login is taken by an account that no rule gives to the person", async () => {
    const settings = { match: [{ from: "employeeNumber", to: "number" }] };
    const plan = await createWorld({
      people: [person("1", { number: "1" })],
      accounts: [account("1")],
      settings,
    }).plan();
    expect(short(plan)).toEqual(["link 1 conflict"]);
    expect(changeOf(plan, "1").held?.evidence.join()).toMatch(/login is taken by account a-1/);
  });

  it("plans a link with evidence, rule and fingerprints, counted by the guard", async () => {
    const people = Array.from({ length: 30 }, (_, index) => person(`p${index}`));
    const accounts = people.map(({ id }) => account(id));
    const world = await linkedWorld({ people: [], accounts });
    world.source.people = people;
    const plan = await world.plan();
    const link = changeOf(plan, "p0", "link");
    expect(link).toMatchObject({
      account: "a-p0",
      by: "workEmail = login",
      held: { code: "guard", guardClass: "link" },
    });
    expect(link.evidence?.join()).toMatch(/workEmail = login agrees with account a-p0 \(ACTIVE\)/);
    expect(link.fingerprints).not.toBe("");
  });

  it("holds links of the first run for review, takes exact ones when told to, and never makes them unasked later", async () => {
    const world = createWorld({ people: [person("1")], accounts: [account("1")] });
    const first = await world.sync.plan();
    expect(short(first)).toEqual(["link 1 review"]);
    await world.apply(first);
    world.pass(1000);
    world.directory.breaksAfter = 0;
    await world.apply(await world.sync.plan());
    world.directory.breaksAfter = Number.POSITIVE_INFINITY;
    expect(short(await world.sync.plan())).toEqual(["link 1 review"]);
    expect(short(await world.plan({ adopt: "exact" }))).toEqual(["link 1"]);
    const lift = { codes: ["review"] as const, by: "Ada", reason: "looked at" };
    await world.apply(await world.sync.plan(), { lift });
    expect(short(await world.sync.plan())).toEqual([]);
  });

  const unclaimable: readonly [string, Partial<SourcePerson>, Partial<Account>, readonly string[]][] = [
    ["a leaver", { end: "2026-10-01", status: "left" }, {}, []],
    ["a leaver without a date", { status: "left" }, {}, []],
    ["somebody whose status is unknown", { status: "?" }, {}, []],
    ["somebody whose account is deactivated", {}, { state: "inactive" }, ["link 1 conflict"]],
    ["somebody about to start, who may", { start: "2026-12-01" }, {}, ["link 1"]],
    ["somebody on leave, who may", { status: "onLeave" }, {}, ["link 1"]],
  ];
  it.each(unclaimable)("lets an account be claimed by rule or not: %s", async (_who, more, found, expected) => {
    const world = createWorld({ people: [person("1", more)], accounts: [account("1", found)] });
    expect(short(await world.plan())).toEqual(expected);
  });

  it("does not let anybody claim an account that is linked to somebody at work", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    world.source.people.push(person("2", { email: "1@example.com" }));
    const plan = await world.plan();
    expect(short(plan)).toEqual(["link 2 conflict"]);
    expect(changeOf(plan, "2").held?.evidence.join()).toMatch(/linked to another person, 1/);
  });

  it("neither suspends, activates nor renames an account in the plan that links it; the next one does", async () => {
    const people = [person("1", { number: "n1", email: "new@example.com" }), person("2", { start: "2026-12-24" })];
    const accounts = [account("x", { number: "n1", title: "Old" }), account("2")];
    const match = [
      { from: "employeeNumber", to: "number" },
      { from: "workEmail", to: "login" },
    ];
    const settings = { match, lifecycle: { joiners: { firstState: "suspended until start" as const } } };
    const world = createWorld({ people, accounts, settings });
    const { plan } = await world.run();
    expect(short(plan)).toEqual(["update 1", "link 1", "link 2"]);
    expect(changeOf(plan, "1", "update").set).not.toHaveProperty("login");
    const next = await world.plan();
    expect(changeOf(next, "1", "update").set).toEqual({ login: "new@example.com" });
    expect(changeOf(next, "2", "suspend")).toMatchObject({ ground: "stated" });
  });

  it("leaves alone those whom a person said to leave out, and pairs that a person said are different", async () => {
    const world = createWorld({ people: [person("1"), person("2")], accounts: [account("1"), account("2")] });
    const lease = await world.store.lease("sync", "a person", 1000);
    if (!lease) throw new Error("no lease");
    const by = { resource: "people", by: "Ada", at: "2026-11-22T00:00:00.000Z", evidence: [] } as const;
    const links = [
      { ...by, source: "1", verdict: "ignore" as const },
      { ...by, source: "2", target: "a-2", verdict: "different" as const },
    ];
    await world.store.commit(lease, { links });
    await world.store.release(lease);
    expect(short(await world.plan())).toEqual(["link 2 conflict"]);
  });

  it("follows the link when an email changes", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    world.person("1").email = "married@example.com";
    const { plan } = await world.run();
    expect(changeOf(plan, "1")).toMatchObject({
      operation: "update",
      account: "a-1",
      set: { login: "married@example.com" },
      was: { login: "1@example.com" },
    });
    expect(codesOf(plan, "1")).toEqual([]);
    expect(short(await world.plan())).toEqual([]);
  });
});
