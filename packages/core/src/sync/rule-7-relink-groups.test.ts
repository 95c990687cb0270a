import { describe, expect, it } from "vitest";
import { connectDirectory } from "../plan/directory.fixture.ts";
import { asGroupSource, asGroupTarget, groupsState } from "../plan/group-connections.fixture.ts";
import { connectSource } from "../plan/people-source.fixture.ts";
import type { Link } from "../store/link.ts";
import { asWay, connectOther, createTwoWays } from "./two-ways.fixture.ts";

/** Two ways in that both tell groups, and a directory with these, of which the old sync made all. */
const createGroups = async (
  names: readonly (readonly [old: string, fresh: string, name: string])[],
  more: { readonly admins?: readonly string[] } = {},
) => {
  const group = (id: string, name: string) => ({ id, name, members: [] as string[] });
  const old = groupsState(names.map(([id, , name]) => group(id, name)));
  const fresh = groupsState(names.map(([, id, name]) => group(id, name)));
  const target = groupsState(
    names.map(([, , name]) => ({ ...group(`t-${name}`, name), isAdmin: more.admins?.includes(name) ?? false })),
  );
  const settings = { groups: { pattern: "*" } };
  const ways = await createTwoWays(["1"], {
    settings,
    old: (state) => asGroupSource(asWay(connectSource(state), "hr-api"), old),
    other: (state) => asGroupSource(connectOther(state), fresh),
    target: (state) => asGroupTarget(connectDirectory(state), target),
  });
  const lease = await ways.world.store.lease("old", "test", 60_000);
  const link = ([source, , name]: readonly [string, string, string]): Link => ({
    resource: "groups",
    source,
    target: `t-${name}`,
    verdict: "same",
    by: "created",
    at: "2026-11-01T00:00:00.000Z",
    evidence: [],
  });
  if (lease) await ways.world.store.commit(lease, { links: names.map(link) });
  if (lease) await ways.world.store.release(lease);
  const relink = async () => {
    const plan = await ways.fresh.relink({ from: "old" });
    return { plan, groups: plan.changes.filter(({ resource }) => resource === "groups") };
  };
  return { ...ways, relink, freshGroups: fresh, targetGroups: target };
};

describe("rule 7: links of groups taken over by another way in", () => {
  it("go to the group of the same id, and stay ours", async () => {
    const { relink, fresh, links } = await createGroups([["g-1", "g-1", "Sales"]]);
    const { plan, groups } = await relink();
    expect(groups).toMatchObject([
      { operation: "link", subject: "g-1", account: "t-Sales", by: "record id = record id" },
    ]);
    expect(plan.counts).toMatchObject({ link: 1, groups: 1 });
    expect(await fresh.apply(plan, { confirm: plan.digest })).toMatchObject({ applied: 2, groups: 1 });
    expect(await links("fresh", "groups")).toMatchObject([{ source: "g-1", target: "t-Sales", by: "created" }]);
  });

  it("by name they wait for a person who sees what they give, and are in nobody's way", async () => {
    const { relink, fresh, links } = await createGroups([["g-1", "scim-1", "Sales"]]);
    const { plan, groups } = await relink();
    expect(groups).toMatchObject([
      {
        subject: "scim-1",
        held: {
          code: "review",
          evidence: ["name = name agrees with record scim-1 of the new source", "it is assigned to 2 apps"],
        },
      },
    ]);
    expect(await fresh.apply(plan, { confirm: plan.digest })).toMatchObject({ applied: 1, heldLeft: 1 });
    expect(await links("fresh", "groups")).toEqual([]);
    const again = await fresh.plan();
    expect(again.changes).toMatchObject([{ resource: "groups", operation: "link", held: { code: "review" } }]);
  });

  it("that hand out administrator roles are never taken over by name", async () => {
    const { relink } = await createGroups([["g-1", "scim-1", "Admins"]], { admins: ["Admins"] });
    expect((await relink()).groups).toMatchObject([{ held: { code: "protected" } }]);
  });

  it("that are not found again are told", async () => {
    const { relink, freshGroups } = await createGroups([["g-1", "scim-1", "Sales"]]);
    freshGroups.groups.clear();
    const { plan, groups } = await relink();
    expect(groups).toEqual([]);
    expect(plan.issues).toMatchObject([{ resource: "groups", subject: "g-1", who: "Sales", code: "untied" }]);
    expect(plan.switches?.live).toEqual(["1"]);
  });
});
