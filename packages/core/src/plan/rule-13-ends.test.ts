import { describe, expect, it } from "vitest";
import { account, changeOf, createWorld, linkedWorld, person, short } from "./world.fixture.ts";

const until = { value: { from: "endDate", through: [["formatDay", "YYYY-MM-DD"]] } };
const settings = { mapping: { fromEmployee: { title: until } } };

describe("rule 13: an end that lies ahead", () => {
  it("is no value of an account, however the mapping is written", async () => {
    const world = await linkedWorld({ people: [person("p")], accounts: [account("p")], settings });
    world.person("p").end = "2026-12-31";
    expect(short(await world.plan())).toEqual([]);
  });

  it("is none of an account that is made either, and the rest of it is", async () => {
    const world = createWorld({ people: [person("p", { end: "2026-12-31" })], settings });
    expect(changeOf(await world.plan(), "p", "create").set).toEqual({
      login: "p@example.com",
      first: "Firstp",
      last: "Lastp",
    });
  });

  it("leaves alone what another mapping makes of other values", async () => {
    const world = await linkedWorld({ people: [person("p")], accounts: [account("p")] });
    Object.assign(world.person("p"), { end: "2026-12-31", title: "Chef" });
    expect(short(await world.plan())).toEqual(["update p"]);
  });
});
