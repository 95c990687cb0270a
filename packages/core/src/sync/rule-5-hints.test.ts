import { describe, expect, it } from "vitest";
import type { Hint } from "../adapter/adapter.ts";
import type { SourceState } from "../plan/people-source.fixture.ts";
import { webhookCall } from "../plan/source-events.fixture.ts";
import {
  account,
  codesOf,
  createWorld,
  linkedWorld,
  person,
  ready,
  short,
  type TestSettings,
  type World,
} from "../plan/world.fixture.ts";
import type { Store } from "../store/store.ts";

const three = ["1", "2", "3"];

/** The first run is over. */
const open = (people = three): Promise<World> =>
  linkedWorld({
    people: people.map((id) => person(id)),
    accounts: people.map((id) => account(id)),
    source: { events: { log: [], asked: 0 }, unreadable: new Set() },
  });

const about = (id: string, more: Partial<Hint> = {}): Hint => ({ resource: "people", id, ...more });

const send = async (world: World, hints: readonly Hint[], more: { key?: string; word?: string } = {}) =>
  (await world.sync.receive(webhookCall(hints, more))).status;

/** Whom the next plan would look at. */
const hinted = async (world: World) => (await world.plan({ hinted: true })).hinted;

describe("rule 5: an event is a hint", () => {
  it("writes nothing by itself, and is looked at by id with the next plan", async () => {
    const world = await open();
    Object.assign(world.person("1"), { title: "Chef" });
    Object.assign(world.person("2"), { title: "Clerk" });
    expect(await send(world, [about("1")])).toBe(204);
    expect(world.directory.writes).toEqual([]);
    const reads = world.source.reads;
    const { plan, report } = await world.run({ hinted: true });
    expect([ready(plan), plan.hinted, report.applied]).toEqual([["update 1"], { people: 1 }, 1]);
    expect(world.source.reads).toBe(reads);
    expect(await hinted(world)).toEqual({ people: 0 });
  });

  it("counts for nothing where the call is refused", async () => {
    const world = await open();
    expect(await send(world, [about("1", { revoked: true })], { word: "guess" })).toBe(401);
    world.person("1").end = "2026-12-31";
    expect([await hinted(world), ready(await world.plan())]).toEqual([{ people: 0 }, []]);
  });

  it("is one for each person, however often, in whatever order and by whatever clock", async () => {
    const world = await open();
    const at = ["2031-01-01T00:00:00Z", "1999-01-01T00:00:00Z", "soon"];
    for (const one of at) await send(world, [about("1", { at: one }), about("2")]);
    expect(await hinted(world)).toEqual({ people: 2 });
  });

  it("comes once where it has a key, whether of the call or of its own", async () => {
    const world = await open();
    await send(world, [about("1")], { key: "call-1" });
    world.source.events?.log.push(about("2", { key: "event-2" }));
    await send(world, [about("2", { key: "event-2" })]);
    await world.run({ hinted: true });
    await send(world, [about("1")], { key: "call-1" });
    expect(await world.sync.poll()).toEqual({ hints: 1 });
    expect(await hinted(world)).toEqual({ people: 0 });
  });

  it("stays for the plan after when it came while one was made", async () => {
    const world = await open();
    await send(world, [about("1")]);
    Object.assign(world.person("1"), { title: "Chef" });
    const planned = await world.plan({ hinted: true });
    Object.assign(world.person("1"), { title: "Cook" });
    await send(world, [about("1"), about("2")]);
    await world.apply(planned);
    expect(await hinted(world)).toEqual({ people: 2 });
  });

  it("is not forgotten before what it led to came about", async () => {
    const world = await open();
    await send(
      world,
      three.map((id) => about(id)),
    );
    for (const id of three) Object.assign(world.person(id), { title: "Chef" });
    world.directory.refuses.add("a-1");
    const { report } = await world.run({ hinted: true });
    expect([report.applied, report.failed]).toEqual([2, 1]);
    const again = await world.plan({ hinted: true });
    expect([again.hinted, ready(again)]).toEqual([{ people: 1 }, ["update 1"]]);
  });

  it("is not forgotten where the record could not be read", async () => {
    const world = await open();
    await send(world, [about("1")]);
    world.source.unreadable?.add("1");
    await world.run({ hinted: true });
    world.source.unreadable?.clear();
    expect(await hinted(world)).toEqual({ people: 1 });
  });

  it("goes with a plan that has nothing to do, applied or not", async () => {
    const world = await open();
    await send(world, [about("1")]);
    expect([await hinted(world), await hinted(world)]).toEqual([{ people: 1 }, { people: 0 }]);
  });

  it("is for everybody when it names nobody or too many are named", async () => {
    const crowd = Array.from({ length: 501 }, (_, index) => about(`x${index}`));
    for (const hints of [[{ resource: "people" }], crowd, [about("x".repeat(257))]]) {
      const world = await open();
      Object.assign(world.person("2"), { title: "Clerk" });
      await send(world, hints as Hint[]);
      const { plan } = await world.run({ hinted: true });
      expect([plan.hinted, ready(plan)]).toEqual([{ people: 0, everybody: true }, ["update 2"]]);
      expect(await hinted(world)).toEqual({ people: 0 });
    }
  });

  it("about groups is for everybody where the sync's scope names some, and for nobody where nothing of it does", async () => {
    const told = async (settings: TestSettings, more: Partial<SourceState> = {}) => {
      const world = await open();
      Object.assign(world.source, more);
      world.reset(settings);
      await world.run();
      world.source.events?.log.push({ resource: "groups" });
      await send(world, [{ resource: "groups", id: "g" }]);
      const sent = await hinted(world);
      await world.sync.poll();
      return [sent, await hinted(world)];
    };
    const everybody = { people: 0, everybody: true };
    const nobody = { people: 0 };
    const belonging = { belonging: "told" } as const;
    expect(await told({})).toEqual([nobody, nobody]);
    expect(await told({ scope: { groups: ["Staff"] } }, belonging)).toEqual([everybody, everybody]);
    expect(await told({ scope: { anyOf: [{ groups: ["Staff"] }] } }, belonging)).toEqual([everybody, everybody]);
    expect(await told({ scope: { app: "Portal" } }, belonging)).toEqual([nobody, nobody]);
  });

  it("is answered by a read of everybody, unless it came so lately that a list may not show it", async () => {
    const world = await open();
    await send(world, [about("1")]);
    world.pass(3_600_000);
    await send(world, [about("2")]);
    await world.run();
    expect(await hinted(world)).toEqual({ people: 1 });
  });

  it("goes with a run for those who changed, and not with people named", async () => {
    const world = await open();
    world.source.index = { lags: new Set() };
    world.reset({});
    await world.run();
    world.pass(3_600_000);
    Object.assign(world.person("1"), { title: "Chef", changed: new Date(world.now()).toISOString() });
    Object.assign(world.person("2"), { title: "Clerk" });
    await send(world, [about("2")]);
    world.pass(1000);
    const both = await world.plan({ hinted: true, changed: true });
    expect([ready(both), both.hinted]).toEqual([["update 1", "update 2"], { people: 1 }]);
    await expect(world.plan({ hinted: true, only: ["1"] })).rejects.toMatchObject({ code: "configuration" });
  });

  it("makes the first run no smaller", async () => {
    const world = createWorld({ people: [person("1"), person("2")], source: { events: { log: [], asked: 0 } } });
    await send(world, [about("1")]);
    expect(ready(await world.plan({ hinted: true }))).toEqual(["create 1", "create 2"]);
  });

  it("is 503 when it could not be stored, so that it is sent again", async () => {
    const world = await open();
    const held = await world.store.lease("hints for sync", "somebody", 60_000);
    expect([await send(world, [about("1")]), await hinted(world)]).toEqual([503, { people: 0 }]);
    if (held) await world.store.release(held);
    const failing = Object.assign(world.store, {
      commit: async () => Promise.reject(new Error("disk full")),
    } satisfies Partial<Store>);
    expect([failing === world.store, await send(world, [about("1")])]).toEqual([true, 503]);
  });

  it("is taken while a run goes on", async () => {
    const world = await open();
    const lease = await world.store.lease("sync", "a run", 60_000);
    expect([lease?.sync, await send(world, [about("1")])]).toEqual(["sync", 204]);
  });

  it("is refused in settings where the source tells nothing", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    const refused = { code: "configuration" };
    await expect(world.sync.receive(webhookCall([]))).rejects.toMatchObject(refused);
    await expect(world.sync.poll()).rejects.toMatchObject(refused);
    await expect(world.sync.connectEvents("https://sync.example.com/hr")).rejects.toMatchObject(refused);
  });
});

