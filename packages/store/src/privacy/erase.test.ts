import { ConfigurationError, LeaseLostError } from "@rosterkit/core";
import { expect, it } from "vitest";
import { onBoth } from "../__fixtures__/on-both.ts";
import { planOf } from "../__fixtures__/plan-of.ts";
import { entriesOf, hold, intentOf, linkOf, linksOf, outcomeOf } from "../__fixtures__/samples.ts";

const ann = { source: "ann", texts: ["ann@example.com", "Name of ann"] };

onBoth("rule 13: a person who is erased", (fresh) => {
  it("is in no content any more: links, history, journal, kept values, plans", async () => {
    const place = fresh();
    const store = await place.open();
    const lease = await hold(store);
    await store.commit(lease, {
      links: [linkOf("ann"), linkOf("bob")],
      entries: [intentOf("ann"), outcomeOf("ann"), intentOf("bob"), outcomeOf("bob")],
      keep: {
        ends: { ann: { endedAt: "2026-02-01T00:00:00.000Z" }, bob: { endedAt: "2026-03-01T00:00:00.000Z" } },
        baseline: { at: "2026-01-01T00:00:00.000Z", ids: ["ann", "bob"] },
        decisions: [
          { change: "people/create/ann", reason: "she asked" },
          { change: "people/create/bob", reason: "he knows Ann@Example.com" },
          { change: "people/create/cid", reason: "fine" },
        ],
      },
    });
    await store.commit(lease, { links: [linkOf("ann", { by: "Ben", evidence: ["seen beside ann@example.com"] })] });
    const named = await store.plans.save(await planOf("ann"));
    const other = await store.plans.save(await planOf("bob"));

    expect(await store.erase(lease, ann, "dpo")).toEqual({
      links: 1,
      entries: 2,
      open: 0,
      kept: 2,
      plans: 1,
      events: 0,
    });

    const tables = ["links", "link_history", "journal", "kept", "plans", "plan_lines"] as const;
    const { queries } = await place.look();
    for (const table of tables) {
      const rows = await queries.selectFrom(table).selectAll().execute();
      const text = JSON.stringify(rows.map((row) => ({ ...row, source: "" }))).toLowerCase();
      const kept = table === "kept" || table === "links" ? text.replaceAll(/\\?"(account-)?ann\\?"/g, "") : text;
      expect(kept).not.toMatch(/\bann\b|title of ann/);
    }
    expect(await store.plans.get(named.id)).toBeUndefined();
    expect(await store.plans.get(other.id)).toBeDefined();
    expect(await linksOf(store)).toEqual([linkOf("ann", { by: "Ben", evidence: [] }), linkOf("bob")]);
    expect(await store.linkHistory("sync", "people", "ann")).toEqual([]);
    expect(await store.kept("sync", "baseline")).toMatchObject({ ids: ["ann", "bob"] });
    expect(await store.kept("sync", "ends")).toEqual({ bob: { endedAt: "2026-03-01T00:00:00.000Z" } });
    expect(await store.kept("sync", "decisions")).toEqual([{ change: "people/create/cid", reason: "fine" }]);
  });

  it("leaves a log that says what was done, and that nobody else lost anything", async () => {
    const store = await fresh().open();
    const lease = await hold(store);
    const entries = [intentOf("ann"), outcomeOf("ann"), intentOf("bob"), outcomeOf("bob")];
    await store.commit(lease, { entries });
    await store.erase(lease, ann, "dpo");
    const [intent, outcome, ...others] = await entriesOf(store);
    expect(others).toEqual(entries.slice(2));
    expect(intent).toMatchObject({
      type: "intent",
      run: "run-1",
      what: { operation: "update", set: { title: "", nickName: null } },
    });
    expect(outcome).toMatchObject({ type: "outcome", result: "done" });
    if (intent?.type !== "intent" || outcome?.type !== "outcome") throw new Error("other entries");
    expect(intent.subject).toMatch(/^erased-/);
    expect([outcome.change, outcome.subject]).toEqual([intent.change, intent.subject]);
  });

  it("is taken out of what is said of others, whose entries stay", async () => {
    const store = await fresh().open();
    const lease = await hold(store);
    const { what, ...rest } = intentOf("bob");
    await store.commit(lease, {
      entries: [{ ...rest, what: { ...what, set: { manager: "ANN@example.com" } } }, outcomeOf("bob")],
    });
    expect(await store.erase(lease, ann, "dpo")).toMatchObject({ entries: 1 });
    const [intent] = await entriesOf(store);
    expect(intent).toMatchObject({ subject: "bob", what: { subject: "bob", who: "", set: { manager: "" } } });
    expect((await store.verifyLog("sync")).intact).toBe(true);
  });

  it("stays where a write is not settled, and says so", async () => {
    const store = await fresh().open();
    const lease = await hold(store);
    await store.commit(lease, { entries: [intentOf("ann")] });
    expect(await store.erase(lease, ann, "dpo")).toMatchObject({ entries: 0, open: 1 });
    await store.commit(lease, { entries: [outcomeOf("ann")] });
    expect(await store.erase(lease, ann, "dpo")).toMatchObject({ entries: 2, open: 0 });
  });

  it("is not erased under a lease that is gone, nor by a text that would find others", async () => {
    const store = await fresh().open();
    const lease = await hold(store);
    await store.release(lease);
    await expect(store.erase(lease, ann, "dpo")).rejects.toSatisfy(LeaseLostError.isInstance);
    const present = await hold(store, "sync", "another");
    await expect(store.erase(present, { source: "ann", texts: ["Al"] }, "dpo")).rejects.toSatisfy(
      ConfigurationError.isInstance,
    );
  });
});
