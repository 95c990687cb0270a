import { describe, expect, it } from "vitest";
import { createPeople } from "../people/index.ts";
import { person, startLearnAmp } from "./__fixtures__/start-learn-amp.ts";

const started = async (switches: NonNullable<Parameters<typeof startLearnAmp>[0]>["switches"] = {}) => {
  const bench = startLearnAmp({ switches });
  const { learnAmp, make } = bench;
  const boss = await make("boss");
  const sales = learnAmp.addTeam({ name: "Sales", managerId: boss });
  const people = learnAmp.addTeam({ name: "People", managerId: learnAmp.ownerId, secondaryManagerIds: [boss] });
  learnAmp.updateUser(boss, { primaryTeamId: sales, secondaryTeamIds: [people] });
  const report = await make("report", { managerId: boss, primaryTeamId: sales });
  return { ...bench, boss, sales, people, report };
};

describe("deactivating", () => {
  it("takes them out of every team, and hands teams and people over to the Owner", async () => {
    const { put, get, learnAmp, boss, sales, people, report } = await started();
    const answer = await put(`/users/${boss}/deactivate`);
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect(learnAmp.user(boss)).toMatchObject({ primaryTeamId: null, secondaryTeamIds: [], firstName: "boss" });
    expect((await get(`/users/${boss}`)).body).toMatchObject({ status: { status: "Deactivated" }, primaryTeam: null });
    expect(learnAmp.team(sales).managerId).toBe(learnAmp.ownerId);
    expect(learnAmp.team(people).secondaryManagerIds).toEqual([]);
    expect(learnAmp.user(report)).toMatchObject({ managerId: learnAmp.ownerId, primaryTeamId: sales });
  });

  it.each([204, 400, 422] as const)("twice is %i", async (repeatedDeactivation) => {
    const { put, boss } = await started({ repeatedDeactivation });
    await put(`/users/${boss}/deactivate`);
    expect((await put(`/users/${boss}/deactivate`)).status).toBe(repeatedDeactivation);
  });

  it.each([400, 403, 422] as const)("the last active Owner is %i", async (lastOwner) => {
    const { put, ask, learnAmp, boss } = await started({ lastOwner });
    expect((await put(`/users/${learnAmp.ownerId}/deactivate`)).status).toBe(lastOwner);
    expect((await ask("DELETE", `/users/${learnAmp.ownerId}`)).status).toBe(lastOwner);
    expect(() => learnAmp.deactivate(learnAmp.ownerId)).toThrow(RangeError);
    learnAmp.updateUser(boss, { role: "owner" });
    expect((await put(`/users/${learnAmp.ownerId}/deactivate`)).status).toBe(204);
    expect(learnAmp.team(202).managerId).toBe(boss);
  });

  it("nobody is not found", async () => {
    const { put } = await started();
    expect((await put("/users/999/deactivate")).status).toBe(404);
    expect((await put("/users/999/reactivate")).status).toBe(404);
  });
});

describe("reactivating", () => {
  it.each([
    ["nothing", false],
    ["teams", true],
  ] as const)("restores %s, and never what was handed over", async (reactivationRestores, isRestored) => {
    const { put, learnAmp, boss, sales, people, report } = await started({ reactivationRestores });
    await put(`/users/${boss}/deactivate`);
    expect((await put(`/users/${boss}/reactivate`)).status).toBe(204);
    const { primaryTeamId, secondaryTeamIds, deactivatedAt } = learnAmp.user(boss);
    expect([primaryTeamId, secondaryTeamIds, deactivatedAt]).toEqual(
      isRestored ? [sales, [people], null] : [null, [], null],
    );
    expect(learnAmp.team(sales).managerId).toBe(learnAmp.ownerId);
    expect(learnAmp.user(report).managerId).toBe(learnAmp.ownerId);
  });

  it.each([204, 400, 422] as const)("twice is %i", async (repeatedReactivation) => {
    const { put, boss } = await started({ repeatedReactivation });
    expect((await put(`/users/${boss}/reactivate`)).status).toBe(repeatedReactivation);
  });
});

describe("deleting", () => {
  it("removes the data, and the address may be used again", async () => {
    const { ask, get, make, boss, report, learnAmp } = await started();
    expect((await ask("DELETE", `/users/${boss}`)).status).toBe(204);
    expect((await get(`/users/${boss}`)).status).toBe(404);
    expect(learnAmp.user(report).managerId).toBe(learnAmp.ownerId);
    expect(await make("boss")).toBeGreaterThan(boss);
    expect(() => learnAmp.user(boss)).toThrow(RangeError);
  });
});

describe("seeding", () => {
  it("gives each of the people with a work email a user, and teams their people and managers", () => {
    const people = createPeople({ seed: "learn-amp", count: 40, today: "2026-03-02" });
    const [boss, ada] = people.map(({ id }) => id);
    const teams = [{ name: "Sales", managerId: boss ?? "", memberIds: [ada ?? ""] }, { name: "Empty" }];
    const { learnAmp } = startLearnAmp({ people, teams });
    const withEmail = people.filter(({ workEmail }) => workEmail !== null);
    expect(learnAmp.inspect().users).toHaveLength(withEmail.length + 1);
    const [sales, empty] = learnAmp.inspect().teams;
    expect(sales).toMatchObject({ name: "Sales", managerId: learnAmp.idOf(boss ?? "") });
    expect(learnAmp.user(learnAmp.idOf(ada ?? "")).primaryTeamId).toBe(sales?.id);
    expect(empty).toMatchObject({ managerId: null });
    const nobody = people.find(({ workEmail }) => workEmail === null)?.id ?? "";
    expect(() => learnAmp.idOf(nobody)).toThrow(RangeError);
    expect(() => startLearnAmp({ people, teams: [{ name: "x", managerId: nobody }] })).toThrow(RangeError);
  });

  it("begins with the Owner alone, and acts on nobody throw", () => {
    const { learnAmp } = startLearnAmp();
    expect(learnAmp.inspect().users.map(({ role }) => role)).toEqual(["owner"]);
    const id = learnAmp.addUser(person("ada"));
    learnAmp.removeUser(id);
    const team = learnAmp.addTeam({ name: "Sales" });
    learnAmp.removeTeam(team);
    for (const act of [() => learnAmp.reactivate(id), () => learnAmp.updateTeam(team, { name: "x" })])
      expect(act).toThrow(RangeError);
  });
});