describe("rule 5: events that are asked for", () => {
  it("go on where the last call ended, page by page", async () => {
    const world = await open();
    world.source.events?.log.push(...three.map((id) => about(id)));
    expect([await world.sync.poll(), await hinted(world)]).toEqual([{ hints: 3 }, { people: 3 }]);
    expect(await world.sync.poll()).toEqual({ hints: 0 });
    world.source.events?.log.push(about("2"));
    expect([await world.sync.poll(), await hinted(world)]).toEqual([{ hints: 1 }, { people: 1 }]);
  });

  it("begin anew where the vendor has forgotten us, with everybody to be looked at", async () => {
    const world = await open();
    world.source.events?.log.push(about("1"));
    await world.sync.poll();
    world.source.events?.log.push(about("2"), about("3"));
    Object.assign(world.source.events ?? {}, { forgotten: 2 });
    expect(await world.sync.poll()).toEqual({ hints: 1, restarted: true });
    expect(await hinted(world)).toEqual({ people: 2, everybody: true });
  });

  it("are no more than a call takes at once", async () => {
    const world = await open();
    world.source.events?.log.push(...Array.from({ length: 201 }, () => about("1")));
    expect([await world.sync.poll(), await world.sync.poll()]).toEqual([{ hints: 200, more: true }, { hints: 1 }]);
  });
});

