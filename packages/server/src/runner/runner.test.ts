import { ConfigurationError, type Plan } from "@rosterkit/core";
import { describe, expect, it, vi } from "vitest";
import { receivedInMemory } from "../../../core/src/inbox/received-in-memory.fixture.ts";
import { webhookCall } from "../../../core/src/plan/source-events.fixture.ts";
import { account, createWorld, person } from "../../../core/src/plan/world.fixture.ts";
import { hourMs, minuteMs, openScene, type Scene, withOurClock } from "../__fixtures__/open-scene.ts";

withOurClock();

const two = { people: [person("1"), person("2")], accounts: [account("1"), account("2")] };
const quarters = (count: number) => Array.from({ length: count }, () => 15 * minuteMs);

describe("rule 3: what is due is done when it is due", () => {
  it("looks at everybody within a day of the last time, and not sooner", async () => {
    const scene = await openScene(two);
    await scene.runner.start();
    await scene.settle();
    expect(scene.runs()).toEqual(["every so often"]);
    await scene.pass(...quarters(4 * 23));
    expect(scene.runs()).toHaveLength(1);
    await scene.pass(...quarters(5));
    expect(scene.runs()).toEqual(["every so often", "every so often"]);
  });

  it("wakes at the instant of somebody's end, and puts them out then", async () => {
    const scene = await openScene(two);
    Object.assign(scene.world.person("2"), { end: "2026-11-23" });
    await scene.runner.start();
    await scene.settle();
    const [next] = await scene.world.sync.due();
    expect(next?.because).toBe("next moment");
    const waitMs = Date.parse(next?.at ?? "") - scene.world.now();
    const whole = Math.floor((waitMs - 1) / (15 * minuteMs));
    await scene.pass(...quarters(whole), waitMs - 1 - whole * 15 * minuteMs);
    expect(scene.world.account("a-2").state).toBe("active");
    await scene.pass(1);
    expect(scene.world.account("a-2").state).toBe("suspended");
    expect(scene.runs()).toEqual(["every so often", "next moment"]);
  });
});

describe("a schedule", () => {
  it("has everybody looked at by the wall clock of its zone, and counts from when it was first seen", async () => {
    const scene = await openScene(two);
    scene.set({ schedule: { cron: "0 16 * * 1", zone: "Pacific/Auckland" } });
    await scene.runner.start();
    await scene.settle();
    expect(scene.runs()).toEqual(["every so often"]);
    // The world stands at 13:00 UTC of Monday 2026-11-23; Auckland is thirteen hours ahead.
    const untilMs = Date.parse("2026-11-30T03:00:00Z") - scene.world.now();
    const hours = Array.from({ length: untilMs / hourMs }, () => hourMs);
    await scene.pass(...hours);
    expect(scene.runs().filter((because) => because === "schedule")).toHaveLength(1);
    await scene.pass(hourMs);
    expect(scene.runs().filter((because) => because === "schedule")).toHaveLength(1);
  });

  it("that cannot be read is told once, and tried ever more seldom", async () => {
    const scene = await openScene(two);
    scene.set({ schedule: { cron: "often", zone: "Pacific/Auckland" } });
    await scene.runner.start();
    await scene.settle();
    await scene.pass(...quarters(8));
    expect(scene.notices.map(({ about, code }) => [about, code])).toEqual([["failed", "configuration"]]);
    expect(scene.turns.filter(({ result }) => result === "failed").length).toBeLessThan(8);
    scene.set({});
    await scene.pass(...quarters(5));
    expect(scene.notices.at(-1)?.about).toBe("recovered");
    expect(scene.runs()).toEqual(["every so often"]);
  });
});

