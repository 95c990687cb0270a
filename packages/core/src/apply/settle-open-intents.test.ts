import { describe, expect, it } from "vitest";
import { AuthenticationError } from "../errors/authentication-error.ts";
import type { Change } from "../plan/change.ts";
import type { Intent } from "../store/journal.ts";
import { createBench, linkOf } from "./apply.fixture.ts";
import { changeOf } from "./plan.fixture.ts";
import { isoAt } from "./scene.ts";
import { settleOpenIntents } from "./settle-open-intents.ts";
import { lost } from "./vendor.fixture.ts";
import { journalOf } from "./world.fixture.ts";

const create = (subject: string, login = `${subject}@example.com`) =>
  changeOf({
    operation: "create",
    subject,
    lane: "joiners",
    state: "active",
    stateReason: "started",
    set: { login, name: subject },
  });

type Bench = ReturnType<typeof createBench>;

/** What a run that died left behind: intents, no outcomes, and a lease that lapses. */
const leaveBehind = async ({ store, lease, now }: Bench, changes: readonly Change[], more: Partial<Intent> = {}) => {
  const taken = await lease("died");
  const entries = changes.map(
    (what): Intent => ({
      type: "intent",
      run: "died",
      change: what.id,
      at: isoAt(now()),
      subject: what.subject,
      what,
      ...more,
    }),
  );
  await store.commit(taken, { entries });
};

const outcomesOf = async ({ store }: Bench) =>
  (await journalOf(store)).flatMap((entry) =>
    entry.type === "outcome" ? [[entry.run, entry.subject, entry.result]] : [],
  );

