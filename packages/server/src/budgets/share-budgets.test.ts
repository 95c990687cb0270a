import type { BudgetKey } from "@rosterkit/core";
import { createBudget } from "@rosterkit/core/adapter";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { budgetName } from "./budget-name.ts";
import { shareBudgets } from "./share-budgets.ts";
import type { OwnStanding, Standings, ToldStanding } from "./standings.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const key: BudgetKey = { vendor: "acme", tenant: "acme.example", credential: "f1" };

/** A place in memory where two processes meet, which takes its time and can be cut off. */
const openPlace = (latencyMs = 5) => {
  const rows = new Map<string, OwnStanding & { readonly process: string; readonly at: number }>();
  const place = { exchanges: 0, isCut: false, closed: 0 };
  const processes = new Map<string, ReturnType<typeof shareBudgets>>();
  const standingsFor = (process: string): Standings => ({
    exchange: async (own, isUrgent) => {
      place.exchanges += 1;
      await new Promise((resolve) => setTimeout(resolve, latencyMs));
      if (place.isCut) throw new Error("the place cannot be reached");
      const at = performance.now();
      for (const one of own) rows.set(`${process} ${one.budget}`, { ...structuredClone(one), process, at });
      if (isUrgent)
        for (const [name, one] of processes) if (name !== process) one.look(own.map(({ budget }) => budget));
      return [...rows.values()].flatMap(({ at: toldAt, ...row }): readonly ToldStanding[] =>
        row.process !== process && own.some(({ budget }) => budget === row.budget)
          ? [{ ...row, ageMs: at - toldAt }]
          : [],
      );
    },
    close: async () => {
      place.closed += 1;
    },
  });
  const errors: string[] = [];
  const join = (process: string) => {
    const onError = ({ message }: Error) => void errors.push(message);
    const shared = shareBudgets({ standings: standingsFor(process), process, onError });
    processes.set(process, shared);
    return shared;
  };
  return { place, errors, join };
};

const make = () => createBudget({ share: 1, aMinute: 100 });

const visit = (lane: "bulk" | "removals" = "bulk") => ({ method: "GET", path: "/", lane });

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

describe("budgets over several processes", () => {
  it("ask how the others stand before the first calls, and before no other", async () => {
    const { place, join } = openPlace();
    const budget = join("one").for(key, make);
    const first = budget.enter(visit());
    await seconds(0.02);
    (await first).leave({});
    expect(place.exchanges).toBe(1);
    // By then it is known that nobody else wants anything, and all of it is claimed.
    await seconds(0.02);
    expect(place.exchanges).toBe(2);
    for (let call = 0; call < 50; call += 1) (await budget.enter(visit())).leave({});
    expect(place.exchanges).toBe(2);
  });

  it("are the same budget for the same key, and share nothing with another", async () => {
    const { join } = openPlace();
    const shared = join("one");
    expect(shared.for({ ...key }, make)).toBe(shared.for(key, make));
    expect(shared.for({ ...key, credential: "f2" }, make)).not.toBe(shared.for(key, make));
  });

  it("exchange nothing once nobody calls any more", async () => {
    const { place, join } = openPlace();
    const budget = join("one").for(key, make);
    void budget.enter(visit()).then((permit) => permit.leave({}));
    await seconds(60);
    const before = place.exchanges;
    expect(before).toBeLessThan(30);
    await seconds(600);
    expect(place.exchanges).toBe(before);
  });

  it("hold back the others within a moment after a 429, also those that begin later", async () => {
    const { join } = openPlace();
    const [one, other, late] = ["one", "other", "late"].map((name) => join(name).for(key, make));
    void other?.enter(visit()).then((permit) => permit.leave({}));
    void one?.enter(visit()).then((permit) => permit.leave({ retryAfterMs: 60_000 }));
    await seconds(2);
    const passed = vi.fn();
    void other?.enter(visit("removals")).then(passed);
    void late?.enter(visit("removals")).then(passed);
    await seconds(50);
    expect(passed).not.toHaveBeenCalled();
    await seconds(15);
    expect(passed).toHaveBeenCalledTimes(2);
  });

  it("go on by what they heard last while the place cannot be reached, and say so once", async () => {
    const { place, errors, join } = openPlace();
    place.isCut = true;
    const budget = join("one").for(key, make);
    const calls = vi.fn();
    for (let call = 0; call < 5; call += 1)
      void budget.enter(visit()).then((permit) => {
        calls();
        permit.leave({});
      });
    await seconds(5);
    expect(calls).toHaveBeenCalledTimes(5);
    expect(errors).toEqual(["the place cannot be reached"]);
    place.isCut = false;
    await seconds(3);
    void budget.enter(visit()).then((permit) => permit.leave({}));
    await seconds(1);
    place.isCut = true;
    void budget.enter(visit()).then((permit) => permit.leave({}));
    await seconds(3);
    expect(errors).toHaveLength(2);
  });

  it("do not keep a call waiting for a place that does not answer", async () => {
    const { join } = openPlace(30_000);
    const passed = vi.fn();
    void join("one").for(key, make).enter(visit()).then(passed);
    await seconds(2);
    expect(passed).toHaveBeenCalled();
  });

  it("leave what is theirs to the others when they stop", async () => {
    const { place, join } = openPlace();
    const [leaver, stayer] = [join("leaver"), join("stayer")];
    const [one, other] = [leaver.for(key, make), stayer.for(key, make)];
    const want = (budget: typeof one, counted: () => void) => {
      for (let call = 0; call < 120; call += 1)
        void budget.enter(visit()).then((permit) => {
          counted();
          setTimeout(() => permit.leave({}), 100);
        });
    };
    const [ofOne, ofOther] = [vi.fn(), vi.fn()];
    want(one, ofOne);
    want(other, ofOther);
    await seconds(1);
    const stopped = leaver.stop();
    await seconds(0.1);
    await stopped;
    expect(place.closed).toBe(1);
    await seconds(20);
    expect(ofOne.mock.calls.length + ofOther.mock.calls.length).toBeGreaterThan(80);
  });
});

describe("rule 13: the name of a budget", () => {
  it("tells neither tenant nor credential", () => {
    const name = budgetName({ vendor: "okta", tenant: "acme.okta.com", credential: "fingerprint" });
    expect(name).toMatch(/^okta:[0-9a-f]{32}$/);
    expect(budgetName({ vendor: "okta", tenant: "acme.okta.comfinger", credential: "print" })).not.toBe(name);
  });
});
