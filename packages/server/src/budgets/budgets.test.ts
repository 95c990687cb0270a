import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Postgres, startPostgres } from "../../../../tooling/start-postgres.ts";
import { type Caller, startCaller } from "./__fixtures__/start-caller.ts";
import { startSlowLine } from "./__fixtures__/start-slow-line.ts";
import { startVendor } from "./__fixtures__/start-vendor.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres?.stop());

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Scene {
  readonly tells?: boolean;
  readonly isShared?: boolean;
}

/** A vendor that lets sixty calls in, and processes that know that from its pages or from its answers. */
const open = async (count: number, { tells = false, isShared = true }: Scene = {}) => {
  const vendor = await startVendor({ limit: 60, tells, answerMs: 20 });
  closing.push(vendor.close);
  const place = { connectionString: postgres.connectionString, schema: `budgets_${randomUUID()}` };
  const limits = { share: 1, concurrency: 6, ...(!tells && { aMinute: 60 }) };
  const start = async (_: unknown, index: number) => {
    const caller = await startCaller({ name: `p${index}`, url: vendor.url, limits, ...(isShared && { place }) });
    closing.push(caller.kill);
    return caller;
  };
  const callers = await Promise.all(Array.from({ length: count }, start));
  return { vendor, callers: callers as [Caller, Caller, Caller] };
};

const until = (isSo: () => void) => vi.waitFor(isSo, { timeout: 45_000, interval: 20 });

const waits = ({ lines }: Caller, reason: string) => lines.some((line) => line.waits === reason);

const backFill = { lane: "bulk", calls: 200, atOnce: 20 } as const;

describe.each([
  ["tells what is left", { tells: true }],
  ["tells nothing", { tells: false }],
])("rule 11: three processes that share the budget of a vendor that %s", (_, scene) => {
  it("keep to it together and use most of it", { timeout: 60_000 }, async () => {
    const { vendor, callers } = await open(3, scene);
    for (const caller of callers) caller.work(backFill);
    await until(() => expect(callers.map((caller) => waits(caller, "limit"))).toEqual([true, true, true]));
    await until(() => expect(vendor.calls.length).toBeGreaterThanOrEqual(40));
    expect(vendor.refused()).toBe(0);
    // A tenth is kept for whoever cannot wait.
    expect(vendor.calls.length).toBeLessThanOrEqual(scene.tells ? 60 : 56);
    expect(callers.map(({ complaints }) => complaints()).join("")).toBe("");
  });
});

describe("rule 11: processes that share a budget", () => {
  it("would be refused if they did not share it", { timeout: 60_000 }, async () => {
    const { vendor, callers } = await open(3, { isShared: false });
    for (const caller of callers) caller.work(backFill);
    await until(() => expect(vendor.refused()).toBeGreaterThanOrEqual(3));
  });

  it("leave nearly everything to the one that has work", { timeout: 60_000 }, async () => {
    const { vendor, callers } = await open(3);
    for (const caller of callers) caller.work({ lane: "bulk", calls: 1, atOnce: 1 });
    await until(() => expect(vendor.calls).toHaveLength(3));
    callers[1].work(backFill);
    await until(() => expect(vendor.by("p1")).toBeGreaterThanOrEqual(48));
    expect(vendor.refused()).toBe(0);
  });

  it("get what a killed one would have got", { timeout: 60_000 }, async () => {
    const { vendor, callers } = await open(2);
    const [first, second] = callers;
    vendor.hold(first.name);
    first.work(backFill);
    await until(() => expect(vendor.by(first.name)).toBeGreaterThan(0));
    second.work(backFill);
    await until(() => expect(vendor.by(second.name)).toBeGreaterThanOrEqual(18));
    expect(vendor.by(second.name)).toBeLessThan(36);
    await first.kill();
    await until(() => expect(vendor.by(second.name)).toBeGreaterThanOrEqual(42));
    expect(vendor.refused()).toBe(0);
  });

  it("let a leaver in one of them go before back-fill in the others", { timeout: 60_000 }, async () => {
    const { vendor, callers } = await open(3);
    const [first, second, third] = callers;
    first.work(backFill);
    second.work(backFill);
    await until(() => expect([first, second].map((caller) => waits(caller, "limit"))).toEqual([true, true]));
    third.work({ lane: "removals", calls: 2, atOnce: 2 });
    await until(() => expect(third.lines.filter(({ answered }) => answered === "removals")).toHaveLength(2));
    expect(vendor.refused()).toBe(0);
  });

  it("are all held back by what one of them was told", { timeout: 60_000 }, async () => {
    const { vendor, callers } = await open(3);
    const [first, ...others] = callers;
    for (const other of others) other.work({ lane: "bulk", calls: 3, atOnce: 1 });
    await until(() => expect(vendor.calls).toHaveLength(6));
    vendor.refuseNext(first.name);
    first.work({ lane: "bulk", calls: 1, atOnce: 1 });
    await until(() => expect(waits(first, "retry-after")).toBe(true));
    for (const other of others) other.work({ lane: "removals", calls: 30, atOnce: 1 });
    await until(() => expect(others.map((other) => waits(other, "retry-after"))).toEqual([true, true]));
    const before = vendor.calls.length;
    for (const other of others) other.work({ lane: "interactive", calls: 5, atOnce: 5 });
    await until(() => {
      for (const { lines } of others) expect(lines.filter((line) => line.waits === "retry-after")).toHaveLength(6);
    });
    expect(vendor.calls).toHaveLength(before);
    expect(vendor.refused()).toBe(1);
  });

  it("begin while others tell theirs", { timeout: 60_000 }, async () => {
    const line = await startSlowLine(postgres.connectionString);
    closing.push(async () => line.close());
    const place = { connectionString: line.connectionString, schema: `budgets_${randomUUID()}` };
    closing.push(await tellAllTheTime(place.schema));
    const vendor = await startVendor({ limit: 60, tells: true, answerMs: 20 });
    closing.push(vendor.close);
    const caller = await startCaller({ name: "p0", url: vendor.url, limits: { share: 1, concurrency: 6 }, place });
    closing.push(caller.kill);
    caller.work({ lane: "bulk", calls: 1, atOnce: 1 });
    await until(() => expect(vendor.by("p0")).toBe(1));
    expect(caller.complaints()).toBe("");
  });
});

/** Has news for whoever listens, every few milliseconds. */
const tellAllTheTime = async (schema: string) => {
  const client = new pg.Client(postgres.connectionString);
  await client.connect();
  let isOver = false;
  const telling = async () => {
    while (!isOver) {
      await client.query("select pg_notify($1, 'another a')", [schema]);
      await wait(10);
    }
  };
  const told = telling();
  return async () => {
    isOver = true;
    await told;
    await client.end();
  };
};
