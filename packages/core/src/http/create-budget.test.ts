import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ConfigurationError } from "../errors/index.ts";
import type { Budget, Permit } from "./budget.ts";
import { createBudgetRegistry, sharedBudgets } from "./budget-registry.ts";
import { createBudget } from "./create-budget.ts";
import type { Lane } from "./lane.ts";

const useFakeTime = () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
};

const enter = (budget: Budget, path = "/users", lane: Lane = "bulk", signal?: AbortSignal) =>
  budget.enter({ method: "GET", path, lane, signal });

/** Enters and answers at once, as a vendor with this much left would; how many got through before one had to wait. */
const drain = async (budget: Budget, limit: number, lane: Lane, tries: number): Promise<number> => {
  let passed = 0;
  for (let left = limit - 1; passed < tries; left -= 1) {
    const permit = await Promise.race([enter(budget, "/users", lane), Promise.resolve().then(pause)]);
    if (!permit) return passed;
    passed += 1;
    permit.leave({ limit, remaining: left, resetInMs: 60_000 });
  }
  return passed;
};

const pause = async (): Promise<undefined> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe("rule 11: one budget", () => {
  it.each([
    [0.5, "interactive", 50],
    [0.5, "bulk", 45],
    [0.2, "removals", 20],
    [1, "interactive", 100],
  ] as const)("uses a share of %d of the header's limit in the lane %s: %i of 100", async (share, lane, count) => {
    useFakeTime();
    expect(await drain(createBudget({ share }), 100, lane, 200)).toBe(count);
  });

  it("leaves room in its share for whoever cannot wait", async () => {
    useFakeTime();
    const budget = createBudget({ share: 0.5 });
    expect(await drain(budget, 100, "bulk", 200)).toBe(45);
    await expect(Promise.race([enter(budget, "/users", "removals"), pause()])).resolves.toBeDefined();
  });

  it("goes on when the window starts anew", async () => {
    useFakeTime();
    const budget = createBudget({ share: 1 });
    (await enter(budget)).leave({ limit: 10, remaining: 0, resetInMs: 30_000 });
    const waited: number[] = [];
    const next = budget.enter({ method: "GET", path: "/", lane: "bulk", onWait: ({ forMs }) => waited.push(forMs) });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(await Promise.race([next, pause()])).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(await Promise.race([next, pause()])).toBeDefined();
    expect(waited).toEqual([30_000]);
  });

  it("counts requests under way against what the header left", async () => {
    useFakeTime();
    const budget = createBudget({ share: 1, concurrency: 100 });
    (await enter(budget, "/", "interactive")).leave({ limit: 100, remaining: 3, resetInMs: 60_000 });
    let passed = 0;
    for (let visit = 0; visit < 10; visit += 1) void enter(budget, "/", "interactive").then(() => (passed += 1));
    await pause();
    expect(passed).toBe(3);
  });

  it("counts by itself where only the vendor's pages tell the limit, and believes answers before those", async () => {
    useFakeTime();
    const budget = createBudget({ share: 0.5, aMinute: 20 });
    const passed = async () => {
      for (let visit = 0; ; visit += 1) {
        const permit = await Promise.race([enter(budget, "/", "interactive"), pause()]);
        if (!permit) return visit;
        permit.leave({});
      }
    };
    expect(await passed()).toBe(10);
    // One of those still stands in line.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await passed()).toBe(9);
    const told = createBudget({ share: 1, aMinute: 20 });
    (await enter(told)).leave({ limit: 100, remaining: 0, resetInMs: 60_000 });
    expect(await Promise.race([enter(told), pause()])).toBeUndefined();
  });

  it("does not believe an answer that was overtaken", async () => {
    useFakeTime();
    const budget = createBudget({ share: 1 });
    const [first, second] = [await enter(budget), await enter(budget)];
    second.leave({ limit: 100, remaining: 0, resetInMs: 60_000 });
    first.leave({ limit: 100, remaining: 99, resetInMs: 60_000 });
    expect(await Promise.race([enter(budget), pause()])).toBeUndefined();
  });

  it("lets other buckets pass one that is blocked", async () => {
    useFakeTime();
    const budget = createBudget({ bucketOf: (method, path) => `${method} ${path}` });
    (await enter(budget, "/apps")).leave({ retryAfterMs: 60_000 });
    expect(await Promise.race([enter(budget, "/apps"), pause()])).toBeUndefined();
    expect((await enter(budget, "/users")).bucket).toBe("GET /users");
  });

  it("serves removals before whoever waits at a screen, and both before back-fill", async () => {
    const budget = createBudget({ concurrency: 1 });
    const first = await enter(budget);
    const served: Lane[] = [];
    const visit = async (lane: Lane) => {
      const permit = await enter(budget, "/users", lane);
      served.push(lane);
      permit.leave({});
    };
    const all = Promise.all((["bulk", "interactive", "bulk", "removals"] as const).map(visit));
    first.leave({});
    await all;
    expect(served).toEqual(["removals", "interactive", "bulk", "bulk"]);
  });

  it("never runs more at once than allowed", async () => {
    const budget = createBudget({ concurrency: 3 });
    let running = 0;
    let most = 0;
    const visit = async () => {
      const permit = await enter(budget);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      permit.leave({});
      permit.leave({});
    };
    await Promise.all(Array.from({ length: 40 }, visit));
    expect(most).toBe(3);
  });

  it("halves its concurrency once for a burst of complaints, and regains it slowly", async () => {
    const budget = createBudget({ concurrency: 8 });
    const permits: Permit[] = [];
    for (let visit = 0; visit < 8; visit += 1) permits.push(await enter(budget));
    for (const permit of permits) permit.leave({ isConcurrency: true });
    expect(budget.concurrency).toBe(4);
    (await enter(budget)).leave({ isConcurrency: true });
    expect(budget.concurrency).toBe(2);
    for (let visit = 0; visit < 20; visit += 1) (await enter(budget)).leave({});
    expect(budget.concurrency).toBe(3);
    for (let visit = 0; visit < 1_000; visit += 1) (await enter(budget)).leave({});
    expect(budget.concurrency).toBe(8);
  });

  it("stops waiting at once when aborted, and leaves no timer behind", async () => {
    useFakeTime();
    const budget = createBudget();
    (await enter(budget)).leave({ retryAfterMs: 60_000 });
    const stop = new AbortController();
    const waiting = enter(budget, "/users", "bulk", stop.signal);
    const reason = new Error("enough");
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
    await expect(enter(budget, "/users", "bulk", stop.signal)).rejects.toBe(reason);
  });

  it("is not held up by whoever gave up before", async () => {
    const budget = createBudget({ concurrency: 1 });
    const first = await enter(budget);
    const stop = new AbortController();
    const gone = enter(budget, "/users", "removals", stop.signal);
    const next = enter(budget);
    stop.abort();
    await expect(gone).rejects.toThrow();
    first.leave({});
    expect((await next).bucket).toBe("all");
  });

  it("refuses a share that is none", () => {
    for (const share of [0, -1, 1.5, Number.NaN]) expect(() => createBudget({ share })).toThrow(ConfigurationError);
  });
});

describe("rule 11: budgets are shared", () => {
  it("by vendor, tenant and credential", () => {
    const budgets = createBudgetRegistry();
    const key = { vendor: "okta", tenant: "00o1", credential: "f1" };
    const budget = budgets.for(key, createBudget);
    expect(budgets.for({ ...key }, createBudget)).toBe(budget);
    for (const other of [{ vendor: "bob" }, { tenant: "00o2" }, { credential: "f2" }])
      expect(budgets.for({ ...key, ...other }, createBudget)).not.toBe(budget);
    expect(sharedBudgets()).toBe(sharedBudgets());
  });
});
