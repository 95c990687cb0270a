import { describe, expect, it } from "vitest";
import type { Change } from "../plan/change.ts";
import type { Intent } from "../store/journal.ts";
import { createBench } from "./apply.fixture.ts";
import { changeOf } from "./plan.fixture.ts";
import { isoAt } from "./scene.ts";
import { type Loss, refusal, type VendorOptions } from "./vendor.fixture.ts";
import { journalOf } from "./world.fixture.ts";

const twoSteps = (options: Omit<VendorOptions, "now"> = {}) => createBench({ isTwoStep: true, ...options });

const create = (state: "active" | "suspended" = "active"): Change =>
  changeOf({
    operation: "create",
    subject: "ann",
    lane: "joiners",
    state,
    stateReason: "before start",
    set: { login: "ann@example.com", name: "ann" },
  });

type Bench = ReturnType<typeof createBench>;

/** A run that died after the commit of its intents. */
const die = async ({ store, lease, now, pass }: Bench, what: Change, more: Partial<Intent> = {}) => {
  const taken = await lease("died");
  const { id, subject } = what;
  const intent = { type: "intent", run: "died", change: id, at: isoAt(now()), subject, what, ...more } as const;
  await store.commit(taken, { entries: [intent] });
  pass(60_001);
};

const told = async ({ store }: Bench) =>
  (await journalOf(store)).flatMap((entry) =>
    entry.type === "outcome" ? [[entry.change.split("/")[1], entry.result, entry.reached]] : [],
  );

const annOf = async (bench: Bench) => (await bench.links()).bySource("ann");

describe("rule 10: an account whose making takes two requests", () => {
  it.each([
    ["active", "activate", "staged"],
    ["suspended", "suspend", "active"],
  ] as const)(
    "to be %s: each request has an intent of its own, and it is one line of the report",
    async (state, second, first) => {
      const bench = twoSteps();
      const { perChange, applied } = await bench.apply([create(state)]);
      expect(perChange).toMatchObject([{ operation: "create", result: "done" }]);
      expect(applied).toBe(1);
      expect(await told(bench)).toEqual([
        ["create", "done", first],
        [second, "done", state],
      ]);
      expect((await annOf(bench))?.state).toMatchObject({ state, because: "before start" });
    },
  );

  it("waits for the vendor when the answer to the second request is lost", async () => {
    const lateMs = 30_000;
    const bench = twoSteps({ lose: ({ verb }): Loss | undefined => (verb === "become" ? { lateMs } : undefined) });
    expect(await bench.apply([create()])).toMatchObject({ applied: 1 });
    expect(bench.sleeps).toContain(60_000);
    expect((await annOf(bench))?.state).toMatchObject({ state: "active" });
  });

  it("goes on to the second request when the answer to the first one is lost", async () => {
    const bench = twoSteps({ lose: ({ verb }) => (verb === "create" ? "after" : undefined) });
    expect(await bench.apply([create()])).toMatchObject({ applied: 1 });
    expect(bench.vendor.received.map(({ verb }) => verb)).toEqual(["create", "become"]);
  });

  it("says in the report that it was made and did not get further", async () => {
    const bench = twoSteps({ refuse: ({ verb }) => (verb === "become" ? refusal(400) : undefined) });
    expect((await bench.apply([create()])).perChange).toMatchObject([
      { operation: "create", result: "refused", reason: expect.stringMatching(/^The account was made; /) },
    ]);
    expect((await annOf(bench))?.state).toMatchObject({ state: "staged" });
  });

  it("says so too when the run ends between the two", async () => {
    const ending = new AbortController();
    const bench = twoSteps({ onWrite: () => ending.abort() });
    const { perChange, aborted } = await bench.apply([create()], { signal: ending.signal });
    expect(aborted).toBe(true);
    expect(perChange).toMatchObject([{ operation: "create", result: "later", reason: /^The account was made; / }]);
  });
});

describe("rules 5 and 10: a create that a dead run left open", () => {
  const settled = async (account: Parameters<Bench["vendor"]["add"]>[0], state?: "suspended", waitMs = 0) => {
    const bench = twoSteps();
    await die(bench, create(state));
    bench.pass(waitMs);
    bench.vendor.add(account);
    bench.pass(60_000);
    await bench.settle();
    return bench;
  };
  const login = "ann@example.com";

  it("is done as far as its one request leads, and the rest is left to the next plan", async () => {
    const bench = await settled({ login, state: "staged" });
    expect(await told(bench)).toEqual([["create", "done", "staged"]]);
    expect((await annOf(bench))?.state).toMatchObject({ state: "staged", because: "before start" });
  });

  it.each([undefined, "suspended"] as const)(
    "takes no suspension for ours that one request cannot lead to (%s)",
    async (state) => {
      const bench = await settled({ login, state: "suspended" }, state);
      expect((await annOf(bench))?.state).toBeUndefined();
      expect(await told(bench)).toEqual([["create", state ? "done" : "failed", "suspended"]]);
    },
  );

  it("takes no account for ours that was made after the vendor had let go of the request", async () => {
    const bench = await settled({ login }, undefined, 3_600_000);
    expect(await annOf(bench)).toBeUndefined();
    expect(await told(bench)).toEqual([["create", "moved", undefined]]);
  });
});

