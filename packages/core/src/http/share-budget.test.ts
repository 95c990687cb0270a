import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { BudgetOptions, ShareableBudget } from "./budget.ts";
import type { BudgetStanding } from "./budget-standing.ts";
import { createBudget } from "./create-budget.ts";
import { sum } from "./deal-out.ts";
import { urgencyOf } from "./demand.ts";
import type { Lane } from "./lane.ts";
import type { Limits } from "./limits.ts";

const minuteMs = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A vendor that counts by the minute and refuses what is over its limit. `isSilent`: its answers tell nothing, but for how long to stay away. */
const openVendor = ({ limit, isSilent }: { readonly limit: number; readonly isSilent: boolean }) => {
  const seen: { readonly caller: string; readonly lane: Lane; readonly minute: number; readonly isRefused: boolean }[] =
    [];
  const answer = async (caller: string, lane: Lane): Promise<Limits> => {
    const minute = Math.floor(performance.now() / minuteMs);
    const count = seen.filter((one) => one.minute === minute).length + 1;
    seen.push({ caller, lane, minute, isRefused: count > limit });
    const resetInMs = (minute + 1) * minuteMs - performance.now();
    await passing(50);
    const told = isSilent ? {} : { limit, remaining: Math.max(0, limit - count), resetInMs };
    return count > limit ? { ...told, retryAfterMs: resetInMs } : told;
  };
  return {
    answer,
    seen,
    refused: () => seen.filter(({ isRefused }) => isRefused).length,
    by: (caller: string, minute?: number) =>
      seen.filter((one) => one.caller === caller && (minute === undefined || one.minute === minute)).length,
    inMinute: (minute: number) => seen.filter((one) => one.minute === minute).length,
  };
};

type Vendor = ReturnType<typeof openVendor>;

const passing = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A process: a budget, and so many calls that it would like to make, ten of which at most are begun. */
const startProcess = (name: string, vendor: Vendor, options: BudgetOptions) => {
  const budget = createBudget(options);
  const wanted: Record<Lane, number> = { removals: 0, interactive: 0, bulk: 0 };
  let begun = 0;
  let isDead = false;
  const call = async (lane: Lane) => {
    const permit = await budget.enter({ method: "GET", path: "/", lane });
    if (isDead) return;
    begun -= 1;
    permit.leave(await vendor.answer(name, lane));
    begin();
  };
  const begin = () => {
    for (const lane of ["removals", "interactive", "bulk"] as const)
      for (; wanted[lane] > 0 && begun < 10; begun += 1, wanted[lane] -= 1) void call(lane);
  };
  const hooks = { beforeFirst: (_: Lane) => {} };
  const want = (count: number, lane: Lane = "bulk") => {
    if (begun === 0) hooks.beforeFirst(lane);
    wanted[lane] += count;
    begin();
  };
  const kill = () => {
    isDead = true;
  };
  return { name, budget, hooks, want, kill, lives: () => !isDead };
};

type Process = ReturnType<typeof startProcess>;

/** What processes tell each other: each second, sooner for news, over a table of who said what when. `isShared: false`: nothing. */
const connect = (processes: readonly Process[], isShared = true) => {
  const table = new Map<Process, { readonly standing: BudgetStanding; readonly at: number }>();
  const isAlive = (one: Process, now: number) => {
    const row = table.get(one);
    return row !== undefined && now - row.at < 5_000 && row.standing.urgent + row.standing.bulk > 0;
  };
  const exchange = (one: Process, begins?: Lane) => {
    if (!one.lives()) return;
    const now = performance.now();
    const stands = one.budget.standing();
    const standing = begins ? { ...stands, [urgencyOf(begins)]: 1 } : stands;
    table.set(one, { standing: JSON.parse(JSON.stringify(standing)), at: now });
    const alive = processes.filter((other) => other === one || isAlive(other, now));
    const others = processes
      .filter((other) => other !== one)
      .flatMap((other) => {
        const row = table.get(other);
        return row ? [{ standing: row.standing, ageMs: now - row.at, isAlive: isAlive(other, now) }] : [];
      });
    const turn = (Math.floor(now / minuteMs) * 0.618) % 1;
    one.budget.heed(standing, { others, position: alive.indexOf(one), turn });
  };
  const exchangeAll = () => {
    for (const one of processes) exchange(one);
  };
  for (const one of isShared ? processes : []) {
    setInterval(() => exchange(one), 1_000);
    one.budget.onNews((news) =>
      setTimeout(() => {
        exchange(one);
        if (news === "tell") setTimeout(exchangeAll, 5);
      }, 100),
    );
    one.hooks.beforeFirst = (lane) => {
      exchange(one, lane);
      setTimeout(exchangeAll, 5);
    };
  }
};

