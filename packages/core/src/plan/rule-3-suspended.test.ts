import { describe, expect, it } from "vitest";
import { account, createWorld, linkedWorld, person, ready, short } from "./world.fixture.ts";

const linked = (lifecycle: { readonly suspended?: "as left"; readonly leave?: "suspend" } = {}) =>
  linkedWorld({ people: [person("1"), person("2")], accounts: [account("1"), account("2")], settings: { lifecycle } });

describe("rule 3: suspended at the source", () => {
  it("is no change: neither state nor attributes", async () => {
    const world = await linked({ leave: "suspend" });
    Object.assign(world.person("1"), { status: "suspended", title: "Chef" });
    expect(short(await world.plan())).toEqual([]);
    world.person("1").status = "active";
    expect(ready(await world.plan())).toEqual(["update 1"]);
  });

  it("lets nobody in: no account is made, and none that we put out comes back", async () => {
    const world = createWorld({
      people: [person("new", { status: "suspended" }), person("1")],
      accounts: [account("1")],
    });
    expect(short((await world.run()).plan)).toEqual(["link 1"]);
    world.person("1").end = "2026-11-20";
    await world.run();
    expect(world.account("a-1").state).toBe("suspended");
    Object.assign(world.person("1"), { end: null, status: "suspended" });
    expect(short(await world.plan())).toEqual([]);
    world.person("1").status = "active";
    expect(ready(await world.plan())).toEqual(["unsuspend 1"]);
  });

  it("is no reason to stay: an end that the record states counts", async () => {
    const world = await linked();
    Object.assign(world.person("1"), { status: "suspended", end: "2026-11-20" });
    expect(ready(await world.plan())).toEqual(["suspend 1"]);
  });

  it("is leaving where the settings say so, until it is over", async () => {
    const world = await linked({ suspended: "as left" });
    Object.assign(world.person("1"), { status: "suspended", end: null });
    const { plan } = await world.run();
    expect(ready(plan)).toEqual(["suspend 1"]);
    expect(world.account("a-1").state).toBe("suspended");
    world.person("1").status = "active";
    expect(ready((await world.run()).plan)).toEqual(["unsuspend 1"]);
  });
});
