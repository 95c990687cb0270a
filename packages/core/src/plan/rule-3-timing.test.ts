import { describe, expect, it } from "vitest";
import type { SourcePerson } from "./people-source.fixture.ts";
import {
  account,
  changeOf,
  codesOf,
  createWorld,
  linkedWorld,
  person,
  short,
  type TestSettings,
} from "./world.fixture.ts";

describe("rule 3: when an account is made, and in what state", () => {
  const joiners = (joiners: NonNullable<NonNullable<TestSettings["lifecycle"]>["joiners"]>): TestSettings => ({
    lifecycle: { joiners },
  });
  const cases: readonly [
    what: string,
    more: Partial<SourcePerson>,
    settings: TestSettings,
    state: string | undefined,
  ][] = [
    ["at work", {}, {}, "active"],
    ["at work, no start date", { start: null }, {}, "active"],
    ["on leave", { status: "onLeave" }, {}, "active"],
    ["on leave, suspended by setting", { status: "onLeave" }, { lifecycle: { leave: "suspend" } }, "suspended"],
    ["before the start", { start: "2026-12-01" }, {}, "staged"],
    ["before the start, HR says active", { start: "2026-12-01", status: "active" }, {}, "staged"],
    ["before the start, first state active", { start: "2026-12-01" }, joiners({ firstState: "active" }), "active"],
    [
      "before the start, suspended",
      { start: "2026-12-01" },
      joiners({ firstState: "suspended until start" }),
      "suspended",
    ],
    ["IT activates", {}, joiners({ activate: false }), "staged"],
    ["pre-hire without a date", { start: null, status: "preHire" }, {}, "staged"],
    ["on start date, not there yet", { start: "2026-12-01" }, joiners({ provision: "on start date" }), undefined],
    ["on start date, there", { start: "2026-11-22" }, joiners({ provision: "on start date" }), "active"],
    [
      "on start date, at an hour not there yet",
      { start: "2026-11-22" },
      joiners({ provision: "on start date", at: "15:00" }),
      undefined,
    ],
    ["ten days before, nine to go", { start: "2026-12-01" }, joiners({ provision: { daysBefore: 10 } }), "staged"],
    ["five days before, nine to go", { start: "2026-12-01" }, joiners({ provision: { daysBefore: 5 } }), undefined],
    ["left", { end: "2026-11-21" }, {}, undefined],
    ["last day is today", { end: "2026-11-22" }, {}, "active"],
    ["left says HR, last day to come", { end: "2026-12-01", status: "left" }, {}, "active"],
    ["unknown status", { status: "sabbatical?" }, {}, undefined],
    ["end before start", { start: "2026-12-01", end: "2026-11-01" }, {}, undefined],
  ];
  it.each(cases)("%s", async (_what, more, settings, state) => {
    const plan = await createWorld({ people: [person("1", more)], settings }).plan();
    expect(plan.changes.map((change) => change.state)).toEqual(state === undefined ? [] : [state]);
  });

  it("sends no mail that the plan does not count", async () => {
    const settings = joiners({ sendActivationMail: true });
    const world = createWorld({ people: [person("1"), person("2", { start: "2026-12-01" })], settings });
    const { plan } = await world.run();
    expect(plan.changes.map(({ mails }) => mails)).toEqual([1, undefined]);
    expect(world.directory.writes.map(({ mail }) => mail)).toEqual([true, false]);
  });
});

