import { describe, expect, it } from "vitest";
import { webhookCall } from "../../../core/src/plan/source-events.fixture.ts";
import { account, createWorld, linkedWorld, person, type World } from "../../../core/src/plan/world.fixture.ts";
import { hourMs, openScene, type Scene, withOurClock } from "../__fixtures__/open-scene.ts";
import { createPlansInMemory } from "./kept-plans.ts";
import type { RunnerOptions } from "./runner.ts";

withOurClock();

const ids = Array.from({ length: 170 }, (_, index) => String(index + 1));
const no = { count: 1000, share: 1 };
const wide = { guard: { update: no, attribute: no } };
const ends = { source: { id: "HR", adapter: "hr" }, target: { id: "directory", adapter: "directory" } };

/** A big company's sync and a small one's over one place, each run to make way after every round of fifty writes. */
const open = async (big: World, more: Partial<RunnerOptions> = {}): Promise<Scene & { readonly small: World }> => {
  const small = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
  small.at(new Date(big.now()).toISOString());
  const syncs = {
    list: async () => [],
    open: async (id: string) => ({ ...ends, sync: id === "big" ? big.sync : small.sync }),
  };
  return { small, ...(await openScene(big, { syncs, concurrency: 1, sliceSeconds: 0, ...more })) };
};

const told = ({ turns }: Scene) => turns.map(({ sync, result }) => `${sync} ${result}`);

const created = ({ directory }: World) => directory.writes.filter(({ verb }) => verb === "create").length;

/** Everybody is new, and more than the guard lets through unseen. */
const firstRun = (): World =>
  createWorld({
    people: ids.map((id) => person(id)),
    settings: { guard: { create: { count: 1, share: 0.01 } } },
    at: "2026-11-23T13:00:00.000Z",
  });

/** Everybody has got another title. */
const retitled = async (): Promise<World> => {
  const world = await linkedWorld({
    people: ids.map((id) => person(id)),
    accounts: ids.map((id) => account(id)),
    settings: wide,
    source: { events: { log: [], asked: 0 } },
  });
  for (const id of ids) Object.assign(world.person(id), { title: "Chef" });
  return world;
};

const updates = ({ directory }: World) => directory.writes.filter(({ verb }) => verb === "update").length;

describe("one place, and a big sync at it", () => {
  it("is given to a small one after one slice, and the big one is right in the end, each change written once", async () => {
    const big = firstRun();
    const scene = await open(big);
    await scene.runner.syncNow("big", { confirm: true });
    await scene.runner.wake("small");
    await scene.runner.start();
    await scene.settle();
    expect(told(scene)).toEqual(["big unfinished", "small done", "big done"]);
    expect(scene.turns.map(({ applied, notApplied }) => [applied, notApplied])).toEqual([
      [50, 0],
      [0, 0],
      [120, 0],
    ]);
    expect(big.directory.accounts.size).toBe(ids.length);
    expect(created(big)).toBe(ids.length);
    expect((await big.plan()).changes).toEqual([]);
  });

  it("is kept where nobody waits", async () => {
    const scene = await open(await retitled());
    await scene.runner.wake("big");
    await scene.runner.start();
    await scene.settle();
    expect(told(scene)).toEqual(["big done"]);
  });

  it("is kept for the length of a slice, whoever waits", async () => {
    const scene = await open(await retitled(), { sliceSeconds: 30 });
    await scene.runner.wake("big");
    await scene.runner.wake("small");
    await scene.runner.start();
    await scene.settle();
    expect(told(scene)).toEqual(["big done", "small done"]);
  });

  it("says that a run goes on later", async () => {
    const big = await retitled();
    const seen: unknown[] = [];
    const scene: Scene = await open(big, {
      onTurn: async ({ sync }) => {
        if (sync === "small") seen.push((await scene.runner.status("big"))?.unfinishedSince);
      },
    });
    await scene.runner.wake("big");
    await scene.runner.wake("small");
    await scene.runner.start();
    await scene.settle();
    expect(seen).toEqual([new Date(big.now()).toISOString()]);
    expect((await scene.runner.status("big"))?.unfinishedSince).toBeUndefined();
  });
});

/** Has the big one begin, and does something once it has made way. */
const inBetween = async (big: World, what: (scene: Scene) => Promise<unknown> | unknown) => {
  let isDone = false;
  const scene: Scene = await open(big, {
    onTurn: async ({ sync, result }) => {
      seen.push(`${sync} ${result}`);
      if (isDone || result !== "unfinished") return;
      isDone = true;
      await what(scene);
    },
  });
  const seen: string[] = [];
  return { ...scene, seen };
};

