import type { BudgetKey, Lane } from "@rosterkit/core";
import { createBudget, type Limits } from "@rosterkit/core/adapter";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { shareBudgets } from "./share-budgets.ts";
import type { OwnStanding, Standings, ToldStanding } from "./standings.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Draws a whole number, both ends included. */
type Draw = (least: number, most: number) => number;

/** A moment that takes between so many milliseconds, by chance. */
type Moment = (least: number, most: number) => Promise<void>;

const limit = 60;
const windowMs = 60_000;

/** A vendor whose window begins with the first call after the last one is over. */
const openVendor = (moment: Moment, tells: boolean) => {
  const vendor = { seen: 0, refused: 0, inWindow: 0, endsAt: 0 };
  const answer = async (): Promise<Limits> => {
    await moment(0, 10);
    const now = performance.now();
    if (now >= vendor.endsAt) Object.assign(vendor, { inWindow: 0, endsAt: now + windowMs });
    vendor.seen += 1;
    vendor.inWindow += 1;
    const isRefused = vendor.inWindow > limit;
    if (isRefused) vendor.refused += 1;
    const resetInMs = vendor.endsAt - now;
    const told = tells ? { limit, remaining: Math.max(0, limit - vendor.inWindow), resetInMs } : {};
    await moment(5, 60);
    return isRefused ? { ...told, retryAfterMs: resetInMs } : told;
  };
  return { vendor, answer };
};

/** A table that each reaches in its own time. */
const openPlace = (moment: Moment) => {
  const rows = new Map<string, OwnStanding & { readonly process: string; readonly at: number }>();
  const processes = new Map<string, ReturnType<typeof shareBudgets>>();

  const notify = async (from: string, budgets: readonly string[]) => {
    await moment(0, 30);
    for (const [name, one] of processes) if (name !== from) one.look(budgets);
  };
  const standingsFor = (process: string): Standings => ({
    exchange: async (own, isUrgent) => {
      await moment(0, 30);
      const at = performance.now();
      for (const one of own) rows.set(`${process} ${one.budget}`, { ...structuredClone(one), process, at });
      await moment(0, 30);
      const heard = [...rows.values()]
        .filter((row) => row.process !== process && own.some(({ budget }) => budget === row.budget))
        .map(({ at: toldAt, ...row }): ToldStanding => ({ ...row, ageMs: performance.now() - toldAt }));
      const budgets = own.map(({ budget }) => budget);
      if (isUrgent) void notify(process, budgets);
      await moment(0, 30);
      return heard;
    },
    close: async () => undefined,
  });
  const join = (process: string) => {
    const shared = shareBudgets({ standings: standingsFor(process), process, onError: () => undefined });
    processes.set(process, shared);
    return shared;
  };
  return join;
};

const key: BudgetKey = { vendor: "acme", tenant: "acme.example", credential: "f1" };

type Call = (lane: Lane) => Promise<void>;

const backFill = (call: Call) => {
  const many = async (left: number) => {
    for (let number = 0; number < left; number += 1) await call("bulk");
  };
  for (let place = 0; place < 10; place += 1) void many(20);
};

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe.each([
  ["tells what is left", { tells: true, windows: 3 }],
  // When its later windows begin, nobody can know.
  ["tells nothing", { tells: false, windows: 1, aMinute: limit }],
])("rule 11: whatever the order in which processes hear of each other, a vendor that %s", (_, vendorLimits) => {
  const { tells, windows, ...limits } = vendorLimits;
  const open = (draw: Draw) => {
    const moment: Moment = (min, max) => new Promise((resolve) => setTimeout(resolve, draw(min, max)));
    const { vendor, answer } = openVendor(moment, tells);
    const join = openPlace(moment);
    const begin = (name: string): Call => {
      const budget = join(name).for(key, () => createBudget({ share: 1, concurrency: 6, ...limits }));
      return async (lane) => {
        const permit = await budget.enter({ method: "GET", path: "/", lane });
        permit.leave(await answer());
      };
    };
    return { vendor, begin };
  };

  const run = async (draw: Draw) => {
    vi.setSystemTime(draw(0, 10 * windowMs));
    const { vendor, begin } = open(draw);
    for (let number = draw(2, 4); number > 0; number -= 1) {
      backFill(begin(`big ${draw(0, 9)}${number}`));
      await pass(draw(0, 400));
    }
    await pass(draw(0, windowMs - 10_000));
    for (let number = 0; number < windows; number += 1) {
      const late = begin(`late ${draw(0, 9)}${number}`);
      const gone = vi.fn();
      void late("removals").then(gone);
      void late("removals").then(gone);
      await pass(3_000);
      expect([vendor.refused, gone.mock.calls.length]).toEqual([0, 2]);
      expect(vendor.inWindow).toBeGreaterThan(limit * 0.8);
      await pass(windowMs - 3_000);
    }
  };

  it("refuses nothing, and removals are not kept waiting", { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(fc.gen(), (draw) => run((min, max) => draw(fc.integer, { min, max })));
    await fc.assert(
      property.afterEach(() => void vi.clearAllTimers()),
      { numRuns: 100, endOnFailure: true },
    );
  });
});
