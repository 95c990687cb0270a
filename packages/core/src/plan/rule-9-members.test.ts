import { describe, expect, it } from "vitest";
import { createGroupWorld } from "./group-world.fixture.ts";
import { account, changeOf, person, short } from "./world.fixture.ts";

const ids = Array.from({ length: 30 }, (_, index) => String(index + 10));
const accountIds = ids.map((id) => `a-${id}`);

const big = {
  people: ids.map((id) => person(id)),
  accounts: ids.map((id) => account(id)),
  sourceGroups: [
    { id: "s", name: "Sales", members: ids.slice(0, 15) },
    { id: "x", name: "Other", members: ids.slice(0, 15) },
  ],
  targetGroups: [
    { id: "t", name: "Sales", members: accountIds },
    { id: "u", name: "Other", members: accountIds.slice(0, 29) },
  ],
  linked: { s: "t", x: "u" },
};

describe("rule 9: memberships removed", () => {
  it("are held whole over the limit, counted by people and not by groups, and everything else goes on", async () => {
    const world = await createGroupWorld(big);
    world.world.person("10").title = "Chef";
    const plan = await world.plan();
    expect(short(plan)).toEqual(["members s guard", "members x guard", "update 10"]);
    expect(changeOf(plan, "s").held).toEqual({
      code: "guard",
      guardClass: "membership removed",
      evidence: ['29 changes of the class "membership removed"; 25 are fine'],
    });
    expect(plan.counts).toMatchObject({ memberships: 0, held: 2 });
  });

  it("are fine within the limit, and a person may say so beyond it, of these very people", async () => {
    const world = await createGroupWorld(big);
    world.group("x").members = ids.slice(0, 20);
    expect((await world.plan()).counts).toMatchObject({ memberships: 24, held: 0 });
    world.group("x").members = ids.slice(0, 15);
    const held = (await world.plan()).changes;
    await world.sync.decide(held, "IT", "a reorganisation");
    expect((await world.plan()).counts).toMatchObject({ memberships: 29, held: 0 });
    world.group("x").members = ids.slice(0, 14);
    const after = await world.plan();
    expect(short(after)).toEqual(["members s", "members x guard"]);
  });
});