const open = (
  count: number,
  limit: number,
  options: BudgetOptions & { readonly isSilent?: boolean },
  shared = true,
) => {
  const { isSilent = false, ...rest } = options;
  const vendor = openVendor({ limit, isSilent });
  const processes = Array.from({ length: count }, (_, index) => startProcess(`p${index}`, vendor, rest));
  connect(processes, shared);
  return { vendor, processes: processes as [Process, Process, Process, ...Process[]] };
};

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * minuteMs);
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

describe.each([
  ["a vendor that tells what is left", { share: 0.5 }],
  ["a vendor that tells nothing", { share: 0.5, aMinute: 120, isSilent: true }],
])("rule 11: processes that share the budget of %s", (_, options) => {
  it.each([2, 3, 7])("%i of them keep to the share together, and use most of it", async (count) => {
    const { vendor, processes } = open(count, 120, options);
    for (const { want } of processes) want(1_000);
    await minutes(5);
    for (let minute = 1; minute < 5; minute += 1) {
      expect(vendor.inMinute(minute)).toBeLessThanOrEqual(60 + count);
      expect(vendor.inMinute(minute)).toBeGreaterThanOrEqual(40);
    }
    expect(vendor.refused()).toBe(0);
    const parts = processes.map(({ name }) => vendor.by(name));
    expect(Math.max(...parts)).toBeLessThan(Math.min(...parts) * 1.5);
  });

  it("whoever alone has work gets nearly everything within seconds", async () => {
    const { vendor, processes } = open(3, 120, options);
    for (const { want } of processes) want(1);
    await seconds(59);
    processes[0].want(1_000);
    await minutes(2);
    expect(vendor.by("p0", 1)).toBeGreaterThanOrEqual(50);
  });

  it("what a killed one would have got comes free for the others", async () => {
    const { vendor, processes } = open(2, 120, options);
    for (const { want } of processes) want(1_000);
    await seconds(30);
    expect(vendor.by("p1", 0)).toBeLessThan(35);
    processes[0].kill();
    await minutes(3);
    expect(vendor.by("p1", 2)).toBeGreaterThanOrEqual(40);
  });

  it("a removal in one is not kept waiting by back-fill in another", async () => {
    const { vendor, processes } = open(3, 120, options);
    processes[0].want(1_000);
    processes[1].want(1_000);
    await seconds(50);
    const before = vendor.seen.length;
    processes[2].want(3, "removals");
    await seconds(3);
    expect(vendor.seen.slice(before).filter(({ lane }) => lane === "removals")).toHaveLength(3);
  });

  it("somebody with little work is not kept waiting by somebody with much", async () => {
    const { vendor, processes } = open(2, 120, options);
    processes[0].want(10_000);
    const small: number[] = [];
    for (let minute = 0; minute < 4; minute += 1) {
      processes[1].want(5);
      await minutes(1);
      small.push(vendor.by("p1"));
    }
    expect(small.map((count, index) => count >= 5 * index)).toEqual([true, true, true, true]);
  });
});

describe("rule 11: a limit of few requests", () => {
  it.each([
    ["told", { share: 0.5 }],
    ["counted", { share: 0.5, aMinute: 10, isSilent: true }],
  ])("is used by five processes, %s, in turns, and kept to", async (_, options) => {
    const { vendor, processes } = open(5, 10, options);
    for (const { want } of processes) want(1_000);
    await minutes(20);
    const counts = Array.from({ length: 19 }, (_, minute) => vendor.inMinute(minute + 1));
    expect(Math.max(...counts)).toBeLessThanOrEqual(7);
    expect(sum(counts)).toBeGreaterThan(19 * 3);
    // Before the first answer nobody knows the limit.
    expect(vendor.seen.filter(({ isRefused, minute }) => isRefused && minute > 0)).toEqual([]);
    expect(Math.min(...processes.map(({ name }) => vendor.by(name)))).toBeGreaterThan(5);
  });
});

