import { describe, expect, it } from "vitest";
import type { Link } from "./link.ts";
import { createLinks } from "./links.ts";
import { loadLinks } from "./load-links.ts";
import { createMemoryStore } from "./memory-store.ts";

const link = (source: string, more: Partial<Link> = {}): Link => ({
  resource: "people",
  source,
  target: `account-${source}`,
  verdict: "same",
  by: "rule",
  at: "2026-01-01T00:00:00.000Z",
  evidence: [],
  ...more,
});

const { target: _, ...ignored } = link("cem", { verdict: "ignore" });

describe("rule 1: links", () => {
  const links = createLinks([link("ann"), link("bob", { verdict: "different", target: "x" }), ignored]);

  it("finds only what is the same, both ways", () => {
    expect(links.size).toBe(1);
    expect(links.bySource("ann")?.target).toBe("account-ann");
    expect(links.byTarget("account-ann")?.source).toBe("ann");
    expect(links.bySource("bob")).toBeUndefined();
    expect(links.byTarget("x")).toBeUndefined();
  });

  it("knows what a person said is different or to be ignored", () => {
    expect([
      links.isDifferent("bob", "x"),
      links.isDifferent("bob", "y"),
      links.isDifferent("ann", "account-ann"),
    ]).toEqual([true, false, false]);
    expect([links.isIgnored("cem"), links.isIgnored("bob")]).toEqual([true, false]);
  });

  it("takes no notice of one that was taken back with its run", () => {
    const left = createLinks([link("ann"), link("dan", { verdict: "undone" })]);
    expect([left.bySource("dan"), left.byTarget("account-dan")]).toEqual([undefined, undefined]);
    expect([left.isDifferent("dan", "account-dan"), left.isIgnored("dan")]).toEqual([false, false]);
    expect(left.digest).toBe(createLinks([link("ann")]).digest);
  });

  it("know every account that a record is not, whatever became of it since", () => {
    const apart = createLinks([
      link("ann", { apart: ["x"] }),
      link("bob", { verdict: "different", target: "y", apart: ["x"] }),
      link("dan", { verdict: "undone", apart: ["x"] }),
    ]);
    expect(["ann", "bob", "dan"].map((source) => apart.isDifferent(source, "x"))).toEqual([true, true, true]);
    expect([apart.isDifferent("bob", "y"), apart.isDifferent("dan", "y")]).toEqual([true, false]);
    expect([apart.bySource("ann")?.target, apart.bySource("dan")]).toEqual(["account-ann", undefined]);
    expect(apart.apartOf("bob").toSorted()).toEqual(["x", "y"]);
  });

  it("know who is to have an account of their own: none of those there are", () => {
    const { target: _target, ...own } = link("eve", { verdict: "different" });
    const known = createLinks([own, link("bob", { verdict: "different" })]);
    expect([known.isNew("eve"), known.isNew("bob"), known.isNew("nobody")]).toEqual([true, false, false]);
    expect(known.isDifferent("eve", "whichever")).toBe(true);
  });

  it("gives all of them", () => {
    expect([...links].map(({ source }) => source).toSorted()).toEqual(["ann", "bob", "cem"]);
  });

  it("has a digest that does not depend on the order, nor on who decided when", () => {
    const contested = { contested: { name: 1, title: 2 } };
    const one = createLinks([link("ann", contested), link("bob")]).digest;
    const same = createLinks([link("bob", { by: "Ada" }), link("ann", { contested: { title: 2, name: 1 } })]).digest;
    expect(same).toBe(one);
  });

  it.each<Partial<Link>>([
    { target: "other" },
    { verdict: "different" },
    { fingerprints: "f" },
    { state: { state: "suspended", because: "left", at: "2026-01-01T00:00:00.000Z" } },
    { contested: { name: 1 } },
    { apart: ["x"] },
  ])("has another digest with %o", (more) => {
    expect(createLinks([link("ann", more)]).digest).not.toBe(createLinks([link("ann")]).digest);
  });

  it("are loaded from a store, batch by batch, one resource at a time", async () => {
    const store = createMemoryStore({ batchSize: 2 });
    const lease = await store.lease("sync", "owner", 1000);
    if (!lease) throw new Error("The lease is held");
    const people = ["a", "b", "c", "d", "e"].map((source) => link(source));
    await store.commit(lease, { links: [...people, link("g", { resource: "groups" })] });
    expect((await loadLinks(store, "sync", "people")).size).toBe(5);
    expect((await loadLinks(store, "sync", "groups")).bySource("g")?.resource).toBe("groups");
  });
});
