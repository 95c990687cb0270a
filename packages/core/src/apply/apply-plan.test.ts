import { describe, expect, it } from "vitest";
import { fingerprintAt, fingerprintOf } from "../diff/fingerprints.ts";
import { AuthenticationError } from "../errors/authentication-error.ts";
import { PermissionError } from "../errors/permission-error.ts";
import { RateLimitError } from "../errors/rate-limit-error.ts";
import type { Change } from "../plan/change.ts";
import type { Entry } from "../store/journal.ts";
import { createBench } from "./apply.fixture.ts";
import type { ApplyProgress } from "./apply-progress.ts";
import { changeOf } from "./plan.fixture.ts";
import { lost, refusal } from "./vendor.fixture.ts";
import { intentsOf, journalOf } from "./world.fixture.ts";

const create = (subject: string, more: Partial<Change> = {}) =>
  changeOf({
    operation: "create",
    subject,
    lane: "joiners",
    state: "active",
    stateReason: "started",
    set: { login: `${subject}@example.com`, name: subject },
    ...more,
  });

const rename = (subject: string, account: string, to: string, more: Partial<Change> = {}) =>
  changeOf({ operation: "update", subject, account, set: { name: to }, was: { name: subject }, ...more });

const suspend = (subject: string, account: string, more: Partial<Change> = {}) =>
  changeOf({
    operation: "suspend",
    subject,
    account,
    lane: "removals",
    state: "suspended",
    stateWas: "active",
    stateReason: "left",
    ground: "stated",
    revokeSessions: true,
    ...more,
  });

const results = ({
  perChange,
}: {
  readonly perChange: readonly { readonly change: string; readonly result: string }[];
}) => Object.fromEntries(perChange.map(({ change, result }) => [change.split("/").slice(1).join(" "), result]));

const outcomes = (entries: readonly Entry[]) => entries.filter((entry) => entry.type === "outcome");
const call = { vendor: "Vendor", method: "POST", path: "/accounts" };

