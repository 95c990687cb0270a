import { describe, expect, it } from "vitest";
import type { Hint } from "../adapter/adapter.ts";
import { receivedInMemory } from "../inbox/received-in-memory.fixture.ts";
import { webhookCall } from "../plan/source-events.fixture.ts";
import { account, codesOf, linkedWorld, person, ready } from "../plan/world.fixture.ts";

const hourMs = 3_600_000;
const three = ["1", "2", "3"];

/** The first run is over, and what events name is kept. */
const open = async () => {
  const received = receivedInMemory();
  const world = await linkedWorld({
    people: three.map((id) => person(id)),
    accounts: three.map((id) => account(id)),
    source: { events: { log: [], asked: 0 } },
    received,
  });
  const now = () => new Date(world.now()).toISOString();
  const send = async (hints: readonly Hint[], more: { readonly key?: string; readonly word?: string } = {}) =>
    (await world.sync.receive(webhookCall(hints, more))).status;
  return { world, received, now, send };
};

const about = (id: string, more: Partial<Hint> = {}): Hint => ({ resource: "people", id, ...more });

describe("rule 5: what events named is looked at once more", () => {
  it("each person once, however many events named them, and each time it is asked for", async () => {
    const { world, now, send } = await open();
    const since = now();
    for (const key of ["a", "b", "c"]) await send([about("1"), about("2")], { key });
    await world.run({ hinted: true });
    Object.assign(world.person("1"), { title: "Chef" });
    expect((await world.plan({ hinted: true })).hinted).toEqual({ people: 0 });
    expect(await world.sync.replay({ since })).toEqual({ people: 2 });
    expect(await world.sync.replay({ since })).toEqual({ people: 2 });
    expect((await world.sync.due()).map(({ because }) => because)).toContain("hints");
    const { plan } = await world.run({ hinted: true });
    expect([plan.hinted, ready(plan)]).toEqual([{ people: 2 }, ["update 1"]]);
    expect(await world.sync.replay({ since })).toEqual({ people: 2 });
    expect((await world.plan({ hinted: true })).hinted).toEqual({ people: 2 });
  });

  it("of those alone that came in the window, by webhook or because they were asked for", async () => {
    const { world, now, send } = await open();
    await send([about("1")]);
    world.pass(hourMs);
    const since = now();
    world.source.events?.log.push(about("2", { key: "e" }));
    await world.sync.poll();
    world.pass(hourMs);
    const until = now();
    await send([about("3")]);
    await world.run({ hinted: true });
    expect(await world.sync.replay({ since, until })).toEqual({ people: 1 });
    expect((await world.plan({ hinted: true })).hinted).toEqual({ people: 1 });
    expect(await world.sync.replay({ since })).toEqual({ people: 2 });
    expect(await world.sync.replay({ since: "2020-01-01" })).toEqual({ people: 3 });
    expect(await world.sync.replay({ since: "2020-01-01", until: "2020-01-02" })).toEqual({ people: 0 });
  });

  it("is everybody where one named nobody, or too many are named", async () => {
    const crowd = Array.from({ length: 501 }, (_, index) => about(`x${index}`));
    for (const hints of [[{ resource: "people" } as const], crowd]) {
      const { world, now, send } = await open();
      const since = now();
      await send(hints);
      await world.run({ hinted: true });
      expect(await world.sync.replay({ since })).toMatchObject({ everybody: true });
      expect((await world.plan({ hinted: true })).hinted).toMatchObject({ everybody: true });
    }
  });

  it("keeps ids and instants, each event once, and nothing of a call that is refused", async () => {
    const { world, received, send } = await open();
    await send([about("1", { at: "2031-01-01T00:00:00Z" }), about("2", { key: "own" })], { key: "call" });
    await send([about("1")], { key: "call" });
    world.source.events?.log.push(about("2", { key: "own" }));
    await world.sync.poll();
    expect(await send([about("3")], { word: "guess" })).toBe(401);
    expect(received.rows).toEqual(
      ["1", "2"].map((id) => ({
        resource: "people",
        id,
        at: new Date(world.now()).toISOString(),
        key: expect.stringMatching(/^.{32}$/),
      })),
    );
  });

  it("does not make a fact of a revocation again that a person took back", async () => {
    const { world, now, send } = await open();
    const since = now();
    await send([about("1", { revoked: true })], { key: "r" });
    expect(codesOf(await world.plan({ hinted: true }), "1")).toEqual(["revocation"]);
    await world.sync.releaseRevocation("1");
    await world.sync.replay({ since });
    const plan = await world.plan({ hinted: true });
    expect([plan.hinted, codesOf(plan, "1")]).toEqual([{ people: 1 }, []]);
  });

  it("is not taken where it cannot be kept, so that it is sent again", async () => {
    const { world, received, now, send } = await open();
    const since = now();
    Object.assign(received, { add: async () => Promise.reject(new Error("disk full")) });
    expect(await send([about("1")])).toBe(503);
    expect((await world.plan({ hinted: true })).hinted).toEqual({ people: 0 });
    expect(await world.sync.replay({ since })).toEqual({ people: 0 });
  });

  it("is refused for what is no window, and where nothing is kept", async () => {
    const { world } = await open();
    const refused = { code: "configuration" };
    for (const window of [{ since: "soon" }, { since: "2026-01-02", until: "2026-01-01" }, { since: "2999-01-01" }])
      await expect(world.sync.replay(window)).rejects.toMatchObject(refused);
    const forgetful = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    await expect(forgetful.sync.replay({ since: "2026-01-01" })).rejects.toMatchObject(refused);
  });
});