describe("rule 11: what one process learns", () => {
  const two = () => {
    const [one, other] = [createBudget({ share: 1 }), createBudget({ share: 1 })];
    const tell = (from: ShareableBudget, to: ShareableBudget, ageMs = 0) => {
      const others = [{ standing: from.standing(), ageMs, isAlive: true }];
      to.heed(to.standing(), { others, position: 0, turn: 0 });
    };
    return { one, other, tell };
  };
  const enter = (budget: ShareableBudget, lane: Lane = "bulk") => budget.enter({ method: "GET", path: "/", lane });
  const passes = async (budget: ShareableBudget, lane?: Lane) => {
    let passed = false;
    void enter(budget, lane).then((permit) => {
      passed = true;
      permit.leave({});
    });
    await vi.advanceTimersByTimeAsync(0);
    return passed;
  };

  it("holds back the others: a vendor's wish to be left alone, for as long as it has left", async () => {
    const { one, other, tell } = two();
    const news = vi.fn();
    one.onNews(news);
    (await enter(one)).leave({ retryAfterMs: 30_000 });
    expect(news.mock.calls).toEqual([["tell"]]);
    tell(one, other, 10_000);
    expect(await passes(other, "removals")).toBe(false);
    await seconds(19);
    expect(await passes(other, "removals")).toBe(false);
    await seconds(2);
    expect(await passes(other, "removals")).toBe(true);
  });

  it("spares the others finding out what is left", async () => {
    const { one, other, tell } = two();
    (await enter(one)).leave({ limit: 100, remaining: 0, resetInMs: 30_000 });
    tell(one, other);
    expect(await passes(other)).toBe(false);
    await seconds(31);
    tell(one, other);
    expect(await passes(other)).toBe(true);
  });

  it("is not believed before what one knows of a later window", async () => {
    const { one, other, tell } = two();
    (await enter(one)).leave({ limit: 100, remaining: 0, resetInMs: 10_000 });
    (await enter(other)).leave({ limit: 100, remaining: 90, resetInMs: 70_000 });
    tell(one, other);
    expect(await passes(other)).toBe(true);
  });

  it("is told to whoever waits for a part, with the latest end", async () => {
    const { one, other, tell } = two();
    (await enter(one)).leave({ limit: 100, remaining: 40, resetInMs: 30_000 });
    tell(one, other);
    const waits: number[] = [];
    for (let call = 0; call < 60; call += 1)
      void other
        .enter({ method: "GET", path: "/", lane: "bulk", onWait: ({ forMs }) => waits.push(forMs) })
        .then((permit) => permit.leave({}));
    await vi.advanceTimersByTimeAsync(0);
    expect(new Set(waits)).toEqual(new Set([30_000]));
  });

  it("lowers how many all of them send at once", async () => {
    const [one, other] = [createBudget({ concurrency: 8 }), createBudget({ concurrency: 8 })];
    (await enter(one)).leave({ isConcurrency: true });
    const others = [{ standing: one.standing(), ageMs: 0, isAlive: true }];
    other.heed(other.standing(), { others, position: 0, turn: 0 });
    // Of four that the vendor bears, one is wanted there, and what is left is for both.
    expect(other.concurrency).toBe(1);
    other.heed(other.standing(), { others: [], position: 0, turn: 0 });
    expect(other.concurrency).toBe(8);
  });
});

describe("without sharing", () => {
  it("processes take what is not theirs", async () => {
    const { vendor, processes } = open(3, 120, { share: 0.5, aMinute: 120, isSilent: true }, false);
    for (const { want } of processes) want(1_000);
    await minutes(1);
    expect(vendor.refused()).toBeGreaterThan(20);
  });
});