describe("rule 10: what moved is re-planned, not overwritten", () => {
  it("does not overwrite a value that somebody changed since", async () => {
    const { apply, linked, vendor } = createBench();
    const id = await linked("ann");
    vendor.put(id, { name: "Annie" });
    expect(results(await apply([rename("ann", id, "Ann")]))).toEqual({ "update ann": "moved" });
    expect(vendor.received).toEqual([]);
  });

  it("does not write to an account whose state moved since", async () => {
    const { apply, linked, vendor } = createBench();
    const id = await linked("ann");
    vendor.put(id, { state: "inactive" });
    expect(results(await apply([rename("ann", id, "Ann", { stateWas: "active" })]))).toEqual({ "update ann": "moved" });
    expect(vendor.received).toEqual([]);
  });

  it("is done without a write when the values are there already", async () => {
    const { apply, linked, vendor, links } = createBench();
    const id = await linked("ann");
    vendor.put(id, { name: "Ann" });
    expect(await apply([rename("ann", id, "Ann")])).toMatchObject({ applied: 1 });
    expect(vendor.received).toEqual([]);
    expect(fingerprintAt((await links()).bySource("ann")?.fingerprints, "name")).toBe(fingerprintOf("Ann"));
  });

  it("writes on the condition that the version is the one just read", async () => {
    const bench = createBench({ onWrite: ({ about }) => bench.vendor.put(about, { name: "Annie" }) });
    const id = await bench.linked("ann");
    expect(results(await bench.apply([rename("ann", id, "Ann")]))).toEqual({ "update ann": "moved" });
    expect(bench.vendor.accounts.get(id)?.name).toBe("Annie");
  });

  it("re-reads only when what is known is older than the setting", async () => {
    const read: string[] = [];
    const { apply, linked } = createBench({
      refuse: ({ verb }) => {
        read.push(verb);
        return undefined;
      },
    });
    const id = await linked("ann");
    await apply([rename("ann", id, "Ann")], { settings: { recheckAfterMs: 60_000 } });
    expect(read).toEqual(["update"]);
  });

  it("does not make an account whose key is taken, and does not link it silently", async () => {
    const { apply, vendor, links } = createBench();
    vendor.add({ login: "ann@example.com" });
    expect(results(await apply([create("ann")]))).toEqual({ "create ann": "moved" });
    expect(vendor.received).toEqual([]);
    expect((await links()).size).toBe(0);
  });

  it("leaves somebody in whose record does not say that they leave any more", async () => {
    const { apply, linked, vendor } = createBench();
    const id = await linked("ann");
    const report = await apply([suspend("ann", id)], { stillLeaving: async () => false });
    expect(results(report)).toEqual({ "suspend ann": "moved" });
    expect(vendor.received).toEqual([]);
  });

  it.each([true, undefined])("puts somebody out when asking the source gives %s", async (answer) => {
    const { apply, linked, vendor } = createBench();
    const id = await linked("ann");
    await apply([suspend("ann", id)], { stillLeaving: async () => answer });
    expect(vendor.accounts.get(id)).toMatchObject({ state: "suspended", sessions: 0 });
  });

  it("takes what the run itself wrote before for no move by somebody else", async () => {
    const { apply, linked, vendor } = createBench();
    const [ann, bob] = [await linked("ann"), await linked("bob")];
    const login = (subject: string, account: string, to: string, more: Partial<Change> = {}) =>
      rename(subject, account, "", { set: { login: to }, was: { login: `${subject}@example.com` }, ...more });
    const park = login("ann", ann, "parked@example.com", { id: "park" });
    const take = login("bob", bob, "ann@example.com", { id: "bob", after: ["park"] });
    const swap = login("ann", ann, "bob@example.com", { id: "ann", after: ["bob"] });
    expect(await apply([park, take, swap])).toMatchObject({ applied: 3 });
    expect([vendor.accounts.get(ann)?.login, vendor.accounts.get(bob)?.login]).toEqual([
      "bob@example.com",
      "ann@example.com",
    ]);
  });

  it("leaves a record alone whose earlier write is not settled", async () => {
    let isLost = true;
    const { apply, vendor, settle } = createBench({ lose: () => (isLost ? { lateMs: 80_000 } : undefined) });
    const abort = new AbortController();
    await apply([create("ann")], { signal: abort.signal, progress: () => abort.abort() });
    isLost = false;
    expect(results(await apply([create("ann")]))).toEqual({ "create ann": "waits" });
    vendor.finishLate();
    expect(await settle()).toMatchObject({ settled: 1 });
    expect(vendor.accounts.size).toBe(1);
  });
});

