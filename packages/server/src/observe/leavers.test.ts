import { describe, expect, it } from "vitest";
import { account, person, type TestSettings } from "../../../core/src/plan/world.fixture.ts";
import { hourMs, openScene, withOurClock } from "../__fixtures__/open-scene.ts";
import { createMetrics } from "../handler/create-metrics.ts";
import { leaversOf } from "../runner/leavers-of.ts";
import type { TurnEnded } from "../runner/notice.ts";
import { joinListeners } from "./join-listeners.ts";
import { percentilesOf } from "./percentiles-of.ts";

withOurClock();

const two = { people: [person("1"), person("2")], accounts: [account("1"), account("2")] };

const open = async (settings: TestSettings = {}) => {
  const metrics = createMetrics({ now: () => 2000 });
  const turns: TurnEnded[] = [];
  const scene = await openScene({ ...two, settings }, joinListeners(metrics, { onTurn: (turn) => turns.push(turn) }));
  const value = async (line: string) => {
    const text = await metrics.text(scene.runner);
    return Number(
      text
        .split("\n")
        .find((one) => one.startsWith(`${line} `))
        ?.slice(line.length),
    );
  };
  return { scene, metrics, turns, value };
};

describe("rule 14: two clocks", () => {
  it("of whoever was put out are counted once", async () => {
    const { scene, turns, value } = await open();
    Object.assign(scene.world.person("2"), { end: "2026-11-20" });
    await scene.runner.start();
    await scene.settle();
    expect(scene.world.account("a-2").state).toBe("suspended");
    expect(await value('rosterkit_leaver_exposure_seconds_count{sync="sync"}')).toBe(1);
    expect(await value('rosterkit_leaver_exposure_seconds_sum{sync="sync"}')).toBeGreaterThan(2 * 86_400);
    expect(await value('rosterkit_leaver_reaction_seconds_count{sync="sync"}')).toBe(1);
    expect(await value('rosterkit_leaver_reaction_seconds_sum{sync="sync"}')).toBeLessThan(60);
    expect(await value('rosterkit_open_leavers{sync="sync"}')).toBe(0);
    await scene.runner.syncNow("sync");
    await scene.settle();
    expect(turns.flatMap(({ because }) => because ?? [])).toEqual(["every so often", "action"]);
    expect(await value('rosterkit_leaver_exposure_seconds_count{sync="sync"}')).toBe(1);
  });

  it("go on for whoever is not out, and a run for others alone says nothing of them", async () => {
    const { scene, turns, value } = await open({ remove: false });
    Object.assign(scene.world.person("2"), { end: "2026-11-20" });
    await scene.runner.start();
    await scene.settle();
    expect(turns.at(0)?.leavers).toEqual({
      confirmed: [],
      open: [{ exposureMs: expect.any(Number), reactionMs: expect.any(Number) }],
    });
    expect(await value('rosterkit_open_leavers{sync="sync"}')).toBe(1);
    expect(await value('rosterkit_open_leaver_exposure_seconds{sync="sync"}')).toBeGreaterThan(2 * 86_400);
    expect(await value('rosterkit_leaver_exposure_seconds_count{sync="sync"}')).toBeNaN();
    await scene.runner.syncNow("sync", { subject: "1" });
    await scene.settle();
    expect(turns.at(-1)?.leavers).toEqual({ confirmed: [] });
    expect(await value('rosterkit_open_leavers{sync="sync"}')).toBe(1);
  });
});

describe("the leavers of a kept plan", () => {
  it("whom it found to be out were counted when it was made", async () => {
    const { scene } = await open();
    Object.assign(scene.world.person("2"), { end: "2026-11-20" });
    const plan = await scene.world.plan();
    const { leavers = [], ...report } = await scene.world.apply(plan);
    const ran = { plan: { ...plan, leavers }, report };
    expect(leaversOf(ran, { whole: true, isKept: false })).toMatchObject({ confirmed: [{}], open: [] });
    expect(leaversOf(ran, { whole: true, isKept: true })).toEqual({ confirmed: [], open: [] });
  });
});

describe("notices that do not get out", () => {
  it("are counted, and those given up apart", async () => {
    const { metrics, value } = await open();
    metrics.onNoticeFailure({ channel: "mail", isGivenUp: false });
    metrics.onNoticeFailure({ channel: "mail", isGivenUp: true });
    expect(await value('rosterkit_notice_failures_total{channel="mail",given_up="true"}')).toBe(1);
    expect(await value('rosterkit_notice_failures_total{channel="mail",given_up="false"}')).toBe(1);
  });
});

describe("waits for vendors", () => {
  it("are counted in seconds, by vendor and reason", async () => {
    const { metrics, value } = await open();
    metrics.onWait({ vendor: "okta", bucket: "/api/v1/users", untilMs: 32_000, reason: "limit" });
    metrics.onWait({ vendor: "okta", bucket: "/api/v1/apps", untilMs: 12_000, reason: "limit" });
    metrics.onWait({ vendor: "humaans", bucket: "all", untilMs: 3000, reason: "retry" });
    expect(await value('rosterkit_vendor_wait_seconds_sum{vendor="okta",reason="limit"}')).toBe(40);
    expect(await value('rosterkit_vendor_wait_seconds_count{vendor="okta",reason="limit"}')).toBe(2);
    expect(await value('rosterkit_vendor_wait_seconds_sum{vendor="humaans",reason="retry"}')).toBe(1);
  });
});

describe("percentiles", () => {
  it("are the least values that so many of a hundred do not exceed", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentilesOf(hundred)).toEqual({ p50: 50, p95: 95, p99: 99 });
    expect(percentilesOf([7])).toEqual({ p50: 7, p95: 7, p99: 7 });
    expect(percentilesOf([1 * hourMs, 3 * hourMs])).toEqual({ p50: hourMs, p95: 3 * hourMs, p99: 3 * hourMs });
    expect(percentilesOf([])).toBeUndefined();
  });
});
