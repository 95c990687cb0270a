import { describe, expect, it } from "vitest";
import { startLearnAmp } from "./__fixtures__/start-learn-amp.ts";

describe("teams", () => {
  it("are made, found by id and external id, changed and deleted; people stay", async () => {
    const { post, get, put, ask, make, learnAmp } = startLearnAmp();
    const lead = await make("lead");
    const { status, body } = await post("/teams", {
      name: "Sales",
      integrationExternalId: "12",
      managerEmail: "LEAD@acme.example",
      tags: "a,b",
    });
    expect([status, body.name, body.manager.id, body.tags]).toEqual([201, "Sales", lead, ["a", "b"]]);
    const sub = await post("/teams", { name: "Sales EU", parentTeamName: "Sales" });
    expect((await get("/teams/by_external_id/12")).body.subTeams).toMatchObject([{ id: sub.body.id }]);
    const changed = await put(`/teams/${body.id}`, { name: "Revenue", integrationExternalId: "", managerId: "" });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: "Revenue", integrationExternalId: null, manager: null },
    });
    expect(changed.body).not.toHaveProperty("users");
    expect((await put(`/teams/${body.id}`, { response: "Extended" })).body.users).toEqual([]);
    const ada = await make("ada", { primaryTeamId: body.id });
    expect((await ask("DELETE", `/teams/${body.id}`)).status).toBe(204);
    expect(learnAmp.user(ada).primaryTeamId).toBeNull();
    expect((await get(`/teams/${sub.body.id}`)).body.parentTeam).toBeNull();
    expect(await get(`/teams/${body.id}`)).toMatchObject({ status: 404, body: { error: "Team not found" } });
  });

  it("refuse what is not valid", async () => {
    const { post, learnAmp } = startLearnAmp();
    learnAmp.addTeam({ name: "Sales", integrationExternalId: "12" });
    for (const body of [
      { name: "" },
      { name: "x", integrationExternalId: "12" },
      { name: "x", managerId: 999 },
      { name: "x", managerId: 1001, managerEmail: "owner@acme.example" },
      { name: "x", parentTeamId: 999 },
      { name: "x", secondaryManagerIds: [999] },
    ])
      expect((await post("/teams", body)).status).toBe(400);
  });

  it.each([
    ["unique", 400],
    ["any", 201],
  ] as const)("have names that are %s", async (teamNames, status) => {
    const { post } = startLearnAmp({ switches: { teamNames } });
    await post("/teams", { name: "Sales" });
    expect((await post("/teams", { name: "SALES" })).status).toBe(status);
  });

  it.each([
    ["accepted", 200, null],
    ["ignored", 200, 1001],
    ["refused", 400, 1001],
  ] as const)("have a manager whose clearing is %s", async (clearTeamManager, status, left) => {
    const { put, learnAmp } = startLearnAmp({ switches: { clearTeamManager } });
    const team = learnAmp.addTeam({ name: "Sales", managerId: learnAmp.ownerId });
    expect((await put(`/teams/${team}`, { managerId: "" })).status).toBe(status);
    expect(learnAmp.team(team).managerId).toBe(left);
  });
});

describe("who is in a team", () => {
  const started = async (switches: NonNullable<Parameters<typeof startLearnAmp>[0]>["switches"] = {}) => {
    const bench = startLearnAmp({ switches });
    const team = bench.learnAmp.addTeam({ name: "Sales", integrationExternalId: "S" });
    return { ...bench, team, ada: await bench.make("ada"), ben: await bench.make("ben") };
  };

  it("is changed one by one, by names, and in bulk", async () => {
    const { post, get, ask, team, ada, ben } = await started();
    expect(await post(`/teams/${team}/users`, { userId: ada })).toMatchObject({
      status: 201,
      body: { id: expect.any(Number), teamId: team, userId: ada },
    });
    const named = { teamIntegrationExternalId: "S", userEmail: "BEN@acme.example" };
    expect((await post("/teams/users", named)).status).toBe(201);
    const { body, headers } = await get("/teams/by_external_id/S/users?perPage=1");
    expect(body).toMatchObject({ id: team, teamUsersCount: 2, users: [{ id: ada }] });
    expect([headers.get("total"), headers.get("total-pages")]).toEqual(["2", "2"]);
    expect((await ask("DELETE", `/teams/${team}/users/${ben}`)).status).toBe(204);
    expect((await ask("DELETE", `/teams/${team}/users/${ben}`)).status).toBe(404);
    expect((await post(`/teams/${team}/bulk/users`, { userIds: [ada, ben] })).status).toBe(201);
    expect((await get(`/teams/${team}`)).body.users.map(({ id }: { readonly id: number }) => id)).toEqual([ada, ben]);
  });

  it.each([
    ["/teams/users", { teamName: "Sales", userId: 999 }, 400],
    ["/teams/users", { teamIntegrationExternalId: "none", userId: 1001 }, 400],
    ["/teams/users", { teamName: "Sales", teamIntegrationExternalId: "S", userId: 1001 }, 400],
    ["/teams/users", { userId: 1001 }, 400],
    ["/teams/201/users", { userId: 999 }, 404],
    ["/teams/999/users", { userId: 1001 }, 404],
  ])("POST %s %j is %i", async (path, body, status) => {
    const { post } = await started();
    expect((await post(path, body)).status).toBe(status);
  });

  it.each([
    ["ignored", null, true],
    ["honoured", "the team", false],
  ] as const)("isPrimary is %s", async (isPrimary, _primary, isSecondary) => {
    const { post, learnAmp, team, ada, ben } = await started({ isPrimary });
    await post(`/teams/${team}/users`, { userId: ada, isPrimary: true });
    await post(`/teams/${team}/bulk/users`, { userIds: [ben], isPrimary: true });
    for (const id of [ada, ben]) {
      const { primaryTeamId, secondaryTeamIds } = learnAmp.user(id);
      expect([primaryTeamId, secondaryTeamIds]).toEqual(isSecondary ? [null, [team]] : [team, []]);
    }
  });
});