describe("rule 10: intent before a write, outcome after", () => {
  it("commits once a round, and once for the last outcomes", async () => {
    const { apply, store } = createBench();
    const batches: { readonly intents: number; readonly outcomes: number }[] = [];
    const counting = {
      ...store,
      commit: async (...[lease, batch]: Parameters<typeof store.commit>) => {
        const of = (type: Entry["type"]) => (batch.entries ?? []).filter((entry) => entry.type === type).length;
        batches.push({ intents: of("intent"), outcomes: of("outcome") });
        await store.commit(lease, batch);
      },
    };
    await apply(
      ["a", "b", "c"].map((subject) => create(subject)),
      { store: counting, settings: { roundSize: 2 } },
    );
    expect(batches).toEqual([
      { intents: 2, outcomes: 0 },
      { intents: 1, outcomes: 2 },
      { intents: 0, outcomes: 1 },
    ]);
  });

  it("keeps what was there before: the attributes to be set, and the state", async () => {
    const { apply, linked, store } = createBench();
    const [ann, bob] = [await linked("ann"), await linked("bob")];
    await apply([rename("ann", ann, "Ann"), suspend("bob", bob)]);
    const intents = (await journalOf(store)).filter((entry) => entry.type === "intent");
    const ofAnn = intents.find(({ subject }) => subject === "ann");
    const ofBob = intents.find(({ subject }) => subject === "bob");
    expect(ofAnn).toMatchObject({ before: { name: "ann" }, stateBefore: "active" });
    expect(ofBob).toMatchObject({ before: { name: "bob", login: "bob@example.com" }, stateBefore: "active" });
    expect(ofAnn?.before).not.toHaveProperty("login");
  });

  it("links what it makes, with fingerprints, state and the vendor's time stamp", async () => {
    const { apply, links, vendor } = createBench();
    await apply([create("ann")]);
    const link = (await links()).bySource("ann");
    expect(link).toMatchObject({ target: "a1", by: "created", state: { state: "active", because: "started" } });
    expect(link?.state?.since).toBe(vendor.accounts.get("a1")?.since);
    expect(fingerprintAt(link?.fingerprints, "name")).toBe(fingerprintOf("ann"));
  });

  it("lets the caller have the last word on links and fingerprints", async () => {
    const { apply, links } = createBench();
    await apply([create("ann")], {
      fingerprintsAfter: (_, written) => Object.keys(written).join(),
      toLink: (_, link) => ({ ...link, contested: { name: 2 } }),
    });
    expect((await links()).bySource("ann")).toMatchObject({ fingerprints: "login,name", contested: { name: 2 } });
  });

  it("puts the accounts that the run made where others refer to them", async () => {
    const { apply, vendor, store } = createBench();
    const manager = { ref: "people/create/ann" };
    const bob = create("bob", { set: { login: "bob@example.com", manager }, after: ["people/create/ann"] });
    await apply([bob, create("ann")]);
    const accounts = [...vendor.accounts.values()];
    expect(accounts.find(({ login }) => login === "bob@example.com")?.manager).toBe(
      accounts.find(({ login }) => login === "ann@example.com")?.id,
    );
    const intent = (await journalOf(store)).find((entry) => entry.type === "intent" && entry.subject === "bob");
    expect(intent).toMatchObject({ what: { set: { manager: "a1" } } });
  });

  it("skips what waits for something that failed, and says for what", async () => {
    const { apply } = createBench({ refuse: ({ about }) => (about === "ann@example.com" ? refusal(400) : undefined) });
    const report = await apply([create("ann"), create("bob", { after: ["people/create/ann"] })]);
    expect(report).toMatchObject({ failed: 1, skipped: 1 });
    expect(report.perChange[1]).toMatchObject({ result: "waits", reason: "Waits for people/create/ann" });
  });

  it("keeps the caller's values with the first commit and tells the run's beginning and end", async () => {
    const { apply, store } = createBench();
    await apply([], { keep: { baseline: ["ann"] } });
    expect(await store.kept("sync", "baseline")).toEqual(["ann"]);
    expect(await journalOf(store)).toMatchObject([{ event: "started", plan: "digest" }, { event: "finished" }]);
  });
});

describe("rule 1: linking", () => {
  const link = (account: string, more: Partial<Change> = {}) =>
    changeOf({
      operation: "link",
      subject: "ann",
      account,
      lane: "back-fill",
      by: "work email",
      evidence: ["same address"],
      ...more,
    });

  it("writes the store alone", async () => {
    const { apply, vendor, links } = createBench();
    const id = vendor.add({ login: "ann@example.com" });
    await apply([link(id)]);
    expect(vendor.received).toEqual([]);
    expect((await links()).bySource("ann")).toMatchObject({ target: id, by: "work email", evidence: ["same address"] });
  });

  it("does not link an account that is somebody else's by now", async () => {
    const { apply, linked, links } = createBench();
    const id = await linked("bob");
    expect(results(await apply([link(id)]))).toEqual({ "link ann": "moved" });
    expect((await links()).byTarget(id)?.source).toBe("bob");
  });

  it("takes over from the link it replaces what we knew of the account", async () => {
    const { apply, linked, links } = createBench();
    const state = { state: "suspended" as const, because: "left" as const, at: "2025-12-01T00:00:00.000Z" };
    const id = await linked("old", { state });
    await apply([link(id, { replaces: "old" })]);
    const after = await links();
    expect(after.byTarget(id)).toMatchObject({ source: "ann", state });
    expect(after.isDifferent("old", id)).toBe(true);
  });
});