describe("rule 5: a suspension that a dead run left open", () => {
  it.each([
    ["while the request was alive, is ours", 0, "suspended"],
    ["long after, is somebody else's", 3_600_000, undefined],
  ])("made %s", async (_, waitMs, ours) => {
    const bench = createBench();
    const account = await bench.linked("ann");
    const suspend = changeOf({
      operation: "suspend",
      subject: "ann",
      account,
      lane: "removals",
      state: "suspended",
      stateReason: "left",
    });
    await die(bench, suspend, { stateBefore: "active" });
    bench.pass(waitMs);
    bench.vendor.put(account, { state: "suspended" });
    bench.pass(60_000);
    await bench.settle();
    expect((await annOf(bench))?.state?.state).toBe(ours);
  });
});

describe("rule 4: the mail to somebody who is let in", () => {
  const letIn = async (options: Omit<VendorOptions, "now">) => {
    const bench = createBench(options);
    const account = await bench.linked("ann");
    bench.vendor.put(account, { state: "suspended" });
    const unsuspend = changeOf({
      operation: "unsuspend",
      subject: "ann",
      account,
      lane: "joiners",
      state: "active",
      stateWas: "suspended",
      stateReason: "started",
      mails: 1,
    });
    const report = await bench.apply([unsuspend]);
    return { bench, report, account, verbs: () => bench.vendor.received.map(({ verb }) => verb) };
  };

  it.each(["become", "sendWelcome"] as const)("is sent once although an answer is lost (%s)", async (lossy) => {
    const { report, verbs } = await letIn({ lose: ({ verb }) => (verb === lossy ? "after" : undefined) });
    expect(report).toMatchObject({ applied: 1 });
    expect(verbs()).toEqual(["become", "sendWelcome"]);
  });

  it("is sent again when it never happened", async () => {
    let isLost = false;
    const lose = ({ verb }: { readonly verb: string }) => {
      if (verb !== "sendWelcome" || isLost) return undefined;
      isLost = true;
      return "before" as const;
    };
    const { report, verbs } = await letIn({ lose });
    expect(report).toMatchObject({ applied: 1 });
    expect(verbs()).toEqual(["become", "sendWelcome", "sendWelcome"]);
  });

  it("is sent after an error that leaves open whether it was", async () => {
    let isBroken = true;
    const refuse = ({ verb }: { readonly verb: string }) => {
      if (verb !== "sendWelcome" || !isBroken) return undefined;
      isBroken = false;
      return refusal(500, true);
    };
    const { report, bench, account } = await letIn({ refuse });
    expect(report).toMatchObject({ applied: 1 });
    expect(bench.vendor.accounts.get(account)?.isWelcomed).toBe(true);
  });

  it("is told of when it is refused", async () => {
    const { report } = await letIn({ refuse: ({ verb }) => (verb === "sendWelcome" ? refusal(403) : undefined) });
    expect(report.perChange).toMatchObject([
      { result: "refused", reason: expect.stringMatching(/mail .+ was not sent/) },
    ]);
  });

  it("is sent by the next run when the run died in between", async () => {
    const bench = createBench();
    const account = await bench.linked("ann");
    const unsuspend = changeOf({
      operation: "unsuspend",
      subject: "ann",
      account,
      lane: "joiners",
      state: "active",
      stateWas: "suspended",
      stateReason: "started",
      mails: 1,
    });
    await die(bench, unsuspend, { stateBefore: "suspended" });
    expect(await bench.settle()).toMatchObject({ settled: 0 });
    bench.pass(60_000);
    expect(await bench.settle()).toMatchObject({ settled: 1 });
    expect(bench.vendor.accounts.get(account)?.isWelcomed).toBe(true);
  });
});

describe("rule 6: a login that another account has", () => {
  it.each([0, 600_000])(
    "is not written, however fresh the plan is (looked again after %i ms)",
    async (recheckAfterMs) => {
      const bench = createBench();
      const account = await bench.linked("ann");
      bench.vendor.add({ login: "bo@example.com" });
      const update = changeOf({
        operation: "update",
        subject: "ann",
        account,
        set: { login: "bo@example.com" },
        was: { login: "ann@example.com" },
      });
      expect(await bench.apply([update], { settings: { recheckAfterMs } })).toMatchObject({ applied: 0, moved: 1 });
      expect(bench.vendor.received).toEqual([]);
    },
  );
});
