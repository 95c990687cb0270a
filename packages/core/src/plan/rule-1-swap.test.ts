import { describe, expect, it } from "vitest";
import type { World } from "./world.fixture.ts";
import { account, changeOf, codesOf, createWorld, linkedWorld, person, ready, short } from "./world.fixture.ts";

const people = (count: number) => Array.from({ length: count }, (_, index) => person(String(index + 1)));
const accounts = (count: number) => people(count).map(({ id }) => account(id));
const small = { guard: { "login change": { count: 1000 }, attribute: { count: 1000 } } };

const logins = (world: World) =>
  Object.fromEntries([...world.directory.accounts.values()].map(({ id, login }) => [id, login]));

describe("rule 1: people who swap addresses, at a target that enforces unique ones", () => {
  it.each([2, 3, 7])("works for %i people in a circle", async (count) => {
    const world = await linkedWorld({ people: people(count), accounts: accounts(count), settings: small });
    for (const one of world.source.people) one.email = `${(Number(one.id) % count) + 1}@example.com`;
    const { plan, report } = await world.run();
    expect(report).toMatchObject({ failed: 0, moved: 0, skipped: 0 });
    expect(plan.changes).toHaveLength(count + 1);
    for (const one of world.source.people) expect(logins(world)[`a-${one.id}`]).toBe(one.email);
    expect(short(await world.plan())).toEqual([]);
  });

  it("works for a chain in which a joiner takes the login that somebody lets go of", async () => {
    const world = await linkedWorld({ people: people(2), accounts: accounts(2), settings: small });
    world.person("1").email = "2@example.com";
    world.person("2").email = "new@example.com";
    world.source.people.push(person("3", { email: "1@example.com" }));
    const { plan, report } = await world.run();
    expect(changeOf(plan, "3", "create").after).toEqual(["people/update/1"]);
    expect(changeOf(plan, "1", "update").after).toEqual(["people/update/2"]);
    expect(report).toMatchObject({ applied: 3, failed: 0, skipped: 0 });
    expect(short(await world.plan())).toEqual([]);
  });

  it("works when the one who lets go waits for the joiner as her new manager", async () => {
    const world = await linkedWorld({ people: people(1), accounts: accounts(1), settings: small });
    Object.assign(world.person("1"), { email: "emeritus@example.com", boss: "2" });
    world.source.people.push(person("2", { email: "1@example.com" }));
    const { plan, report } = await world.run();
    expect(ready(plan)).toHaveLength(plan.changes.length);
    expect(report).toMatchObject({ failed: 0, skipped: 0, moved: 0 });
    expect(world.account("a-1").managerId).toBe("made-1");
    expect(short(await world.plan())).toEqual([]);
  });

  it("works for two unique attributes at once, with an id for each change", async () => {
    const mapping = { fromEmployee: { badge: "employeeNumber" } };
    const world = await linkedWorld({
      people: people(2).map((one) => ({ ...one, number: `n${one.id}` })),
      accounts: accounts(2).map((one, index) => ({ ...one, badge: `n${index + 1}` })),
      settings: { ...small, mapping },
    });
    Object.assign(world.person("1"), { email: "2@example.com", number: "n2" });
    Object.assign(world.person("2"), { email: "1@example.com", number: "n1" });
    const { plan, report } = await world.run();
    expect(new Set(plan.changes.map(({ id }) => id)).size).toBe(plan.changes.length);
    expect(report).toMatchObject({ failed: 0, skipped: 0 });
    expect(short(await world.plan())).toEqual([]);
  });

  it("parks nobody while one of the circle cannot move", async () => {
    const world = await linkedWorld({
      people: people(2),
      accounts: accounts(2),
      settings: { ...small, protected: ["a-2"] },
    });
    world.person("1").email = "2@example.com";
    world.person("2").email = "1@example.com";
    const { plan } = await world.run();
    expect(short(plan)).toEqual(["update 1", "update 2 protected"]);
    expect(logins(world)).toEqual({ "a-1": "1@example.com", "a-2": "2@example.com" });
    expect(world.directory.writes).toEqual([]);
  });

  it("parks nobody while the guard holds one of the circle for another reason", async () => {
    const guard = { ...small.guard, "cleared value": { count: 0, share: 0 } };
    const start = people(2).map((one) => ({ ...one, title: "Chef" }));
    const made = createWorld({ people: [...start, person("9", { title: "Chef" })], settings: { guard } });
    await made.run();
    made.pass(25 * 3_600_000);
    Object.assign(made.person("1"), { email: "2@example.com" });
    Object.assign(made.person("2"), { email: "1@example.com", title: null });
    const { plan } = await made.run();
    expect(ready(plan)).toEqual([]);
    expect(plan.changes.filter(({ held }) => held?.code === "guard")).toHaveLength(2);
  });

  it("finds its way on after a swap that broke off half-way, without parking anybody again", async () => {
    const world = await linkedWorld({ people: people(2), accounts: accounts(2), settings: small });
    world.person("1").email = "2@example.com";
    world.person("2").email = "1@example.com";
    world.directory.refuses.add("a-2");
    expect((await world.run()).report).toMatchObject({ applied: 1, failed: 1, skipped: 1 });
    expect(short(await world.plan())).toEqual(["update 1", "update 2"]);
    world.directory.refuses.clear();
    await world.run();
    expect(logins(world)).toEqual({ "a-1": "2@example.com", "a-2": "1@example.com" });
    expect(short(await world.plan())).toEqual([]);
  });

  it("is a conflict when somebody keeps what another one takes, whoever is read first", async () => {
    for (const order of [
      ["1", "2", "3"],
      ["3", "2", "1"],
    ]) {
      const world = await linkedWorld({ people: people(3), accounts: accounts(3), settings: small });
      world.person("1").email = "2@example.com";
      world.person("2").email = "3@example.com";
      world.source.people = order.map((id) => world.person(id));
      const plan = await world.plan();
      expect(short(plan)).toEqual(["update 1", "update 2 conflict"]);
      expect(ready(plan)).toEqual([]);
      expect(changeOf(plan, "2").held?.evidence.join()).toMatch(/login is taken by account a-3, linked to record 3/);
    }
  });

  it("is a conflict for everybody who wants one value", async () => {
    const world = await linkedWorld({ people: people(2), accounts: accounts(2), settings: small });
    world.person("1").email = "sales@example.com";
    world.source.people.push(person("3", { email: "Sales@example.com" }));
    const plan = await world.plan();
    expect(short(plan)).toEqual(["create 3 conflict", "update 1 conflict"]);
    expect(codesOf(plan, "2")).toEqual([]);
  });
});