describe("rule 4: whoever is put out", () => {
  it("is confirmed by reading back, for as long as the vendor takes within reason", async () => {
    let hidden = 3;
    const bench = createBench();
    const id = await bench.linked("ann");
    const { get } = bench.vendor.resource;
    const slow: typeof bench.vendor.resource = {
      ...bench.vendor.resource,
      get: async (about) => {
        const found = await get?.(about);
        if (found?.row.state !== "suspended" || hidden === 0) return found;
        hidden -= 1;
        return { ...found, row: { ...found.row, state: "active" } };
      },
    };
    expect(await bench.apply([suspend("ann", id)], { target: { people: slow } })).toMatchObject({ applied: 1 });
    expect(bench.sleeps).toEqual([500, 1000, 1500]);
  });

  it("is not out before the state is read back: left open, and settled by the next run", async () => {
    let isDown = false;
    const { apply, linked, settle, links } = createBench({
      refuse: ({ verb }) => {
        if (verb === "become") isDown = true;
        return verb === "get" && isDown ? lost(false) : undefined;
      },
    });
    const id = await linked("ann");
    expect(await apply([suspend("ann", id)])).toMatchObject({ applied: 0, failed: 1, open: 1 });
    isDown = false;
    expect(await settle()).toMatchObject({ settled: 1 });
    expect((await links()).bySource("ann")?.state).toMatchObject({ state: "suspended", because: "left" });
  });

  it("is not out before their sessions are ended: reported, and tried again by the next run", async () => {
    let isDown = true;
    const { apply, linked, settle, vendor, links } = createBench({
      refuse: ({ verb }) => (verb === "revokeSessions" && isDown ? refusal(500) : undefined),
    });
    const id = await linked("ann");
    const report = await apply([suspend("ann", id)]);
    expect(report).toMatchObject({ applied: 0, failed: 1, open: 1 });
    expect(report.perChange[0]?.reason).toBe("Leaver not out: Sessions could not be ended");
    expect((await links()).bySource("ann")?.state?.state).toBe("suspended");
    expect((await settle()).unsettled).toEqual(new Set(["ann"]));
    isDown = false;
    expect(await settle()).toMatchObject({ settled: 1, open: [] });
    expect(vendor.accounts.get(id)?.sessions).toBe(0);
  });

  it("has at least their sessions ended when the vendor refuses the suspension", async () => {
    const { apply, linked, vendor } = createBench({
      refuse: ({ verb }) => (verb === "become" ? refusal(400) : undefined),
    });
    const id = await linked("ann");
    const report = await apply([suspend("ann", id)]);
    expect(report.perChange[0]).toMatchObject({
      result: "refused",
      reason: expect.stringMatching(/^Leaver not out: /),
    });
    expect(vendor.accounts.get(id)).toMatchObject({ state: "active", sessions: 0 });
  });

  it("is deactivated instead where the change says so", async () => {
    let refused = 0;
    const { apply, linked, vendor, links } = createBench({
      refuse: ({ verb }) => {
        if (verb !== "become" || refused > 0) return undefined;
        refused += 1;
        return refusal(400);
      },
    });
    const id = await linked("ann");
    expect(await apply([suspend("ann", id, { ifRefused: "inactive" })])).toMatchObject({ applied: 1 });
    expect(vendor.accounts.get(id)).toMatchObject({ state: "inactive", sessions: 0 });
    expect((await links()).bySource("ann")?.state?.state).toBe("inactive");
  });
});