describe("events", () => {
  const told = () => ({ ...two, source: { events: { log: [], asked: 0 } } });

  it("are gathered, then looked at in one run", async () => {
    const scene = await openScene(told());
    await scene.runner.start();
    await scene.settle();
    Object.assign(scene.world.person("1"), { title: "Chef" });
    Object.assign(scene.world.person("2"), { title: "Cook" });
    for (const id of ["1", "2", "1"])
      expect((await scene.runner.receive("sync", webhookCall([{ resource: "people", id }])))?.status).toBe(204);
    await scene.settle();
    expect(scene.runs()).toEqual(["every so often"]);
    await scene.pass(2000);
    expect(scene.runs()).toEqual(["every so often", "hints"]);
    expect([scene.world.account("a-1").title, scene.world.account("a-2").title]).toEqual(["Chef", "Cook"]);
  });

  it("are asked for as often as is set", async () => {
    const scene = await openScene(told());
    scene.set({ pollEveryMinutes: 5 });
    await scene.runner.start();
    await scene.settle();
    const { events } = scene.world.source;
    const asked = events?.asked ?? 0;
    await scene.pass(4 * minuteMs);
    expect(events?.asked).toBe(asked);
    Object.assign(scene.world.person("1"), { title: "Chef" });
    events?.log.push({ resource: "people", id: "1" });
    await scene.pass(minuteMs);
    expect(scene.world.account("a-1").title).toBe("Chef");
  });

  it("that are replayed have their people looked at once more, at once", async () => {
    const scene = await openScene({ ...told(), received: receivedInMemory() });
    await scene.runner.start();
    await scene.settle();
    const since = new Date(scene.world.now()).toISOString();
    await scene.runner.receive("sync", webhookCall([{ resource: "people", id: "1" }]));
    await scene.pass(2000);
    Object.assign(scene.world.person("1"), { title: "Chef" });
    expect(await scene.runner.replay("sync", { since })).toEqual({ people: 1 });
    await scene.settle();
    expect([scene.world.account("a-1").title, scene.runs().at(-1)]).toEqual(["Chef", "hints"]);
    expect(await scene.runner.replay("other", { since })).toBeUndefined();
  });

  it("of a sync that is not there are nobody's", async () => {
    const scene = await openScene(told());
    expect(await scene.runner.receive("other", webhookCall([]))).toBeUndefined();
  });

  it("that a person has to do something about first do not make it run again and again", async () => {
    const world = createWorld({ ...told(), accounts: [] });
    const scene = await openScene(world);
    await scene.runner.start();
    await scene.settle();
    await scene.runner.receive("sync", webhookCall([{ resource: "people", id: "1" }]));
    await scene.pass(2000, ...Array.from({ length: 59 }, () => minuteMs));
    expect(scene.runs().length).toBeGreaterThan(3);
    expect(scene.runs().length).toBeLessThan(10);
    expect(scene.notices.map(({ about }) => about)).toEqual(["confirmation needed"]);
  });
});

describe("rule 9: what a person has to confirm", () => {
  it("is told once, handed over, and not applied until they say so", async () => {
    const plans: string[] = [];
    const world = createWorld({ people: [person("1")], accounts: [] });
    const scene = await openScene(world, { onPlan: async ({ digest }) => void plans.push(digest) });
    await scene.runner.start();
    await scene.settle();
    await scene.pass(...quarters(8));
    expect(scene.notices.map(({ about }) => about)).toEqual(["confirmation needed"]);
    expect(plans).toContain(scene.notices[0]?.digest);
    expect(world.directory.accounts.size).toBe(0);
    await scene.runner.syncNow("sync", { confirm: true });
    await scene.settle();
    expect(world.directory.accounts.size).toBe(1);
  });
});