describe("rule 10: an intent without an outcome is settled before anything else", () => {
  it("finds a create by its key, and links it", async () => {
    const bench = createBench();
    await leaveBehind(bench, [create("ann")]);
    const id = bench.vendor.add({ login: "ann@example.com" });
    bench.pass(60_001);
    expect(await bench.settle()).toEqual({ settled: 1, unsettled: new Set(), unsettledGroups: new Set(), open: [] });
    expect((await bench.links()).bySource("ann")).toMatchObject({
      target: id,
      by: "created",
      state: { because: "started" },
    });
    expect(await outcomesOf(bench)).toEqual([["died", "ann", "done"]]);
  });

  it("says that a create never happened only once the vendor has let go of the request", async () => {
    const bench = createBench();
    await leaveBehind(bench, [create("ann")]);
    bench.pass(60_001);
    expect((await bench.settle()).unsettled).toEqual(new Set(["ann"]));
    bench.pass(58_000);
    expect((await bench.settle()).unsettled).toEqual(new Set(["ann"]));
    bench.pass(2_000);
    expect(await bench.settle()).toMatchObject({ settled: 1 });
    expect(await outcomesOf(bench)).toEqual([["died", "ann", "never happened"]]);
  });

  it("counts from the end of the run's lease, for a write may be sent long after its intent", async () => {
    const bench = createBench();
    await leaveBehind(bench, [create("ann")]);
    bench.pass(50_000);
    const renewed = await bench.lease("died");
    await bench.store.commit(renewed, {});
    bench.pass(60_001);
    expect((await bench.settle()).unsettled).toEqual(new Set(["ann"]));
  });

  it("settles although other runs come and go more often than the vendor holds a request", async () => {
    const bench = createBench();
    await leaveBehind(bench, [create("ann")]);
    bench.pass(60_001);
    let settled = 0;
    for (let run = 0; run < 4; run += 1) {
      settled += (await bench.settle()).settled;
      bench.pass(20_000);
    }
    expect(settled).toBe(1);
    expect(await bench.store.kept("sync", "ended runs")).toBeUndefined();
  });

  it("does not take somebody else's account for the one that was being made", async () => {
    const bench = createBench();
    const bob = await bench.linked("bob");
    await leaveBehind(bench, [create("ann", "bob@example.com")]);
    bench.pass(60_001);
    await bench.settle();
    const links = await bench.links();
    expect(links.bySource("ann")).toBeUndefined();
    expect(links.byTarget(bob)?.source).toBe("bob");
    expect(await outcomesOf(bench)).toEqual([["died", "ann", "moved"]]);
  });

  it("gives one account to one of two people whose creates were lost", async () => {
    const bench = createBench();
    await leaveBehind(bench, [create("ann", "same@example.com"), create("bob", "same@example.com")]);
    bench.vendor.add({ login: "same@example.com" });
    bench.pass(60_001);
    await bench.settle();
    expect((await bench.links()).size).toBe(1);
    expect((await outcomesOf(bench)).map(([, , result]) => result).toSorted()).toEqual(["done", "moved"]);
  });

  it.each([
    ["done", { name: "Ann" }, "done"],
    ["not done", {}, "never happened"],
    ["overtaken by somebody else", { name: "Annie" }, "moved"],
  ])("finds an update %s by comparing", async (_, change, result) => {
    const bench = createBench();
    const account = await bench.linked("ann");
    const update = changeOf({ operation: "update", subject: "ann", account, set: { name: "Ann" } });
    await leaveBehind(bench, [update], { before: { name: "ann" } });
    bench.vendor.put(account, change);
    bench.pass(120_001);
    await bench.settle();
    expect(await outcomesOf(bench)).toEqual([["died", "ann", result]]);
  });

  it("ends the sessions that a removal still owes", async () => {
    const bench = createBench();
    const account = await bench.linked("ann");
    await leaveBehind(bench, [suspend("ann", account)], { stateBefore: "active" });
    bench.vendor.put(account, { state: "suspended" });
    bench.pass(60_001);
    await bench.settle();
    expect(bench.vendor.accounts.get(account)?.sessions).toBe(0);
    expect((await bench.links()).bySource("ann")?.state).toMatchObject({ state: "suspended", because: "left" });
  });

  it("does not take over a state that somebody else had set before", async () => {
    const bench = createBench();
    const account = await bench.linked("ann");
    bench.vendor.put(account, { state: "suspended" });
    await leaveBehind(bench, [suspend("ann", account)], { stateBefore: "suspended" });
    bench.pass(60_001);
    expect(await bench.settle()).toMatchObject({ settled: 1 });
    expect((await bench.links()).bySource("ann")?.state).toBeUndefined();
  });

  it("asks the caller where the target cannot look up by key", async () => {
    const bench = createBench();
    await leaveBehind(bench, [create("ann"), create("bob"), create("cem")]);
    const id = bench.vendor.add({ login: "ann@example.com" });
    bench.pass(60_001);
    const { find: _, ...people } = bench.vendor.resource;
    const answers: { readonly [subject: string]: string | null } = { ann: id, bob: null };
    bench.pass(60_000);
    const lease = await bench.lease("next");
    const { store, now } = bench;
    const settled = await settleOpenIntents({
      target: { people },
      links: {},
      store,
      lease,
      now,
      lookUp: async ({ subject }) => answers[subject],
    });
    expect(settled).toMatchObject({ settled: 2, unsettled: new Set(["cem"]) });
    expect(await outcomesOf(bench)).toEqual([
      ["died", "ann", "done"],
      ["died", "bob", "never happened"],
    ]);
  });

  it("leaves open what cannot be looked at, and says so", async () => {
    const bench = createBench({ refuse: ({ verb }) => (verb === "find" ? lost(false) : undefined) });
    await leaveBehind(bench, [create("ann")]);
    bench.pass(600_000);
    const { open, unsettled } = await bench.settle();
    expect(unsettled).toEqual(new Set(["ann"]));
    expect(open[0]?.reason).toBe("What became of it could not be looked up");
  });

  it("says that the credentials are refused, and leaves everything open", async () => {
    const error = new AuthenticationError({ vendor: "Vendor", method: "GET", path: "/accounts", status: 401 });
    const bench = createBench({ refuse: () => error });
    await leaveBehind(
      bench,
      Array.from({ length: 120 }, (_, index) => create(`p${index}`)),
    );
    bench.pass(600_000);
    const settled = await bench.settle();
    expect(settled).toMatchObject({ settled: 0, stopped: { code: "authentication" } });
    expect(settled.unsettled.size).toBe(120);
  });

  it("keeps a link that is there already", async () => {
    const bench = createBench();
    const id = bench.vendor.add({ login: "ann@example.com" });
    await leaveBehind(bench, [create("ann")]);
    bench.pass(60_001);
    const lease = await bench.lease("person");
    await bench.store.commit(lease, { links: [linkOf("ann", id, { by: "Ada" })] });
    await bench.store.release(lease);
    await bench.settle();
    expect((await bench.links()).bySource("ann")?.by).toBe("Ada");
  });
});

const suspend = (subject: string, account: string) =>
  changeOf({
    operation: "suspend",
    subject,
    account,
    lane: "removals",
    state: "suspended",
    stateReason: "left",
    revokeSessions: true,
  });