describe("rule 5: whose state it is", () => {
  it("does not take a suspension by somebody else for ours, and still ends the sessions", async () => {
    const { apply, linked, vendor, links } = createBench();
    const id = await linked("ann");
    vendor.put(id, { state: "suspended" });
    expect(await apply([suspend("ann", id)])).toMatchObject({ applied: 1 });
    expect(vendor.received).toEqual([{ verb: "revokeSessions", about: id }]);
    expect((await links()).bySource("ann")?.state).toBeUndefined();
  });

  it("remembers the state that we put an account in, why, and since when", async () => {
    const { apply, linked, vendor, links } = createBench();
    const id = await linked("ann");
    await apply([suspend("ann", id)]);
    const since = vendor.accounts.get(id)?.since;
    expect((await links()).bySource("ann")?.state).toMatchObject({ state: "suspended", because: "left", since });
  });

  it("does not write to an account that another system is the source of", async () => {
    const bench = createBench();
    const id = await bench.linked("ann");
    const people = { ...bench.vendor.resource, blocked: () => "Active Directory is the source of this account" };
    const report = await bench.apply([rename("ann", id, "Ann")], { target: { people } });
    expect(report.perChange[0]).toMatchObject({
      result: "moved",
      reason: "Active Directory is the source of this account",
    });
    expect(bench.vendor.received).toEqual([]);
  });
});

describe("rule 11: limits of the vendor", () => {
  const people = Array.from({ length: 12 }, (_, index) => create(`p${index}`));

  it.each([
    ["401", new AuthenticationError({ ...call, status: 401 })],
    ["403", new PermissionError({ ...call, status: 403 })],
  ])("stops the connection at once on %s, with no intent left open", async (_, error) => {
    let writes = 0;
    const { apply, vendor, store } = createBench({
      refuse: ({ verb }) => {
        if (verb === "create") writes += 1;
        return verb === "create" && writes > 3 ? error : undefined;
      },
    });
    const report = await apply(people, { settings: { concurrency: 1, roundSize: 6 } });
    expect(report).toMatchObject({ applied: 3, failed: 1, skipped: 8, stopped: { code: error.code } });
    expect(vendor.received).toHaveLength(4);
    expect(await intentsOf(store)).toEqual([]);
    expect(outcomes(await journalOf(store)).map(({ result }) => result)).toEqual([
      "done",
      "done",
      "done",
      "refused",
      "later",
      "later",
    ]);
  });

  it("journals nothing as about to be done once a look before the writes is refused", async () => {
    const { apply, vendor, store } = createBench({
      refuse: ({ verb, about }) =>
        verb === "find" && about === "p2@example.com" ? new AuthenticationError({ ...call, status: 401 }) : undefined,
    });
    const report = await apply(people, { settings: { concurrency: 1 } });
    expect(vendor.received).toEqual([]);
    expect(report).toMatchObject({ failed: 1, skipped: 11 });
    expect(outcomes(await journalOf(store))).toHaveLength(1);
  });

  it("sets a poison record aside and does the rest", async () => {
    const { apply, store } = createBench({
      refuse: ({ verb, about }) => (verb === "create" && about === "p5@example.com" ? refusal(400) : undefined),
    });
    const report = await apply(people);
    expect(report).toMatchObject({ applied: 11, failed: 1 });
    const refused = outcomes(await journalOf(store)).find(({ result }) => result === "refused");
    expect(refused).toMatchObject({ subject: "p5", requests: ["request-400"], error: { code: "api" } });
  });

  it("puts off what the vendor has no patience for", async () => {
    const limited = new RateLimitError({ ...call, status: 429, retryAfterMs: 600_000 });
    const { apply } = createBench({ refuse: ({ about }) => (about === "p5@example.com" ? limited : undefined) });
    expect(await apply(people)).toMatchObject({ applied: 11, skipped: 1, failed: 0 });
  });

  it("has no more under way at once than is set", async () => {
    let underWay = 0;
    let most = 0;
    const { apply } = createBench({
      onWrite: async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setTimeout(resolve, 1));
        underWay -= 1;
      },
    });
    await apply(people, { settings: { concurrency: 3 } });
    expect(most).toBe(3);
  });

  it("tells progress with the time left at the pace so far", async () => {
    const bench = createBench({ onWrite: () => bench.pass(1000) });
    const told: ApplyProgress[] = [];
    await bench.apply(people.slice(0, 4), {
      progress: (progress) => told.push(progress),
      settings: { concurrency: 1 },
    });
    expect(told.map((one) => one.type === "change" && [one.done, one.total, one.result, one.etaMs])).toEqual([
      [1, 4, "done", 3000],
      [2, 4, "done", 2000],
      [3, 4, "done", 1000],
      [4, 4, "done", 0],
    ]);
  });

  it("says until when it waits for answers that were lost", async () => {
    const bench = createBench({ lose: () => "before" });
    const told: ApplyProgress[] = [];
    const startedMs = bench.now();
    const report = await bench.apply([create("ann")], { progress: (progress) => told.push(progress) });
    expect(told[0]).toEqual({ type: "waiting", untilMs: startedMs + 60_000, reason: "lost answers" });
    expect(results(report)).toEqual({ "create ann": "never happened" });
  });
});