describe("rule 3: zones", () => {
  const lifecycle = { siteZones: { Auckland: "Pacific/Auckland" } };
  const cases: readonly [more: Partial<SourcePerson>, at: string, zone: string, zoneFrom: string][] = [
    [{}, "2026-12-03T00:00:00.000Z", "Europe/London", "sync"],
    [{ site: "Auckland" }, "2026-12-02T11:00:00.000Z", "Pacific/Auckland", "site"],
    [{ site: "Auckland", zone: "America/New_York" }, "2026-12-03T05:00:00.000Z", "America/New_York", "person"],
    [{ zone: "Mars/Base" }, "2026-12-03T00:00:00.000Z", "Europe/London", "sync"],
  ];
  it.each(cases)(
    "ends the last day where the person is, and shows the zone and where it came from: %o",
    async (more, at, zone, zoneFrom) => {
      const world = await linkedWorld({
        people: [person("1", more)],
        accounts: [account("1")],
        settings: { lifecycle },
      });
      world.person("1").end = "2026-12-02";
      world.at(new Date(Date.parse(at) - 1).toISOString());
      expect(short(await world.plan())).toEqual([]);
      world.at(at);
      expect(changeOf(await world.plan(), "1").due).toEqual({ at, zone, zoneFrom });
    },
  );

  it("reports a zone that is none", async () => {
    const plan = await createWorld({ people: [person("1", { zone: "Mars/Base" })] }).plan();
    expect(codesOf(plan, "1")).toEqual(["unknown zone"]);
  });
});

describe("rule 3: no work email is waiting", () => {
  it("makes nothing from a private address, and warns before the start", async () => {
    const world = createWorld({
      people: [person("1", { email: null, personal: "a@home.example", start: "2026-12-01" })],
    });
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(plan.counts.waiting).toBe(1);
    expect(codesOf(plan, "1")).toEqual(["waiting"]);
    world.at("2026-11-28T00:00:00Z");
    expect(codesOf(await world.plan(), "1")).toEqual(["work email missing"]);
    world.person("1").email = "1@example.com";
    expect(short(await world.plan())).toEqual(["create 1"]);
  });

  it("says nothing of people who are not due", async () => {
    const settings: TestSettings = { lifecycle: { joiners: { provision: "on start date" } } };
    const plan = await createWorld({ people: [person("1", { email: null, start: "2026-12-24" })], settings }).plan();
    expect(plan.issues).toEqual([]);
  });
});

describe("rule 3: what cannot be told", () => {
  it("holds people of an unknown status and lists each status once, whoever is read first", async () => {
    const people = [person("1", { status: "b?" }), person("2", { status: "a?" }), person("3", { status: "b?" })];
    const issues = (await createWorld({ people }).plan()).issues;
    expect(issues.map(({ code, message }) => [code, message.slice(0, 30)])).toEqual([
      ["unknown status", '1 people have the status "a?",'],
      ["unknown status", '2 people have the status "b?",'],
    ]);
    expect((await createWorld({ people: people.toReversed() }).plan()).issues).toEqual(issues);
  });

  it("holds an end before the start, and a date that is none", async () => {
    const people = [person("1", { start: "2026-05-01", end: "2026-04-01" }), person("2", { start: "31.12.2026" })];
    const plan = await createWorld({ people }).plan();
    expect(short(plan)).toEqual([]);
    expect(codesOf(plan, "1")).toEqual(["end before start"]);
    expect(codesOf(plan, "2")).toEqual(["invalid date", "invalid date"]);
  });

  it("dates a left without a date by the first read, and forgets it when the record says otherwise", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    world.person("1").status = "left";
    const { plan } = await world.run();
    expect(plan.learned.leftSeen).toEqual({ "1": plan.at });
    expect(changeOf(plan, "1")).toMatchObject({ operation: "suspend", due: { at: plan.at } });
    world.pass(86_400_000);
    expect((await world.plan()).learned).toEqual({});
    world.person("1").status = "active";
    expect((await world.run()).plan.learned.notLeft).toEqual(["1"]);
    world.pass(86_400_000);
    world.person("1").status = "left";
    expect((await world.plan()).learned.leftSeen).toHaveProperty("1");
  });

  it("does not forget when a left without a date was first seen because a revocation dates it earlier", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    await world.sync.revoke("1", "2026-11-22T08:00:00Z", "2020-01-01");
    world.person("1").status = "left";
    await world.run();
    world.pass(1000);
    expect((await world.plan()).learned).toEqual({});
  });
});