describe("rule 8: removals first, also between two slices", () => {
  it("puts somebody out whose moment comes while the rest of their own sync waits", async () => {
    const big = await retitled();
    Object.assign(big.person("170"), { end: "2026-11-23" });
    const scene = await inBetween(big, () => big.at("2026-11-24T00:00:00.000Z"));
    await scene.runner.wake("big");
    await scene.runner.wake("small");
    await scene.runner.start();
    await scene.settle();
    expect(scene.seen.slice(0, 3)).toEqual(["big unfinished", "small done", "big done"]);
    const out = big.directory.writes.findIndex(({ verb, id }) => verb === "suspended" && id === "a-170");
    expect(out).toBe(50);
    expect(ids.filter((id) => big.account(`a-${id}`).title !== "Chef")).toEqual(["170"]);
    expect(updates(big)).toBe(ids.length - 1);
  });

  it("does so beside a first run that a person confirmed, and goes on with that", async () => {
    const big = firstRun();
    Object.assign(big.person("1"), { end: "2026-11-23" });
    const scene = await inBetween(big, () => big.at("2026-11-24T00:00:00.000Z"));
    await scene.runner.syncNow("big", { confirm: true });
    await scene.runner.wake("small");
    await scene.runner.start();
    await scene.settle();
    expect(scene.seen.slice(0, 3)).toEqual(["big unfinished", "small done", "big done"]);
    expect(big.directory.accounts.size).toBe(ids.length);
    expect(created(big)).toBe(ids.length);
    const leaver = [...big.directory.accounts.values()].find(({ login }) => login === "1@example.com");
    expect(leaver?.state).toBe("suspended");
  });

  it("looks at once at whom an event names, and goes on with the same plan", async () => {
    const big = await retitled();
    const scene = await inBetween(big, async () => {
      Object.assign(big.person("170"), { title: "Cook" });
      big.pass(1000);
      await big.sync.receive(webhookCall([{ resource: "people", id: "170" }]));
    });
    await scene.runner.wake("big");
    await scene.runner.wake("small");
    await scene.runner.start();
    await scene.settle();
    const cook = big.directory.writes.findIndex(({ id }) => id === "a-170");
    expect(cook).toBe(50);
    expect(big.account("a-170").title).toBe("Cook");
    expect(updates(big)).toBe(ids.length);
  });
});

describe("rule 10: a process that ends between two slices", () => {
  const runHalf = async (big: World, more: Partial<RunnerOptions>) => {
    const scene: Scene = await open(big, {
      ...more,
      onTurn: ({ result }) => {
        if (result === "unfinished") void scene.runner.stop();
      },
    });
    await scene.runner.syncNow("big", { confirm: true });
    await scene.runner.wake("small");
    await scene.runner.start();
    await scene.settle();
    expect(created(big)).toBe(50);
  };

  it("leaves the rest to another one that has the plan, also of what a person confirmed", async () => {
    const big = firstRun();
    const plans = createPlansInMemory();
    await runHalf(big, { plans });
    const next = await open(big, { plans });
    await next.runner.wake("big");
    await next.runner.start();
    await next.settle();
    expect(told(next)).toEqual(["big done"]);
    expect(created(big)).toBe(ids.length);
    expect((await big.plan()).changes).toEqual([]);
  });

  it("has it planned anew where the plan is lost", async () => {
    const big = createWorld({ people: ids.map((id) => person(id)), settings: { guard: { create: no } } });
    await runHalf(big, {});
    const next = await open(big);
    await next.runner.wake("big");
    await next.runner.start();
    await next.settle();
    expect(created(big)).toBe(ids.length);
    expect((await big.plan()).changes).toEqual([]);
  });

  it("plans anew what nobody confirmed and is old", async () => {
    const big = await retitled();
    const plans = createPlansInMemory();
    const scene: Scene = await open(big, {
      plans,
      onTurn: ({ result }) => {
        if (result === "unfinished") void scene.runner.stop();
      },
    });
    await scene.runner.wake("big");
    await scene.runner.wake("small");
    await scene.runner.start();
    await scene.settle();
    big.pass(2 * hourMs);
    Object.assign(big.person("170"), { title: "Cook" });
    const next = await open(big, { plans });
    await next.runner.wake("big");
    await next.runner.start();
    await next.settle();
    expect(told(next)).toEqual(["big done"]);
    expect(big.account("a-170").title).toBe("Cook");
  });
});