describe("rule 10: aborted", () => {
  it("finishes what is in flight, sends nothing more, and a later run goes on", async () => {
    const abort = new AbortController();
    const bench = createBench({
      onWrite: () => {
        if (bench.vendor.received.length === 3) abort.abort();
      },
    });
    const people = Array.from({ length: 10 }, (_, index) => create(`p${index}`));
    const settings = { concurrency: 2, roundSize: 6 };
    const report = await bench.apply(people, { signal: abort.signal, settings });
    expect(report.aborted).toBe(true);
    expect(bench.vendor.received.length).toBeLessThan(5);
    expect(report.applied).toBe(bench.vendor.received.length);
    expect(await intentsOf(bench.store)).toEqual([]);
    expect((await journalOf(bench.store)).at(-1)).toMatchObject({ type: "run", event: "aborted" });
    const links = await bench.links();
    const rest = people.filter(({ subject }) => !links.bySource(subject));
    expect(await bench.apply(rest)).toMatchObject({ applied: 10 - report.applied, aborted: false });
    expect(bench.vendor.accounts.size).toBe(10);
  });
});

describe("rule 13: the log", () => {
  it("says of every attempt who, what, before and after, and how it ended", async () => {
    const { apply, linked, store } = createBench();
    const id = await linked("ann");
    await apply([rename("ann", id, "Ann"), create("bob")]);
    const entries = await journalOf(store);
    const intents = entries.filter((entry) => entry.type === "intent");
    expect(intents.map(({ what }) => [what.who, what.operation, what.set])).toEqual([
      ["bob", "create", { login: "bob@example.com", name: "bob" }],
      ["ann", "update", { name: "Ann" }],
    ]);
    expect(outcomes(entries).map(({ subject, result, account }) => [subject, result, account])).toEqual([
      ["bob", "done", "a2"],
      ["ann", "done", id],
    ]);
  });

  it("passes on no text of an error that is not of our family", async () => {
    const { apply, store } = createBench({
      refuse: ({ verb }) => (verb === "find" ? new TypeError("ann@example.com is not a function") : undefined),
    });
    await apply([create("ann")]);
    expect(outcomes(await journalOf(store))[0]?.error).toEqual({ code: "unexpected", message: "TypeError" });
  });
});

describe("rule 1: linked in the meantime", () => {
  it("does not make an account for somebody who was linked since the plan was made", async () => {
    const { apply, linked, vendor } = createBench();
    await linked("ann");
    expect(results(await apply([create("ann", { set: { login: "new@example.com" } })]))).toEqual({
      "create ann": "moved",
    });
    expect(vendor.received).toEqual([]);
  });
});
