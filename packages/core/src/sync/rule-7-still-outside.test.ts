import { describe, expect, it } from "vitest";
import { accountsOf, change, createGroupSync, groupChange } from "./group-sync.fixture.ts";

const takeOut = (subject: string, account: string, ...ids: readonly string[]) =>
  groupChange("members", subject, {
    account,
    members: { remove: accountsOf(...ids) },
    lane: "removals",
    ground: "absent",
  });

describe("rule 7: before somebody is taken out of a group", () => {
  it("its list at the source is looked at anew, to its last page", async () => {
    const { source, target, apply, members } = await createGroupSync(["1", "2", "3", "4"]);
    const at = target.add({ name: "Sales", members: new Set(accountsOf("1", "2", "3", "4")) });
    source.add({ id: "sales", name: "Sales", members: new Set(["4", "3", "2"]) });
    expect(await apply([takeOut("sales", at, "1", "2")])).toMatchObject({ applied: 1, memberships: 1 });
    expect(members("Sales")).toEqual(accountsOf("2", "3", "4"));
  });

  it("nobody is taken out when that list cannot be read", async () => {
    const { source, target, apply, members } = await createGroupSync(["1", "2"]);
    const at = target.add({ name: "Sales", members: new Set(accountsOf("1", "2")) });
    const { members: lists } = source.resource;
    if (lists) lists.page = () => Promise.reject(new Error("down"));
    source.add({ id: "sales", name: "Sales", members: new Set(["2"]) });
    expect(await apply([takeOut("sales", at, "1")])).toMatchObject({ failed: 1, memberships: 0 });
    expect(members("Sales")).toEqual(accountsOf("1", "2"));
  });

  it("everybody is, of a group that is gone, once that was confirmed", async () => {
    const { target, apply, members } = await createGroupSync(["1", "2"]);
    const at = target.add({ name: "Sales", members: new Set(accountsOf("1", "2")) });
    expect(await apply([takeOut("sales", at, "1", "2")])).toMatchObject({ memberships: 2 });
    expect(members("Sales")).toEqual([]);
  });

  it("the people are looked at anew whose attribute a group is made of", async () => {
    const { world, target, apply, members } = await createGroupSync(["1", "2", "3", "4"], {
      groups: { derivedFrom: "department" },
    });
    const at = target.add({ name: "Sales", members: new Set(accountsOf("1", "2", "3", "4")) });
    change(world.source.people, "1", { department: "Kitchen" });
    change(world.source.people, "2", { department: " SALES " });
    change(world.source.people, "4", { department: null });
    const report = await apply([takeOut("department:sales", at, "1", "2", "3", "4")]);
    expect(report).toMatchObject({ memberships: 2 });
    // The record of 3 does not say.
    expect(members("Sales")).toEqual(accountsOf("2", "3"));
  });

  it("a run that is taken back asks nothing of the source", async () => {
    const { source, target, apply, takeBack, members } = await createGroupSync(["1"]);
    const at = target.add({ name: "Sales" });
    source.add({ id: "sales", name: "Sales", members: new Set(["1"]) });
    await apply([groupChange("link", "sales", { account: at })]);
    const { run } = await apply([groupChange("members", "sales", { account: at, members: { add: accountsOf("1") } })]);
    await takeBack(run);
    expect(members("Sales")).toEqual([]);
  });
});