describe("rule 5: where events are sent", () => {
  it("is told to the vendor, or is for a person to say", async () => {
    const world = await open();
    expect(await world.sync.connectEvents("https://sync.example.com/hr")).toMatchObject({ status: "by hand" });
    const addresses: string[] = [];
    const able = createWorld({ source: { events: { log: [], asked: 0, addresses } } });
    expect(await able.sync.connectEvents("https://sync.example.com/hr")).toMatchObject({ status: "ready" });
    expect(addresses).toEqual(["https://sync.example.com/hr"]);
    await expect(able.sync.connectEvents("http://sync.example.com/hr")).rejects.toMatchObject({
      code: "configuration",
    });
  });
});

describe("rule 5: an immediate revocation is the one event that is a fact", () => {
  const at = "2026-11-23T09:00:00.000Z";

  it("acts with the next plan when the record shows an end", async () => {
    const world = await open();
    world.person("1").end = "2026-12-31";
    await send(world, [about("1", { revoked: true, at })]);
    expect(ready(await world.plan({ hinted: true }))).toEqual(["suspend 1"]);
  });

  it("is held when it shows none", async () => {
    const world = await open();
    await send(world, [about("1", { revoked: true, at })]);
    const plan = await world.plan({ hinted: true });
    expect([short(plan), codesOf(plan, "1")]).toEqual([[], ["revocation"]]);
  });

  it("is not lifted by the start date that the record has already", async () => {
    const world = await open();
    Object.assign(world.person("1"), { start: "2027-01-04", end: "2027-12-31" });
    await send(world, [about("1", { revoked: true, at })]);
    await world.run({ hinted: true });
    expect(world.account("a-1").state).toBe("suspended");
    Object.assign(world.person("1"), { start: "2027-02-01" });
    expect(ready(await world.plan())).not.toEqual(["suspend 1"]);
  });

  it("stands without that date where the record cannot be read, until it can", async () => {
    const world = await open();
    Object.assign(world.person("1"), { start: "2027-01-04", end: "2027-12-31" });
    await send(world, [about("1", { revoked: true, at })]);
    world.source.unreadable?.add("1");
    await world.plan({ hinted: true });
    expect(await world.store.kept("sync", "revocations")).toEqual({ 1: { at } });
    world.source.unreadable?.clear();
    expect(ready(await world.plan({ hinted: true }))).toEqual(["suspend 1"]);
  });

  it("is dated by when it came where the vendor's clock is ahead, or tells nothing", async () => {
    const world = await open();
    const now = new Date(world.now()).toISOString();
    await send(world, [about("1", { revoked: true, at: "2031-01-01T00:00:00Z" }), about("2", { revoked: true })]);
    await world.plan();
    expect(await world.store.kept("sync", "revocations")).toMatchObject({ 1: { at: now }, 2: { at: now } });
  });

  it("does not come again once a person has taken it back, however often it is sent", async () => {
    const world = await open();
    const revoked = about("1", { revoked: true, at });
    await send(world, [revoked]);
    await world.plan();
    await world.sync.releaseRevocation("1");
    await send(world, [revoked]);
    await world.plan();
    expect(await world.store.kept("sync", "revocations")).toEqual({});
  });
});