describe("rule 9: a kept plan that was seen", () => {
  const openWithPlans = async () => {
    const world = createWorld({ ...two, accounts: [account("1")] });
    const kept = new Map<string, Plan>();
    const scene = await openScene(world, {
      onPlan: async (plan) => void kept.set(`plan ${kept.size + 1}`, plan),
      plans: { get: async (id) => kept.get(id) },
    });
    await scene.runner.start();
    await scene.settle();
    return { world, kept, scene };
  };

  it("is applied as it was seen, what is new since not", async () => {
    const { world, kept, scene } = await openWithPlans();
    const [id = "", seen] = [...kept][0] ?? [];
    expect(seen?.confirmation).toBe("first run");
    world.source.people.push(person("3"));
    await scene.runner.applyPlan("sync", { id, digest: seen?.digest ?? "" });
    await scene.settle();
    expect([...world.directory.accounts.values()].map(({ login }) => login)).toEqual([
      "1@example.com",
      "2@example.com",
    ]);
    expect(kept.size).toBe(1);
    expect(scene.turns.at(-1)).toMatchObject({ because: "action", result: "done" });
  });

  it("is not applied by the digest of another, nor once it is not kept any more", async () => {
    const { world, kept, scene } = await openWithPlans();
    const [id = "", seen] = [...kept][0] ?? [];
    await scene.runner.applyPlan("sync", { id, digest: "that of another" });
    await scene.settle();
    kept.clear();
    await scene.runner.applyPlan("sync", { id: "gone", digest: seen?.digest ?? "" });
    await scene.settle();
    expect(world.directory.writes).toEqual([]);
    const other = await openScene(two);
    await expect(other.runner.applyPlan("sync", { id, digest: "" })).rejects.toSatisfy(ConfigurationError.isInstance);
    const told = scene.notices.flatMap(({ code }) => code ?? []);
    expect(told).toEqual(["confirmation-required", "configuration"]);
  });
});

describe("rule 2: sync now and sync all", () => {
  it("looks at one person alone", async () => {
    const scene = await openScene(two);
    await scene.runner.start();
    await scene.settle();
    Object.assign(scene.world.person("1"), { title: "Chef" });
    Object.assign(scene.world.person("2"), { title: "Cook" });
    await scene.runner.syncNow("sync", { subject: "2" });
    await scene.settle();
    expect([scene.world.account("a-1").title, scene.world.account("a-2").title]).toEqual([undefined, "Cook"]);
  });

  it("makes accounts for those who had started before, once the plan is confirmed", async () => {
    const world = createWorld({
      people: [person("1"), person("2")],
      accounts: [account("1")],
      settings: { newJoinersOnly: true },
    });
    await world.run();
    const scene = await openScene(world);
    await scene.runner.start();
    await scene.runner.syncAll("sync");
    await scene.settle();
    expect(world.directory.accounts.size).toBe(1);
    expect(scene.notices.map(({ about }) => about)).toContain("confirmation needed");
    await scene.runner.syncAll("sync", { confirm: true });
    await scene.settle();
    expect(world.directory.accounts.size).toBe(2);
  });
});

describe("the end", () => {
  it("waits for what goes on and begins nothing", async () => {
    const scene = await openScene(two);
    await scene.runner.start();
    await scene.runner.syncNow("sync");
    const ended = scene.runner.stop();
    await scene.settle();
    await ended;
    expect(scene.runner.state).toBe("stopped");
    const before = scene.turns.length;
    await scene.runner.wake("sync");
    await scene.pass(...quarters(4));
    expect(scene.turns).toHaveLength(before);
  });

  it("leaves a run that takes too long to whoever comes next", async () => {
    const scene: Scene = await openScene(two, {
      onPlan: async () => {
        ended = scene.runner.stop({ graceMs: 1000 });
        await vi.advanceTimersByTimeAsync(1000);
      },
    });
    let ended: Promise<void> | undefined;
    Object.assign(scene.world.person("1"), { title: "Chef" });
    await scene.runner.start();
    await scene.settle();
    await ended;
    expect(scene.turns.map(({ result }) => result)).toEqual(["aborted"]);
    const next = await openScene(scene.world);
    await next.runner.start();
    await next.settle();
    await next.pass(...quarters(8));
    expect(scene.world.account("a-1").title).toBe("Chef");
  });
});
