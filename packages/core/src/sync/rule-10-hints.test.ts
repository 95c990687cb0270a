import { describe, expect, it } from "vitest";
import { webhookCall } from "../plan/source-events.fixture.ts";
import { account, linkedWorld, person, type World } from "../plan/world.fixture.ts";

const ids = ["1", "2", "3"];

const open = async (): Promise<World> => {
  const world = await linkedWorld({
    people: ids.map((id) => person(id)),
    accounts: ids.map((id) => account(id)),
    source: { events: { log: [], asked: 0 } },
  });
  Object.assign(world.person("1"), { title: "Chef" });
  Object.assign(world.person("2"), { end: "2026-12-31" });
  return world;
};

const revoked = { resource: "people", id: "2", revoked: true, at: "2026-11-23T09:00:00.000Z" } as const;
const calls = [
  { hints: [{ resource: "people", id: "1" }] as const, key: "one" },
  { hints: [revoked], key: "two" },
];

/** The store of a process that dies at its nth commit, before or after that is durable. Gives the way to bring the store back to life. */
const dieAt = ({ store }: World, nth: number, when: "before" | "after") => {
  const { commit } = store;
  let commits = 0;
  const dead = new Error("the process is dead");
  Object.assign(store, {
    commit: async (...args: Parameters<typeof commit>) => {
      commits += 1;
      if (commits < nth) return commit(...args);
      if (commits === nth && when === "after") await commit(...args);
      throw dead;
    },
  });
  return { revive: () => Object.assign(store, { commit }), isDead: () => commits >= nth };
};

/** The vendor sends until it is told that a call was taken, and not again. */
const deliver = async (world: World, taken: Set<string>) => {
  for (const { hints, key } of calls) {
    if (taken.has(key)) continue;
    const { ok } = await world.sync.receive(webhookCall(hints, { key }));
    if (ok) taken.add(key);
  }
};

const live = async (world: World, taken: Set<string>) => {
  await deliver(world, taken);
  await world.run({ hinted: true });
};

describe("rule 10: a process that dies loses no hint", () => {
  it.each(["before", "after"] as const)("%s any commit that it makes", async (when) => {
    let nth = 1;
    for (let isDead = true; isDead; nth += 1) {
      const world = await open();
      const process = dieAt(world, nth, when);
      const taken = new Set<string>();
      await live(world, taken).catch(() => undefined);
      isDead = process.isDead();
      process.revive();
      world.pass(120_000);
      world.reset({});
      await deliver(world, taken);
      expect(taken.size).toBe(2);
      for (let runs = 0; runs < 3 && (await world.sync.due()).some(({ because }) => because === "hints"); runs += 1)
        await world.run({ hinted: true });
      const found = [world.account("a-1").title, world.account("a-2").state, await world.sync.due()];
      expect(found, `commit ${nth}`).toEqual([
        "Chef",
        "suspended",
        expect.not.arrayContaining([expect.objectContaining({ because: "hints" })]),
      ]);
    }
    expect(nth).toBeGreaterThan(6);
  });
});
