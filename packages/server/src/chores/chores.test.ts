import { createMemoryStore } from "@rosterkit/core";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { account, person } from "../../../core/src/plan/world.fixture.ts";
import { hourMs, openScene, withOurClock } from "../__fixtures__/open-scene.ts";
import type { Notice } from "../runner/notice.ts";
import type { ChoreFailure, Chores, ChoresOptions, ChoresStore, WatchedCredential } from "./chores.ts";
import { createChores } from "./create-chores.ts";

const dayMs = 24 * hourMs;
const startMs = Date.parse("2026-11-23T13:00:00Z");
const patient = { timeout: 30_000, interval: 5 };

/** Processes that share a store whose clock the test turns, and look for what is due all the time. */
const open = (credentials: readonly WatchedCredential[] = [], expire?: () => Promise<unknown>) => {
  let nowMs = startMs;
  let looks = 0;
  const store: ChoresStore = { ...createMemoryStore(), ...(expire && { expire }) };
  const notices: Notice[] = [];
  const failures: ChoreFailure[] = [];
  const chores = (more: Partial<ChoresOptions> = {}): Chores => {
    const made = createChores({
      store,
      now: () => nowMs,
      credentials: async () => {
        looks += 1;
        return credentials;
      },
      onNotice: (notice) => notices.push(notice),
      onFailure: (failure) => failures.push(failure),
      lookAgainMs: 5,
      ...more,
    });
    onTestFinished(() => made.stop());
    return made;
  };
  /** Days pass one by one, each until the credentials were looked at. */
  const pass = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      const before = looks;
      nowMs += dayMs;
      await vi.waitFor(() => expect(looks).toBe(before + 1), patient);
    }
  };
  const wait = (ms: number) => {
    nowMs += ms;
  };
  return { store, notices, failures, chores, pass, looked: () => looks, wait };
};

const okta: WatchedCredential = { connection: "okta", sync: "people to Okta", unusedDays: 30 };

describe("a credential that ends unused", () => {
  it("is told once, a week before its end, of a connection that nobody uses", async () => {
    const { chores, notices, pass } = open([okta, { ...okta, sync: "another" }]);
    const one = chores();
    await one.used(["okta"]);
    one.start();
    await pass(22);
    expect(notices).toEqual([]);
    await pass(1);
    await one.stop();
    expect(notices).toEqual([
      {
        about: "credential near its end",
        sync: "people to Okta",
        connection: "okta",
        at: "2026-12-16T13:00:00.000Z",
        endsAt: "2026-12-23T13:00:00.000Z",
        message: "The credential was not used for 23 days, and ends after 30",
        remedy: "Let a sync that uses it run, or check it; once it has ended, make a new one.",
      },
    ]);
  });

  it("is not told while it is used, and again when it is left another time", async () => {
    const { chores, notices, pass } = open([okta]);
    const one = chores();
    await one.used(["okta"]);
    one.start();
    await pass(20);
    await one.used(["okta"]);
    await pass(22);
    expect(notices).toEqual([]);
    await pass(2);
    await one.used(["okta"]);
    await pass(23);
    await one.stop();
    expect(notices.map(({ at, endsAt }) => [at.slice(0, 10), endsAt?.slice(0, 10)])).toEqual([
      ["2027-01-05", "2027-01-12"],
      ["2027-01-29", "2027-02-05"],
    ]);
  });

  it("counts from when it was first watched where nobody has seen it used", async () => {
    const { chores, notices, pass, looked } = open([okta]);
    const one = chores();
    one.start();
    await vi.waitFor(() => expect(looked()).toBe(1), patient);
    await pass(22);
    expect(notices).toEqual([]);
    await pass(1);
    await one.stop();
    expect(notices).toHaveLength(1);
  });

  it("is told by its own end where the vendor says it", async () => {
    const { chores, notices } = open([{ connection: "hr", sync: "main", endsAt: "2026-11-28T00:00:00Z" }]);
    const one = chores();
    one.start();
    await vi.waitFor(() => expect(notices).toHaveLength(1), patient);
    expect(notices[0]).toMatchObject({ connection: "hr", endsAt: "2026-11-28T00:00:00Z" });
  });
});

describe("what is done once a day", () => {
  it("is done by one process of many, and again the next day by whoever is there", async () => {
    let expired = 0;
    const { chores, pass, looked } = open([], async () => {
      expired += 1;
    });
    const several = [chores(), chores(), chores()];
    for (const one of several) one.start();
    await vi.waitFor(() => expect(looked()).toBe(1), patient);
    await several[0]?.stop();
    await several[1]?.stop();
    await pass(2);
    await several[2]?.stop();
    expect([expired, looked()]).toEqual([3, 3]);
  });

  it("and fails, or whose process dies, is tried again within the hour", async () => {
    let expired = 0;
    const { chores, failures, looked, wait } = open([], async () => {
      expired += 1;
      if (expired === 1) throw new Error("the disk is full");
    });
    const one = chores();
    one.start();
    await vi.waitFor(() => expect([failures.length, looked()]).toEqual([1, 1]), patient);
    expect(failures).toMatchObject([{ chore: "expire", error: { message: "the disk is full" } }]);
    wait(hourMs - 1);
    expect(expired).toBe(1);
    wait(1);
    await vi.waitFor(() => expect(expired).toBe(2), patient);
    await one.stop();
    expect([failures.length, looked()]).toEqual([1, 1]);
  });
});

describe("a clock that is set back", () => {
  it("keeps nothing from being done, and no use from being seen", async () => {
    let expired = 0;
    const { chores, notices, looked, pass, wait } = open([okta], async () => {
      expired += 1;
    });
    wait(365 * dayMs);
    const one = chores();
    await one.used(["okta"]);
    one.start();
    await vi.waitFor(() => expect([expired, looked()]).toEqual([1, 1]), patient);
    wait(-365 * dayMs);
    await vi.waitFor(() => expect([expired, looked()]).toEqual([2, 2]), patient);
    await one.used(["okta"]);
    await pass(23);
    await one.stop();
    expect(notices.map(({ endsAt }) => endsAt)).toEqual(["2026-12-23T13:00:00.000Z"]);
  });
});

describe("that a connection was used well", () => {
  withOurClock();

  const usedOf = async (chores: Chores, store: ChoresStore) => {
    await chores.stop();
    return Promise.all(["our HR", "our directory"].map((id) => store.kept(`credential of connection ${id}`, "life")));
  };

  it("is known from turns that read both sides, and from no other", async () => {
    const world = { people: [person("1")], accounts: [account("1")] };
    const scene = await openScene(world);
    const { store } = scene.world;
    const chores = createChores({ store, now: scene.world.now });
    const plan = scene.world.sync.plan;
    scene.world.sync.plan = () => Promise.reject(new Error("no answer"));
    await scene.runner.start();
    await scene.settle();
    for (const turn of scene.turns) chores.onTurn(turn);
    expect(await usedOf(chores, store)).toEqual([undefined, undefined]);
    scene.world.sync.plan = plan;
    await scene.runner.syncNow("sync");
    await scene.settle();
    for (const turn of scene.turns) chores.onTurn(turn);
    expect(await usedOf(chores, store)).toEqual([
      { usedAt: expect.stringMatching(/^2026-/) },
      { usedAt: expect.stringMatching(/^2026-/) },
    ]);
  });
});
