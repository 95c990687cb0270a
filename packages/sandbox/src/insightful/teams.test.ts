import { describe, expect, it } from "vitest";
import { startInsightful } from "./__fixtures__/start-insightful.ts";

describe("teams", () => {
  it("are a bare array with members, one of them the default", async () => {
    const { ask, enter, teamId } = await startInsightful();
    const id = enter("Ada");
    const { body } = await ask("GET", "/team");
    expect(body).toMatchObject([
      { default: true, employees: [] },
      { id: teamId, name: "Sales", default: false, employees: [id] },
    ]);
    expect((await ask("GET", `/team/${teamId}`)).body).toEqual(body[1]);
    expect((await ask("GET", "/team/wnobodynobody00")).body.type).toBe("EntityNotFound");
  });

  it("have exactly one place for each employee", async () => {
    const { ask, enter, teamId, insightful } = await startInsightful();
    const [ada, ben] = [enter("Ada"), enter("Ben")];
    const other = (await ask("POST", "/team", { name: "Support" })).body.id;
    await ask("PUT", `/employee/${ada}`, { teamId: other });
    expect(insightful.teams.map(({ employees }) => employees)).toEqual([[], [ben], [ada]]);
    await ask("PUT", `/team/${teamId}`, { employees: [ada] });
    expect(insightful.teams.map(({ employees }) => employees)).toEqual([[ben], [ada], []]);
  });

  it("need a name, and take one that is taken by the switch", async () => {
    expect((await (await startInsightful()).ask("POST", "/team", {})).status).toBe(422);
    for (const [takenTeamName, status] of [
      ["second team", 200],
      [409, 409],
      [422, 422],
    ] as const) {
      const { ask } = await startInsightful({ switches: { takenTeamName } });
      expect((await ask("POST", "/team", { name: "Sales" })).status).toBe(status);
    }
  });

  it.each([
    ["ignored", 200, "Sales"],
    ["works", 200, "Selling"],
    [422, 422, "Sales"],
  ] as const)("are renamed by the switch %s", async (renamingTeams, status, name) => {
    const { ask, teamId } = await startInsightful({ switches: { renamingTeams } });
    const changes = { name: "Selling", ignoreNeutral: true };
    expect((await ask("PUT", `/team/${teamId}`, changes)).status).toBe(status);
    expect((await ask("GET", `/team/${teamId}`)).body).toMatchObject({ name, ignoreNeutral: status === 200 });
  });

  it("leave their members to the default team, or stay, by the switch; the default team stays", async () => {
    for (const deletingTeamWithMembers of ["to the default team", 409] as const) {
      const { ask, enter, teamId, insightful } = await startInsightful({ switches: { deletingTeamWithMembers } });
      const id = enter("Ada");
      const isGone = deletingTeamWithMembers !== 409;
      expect((await ask("DELETE", `/team/${teamId}`)).status).toBe(isGone ? 200 : 409);
      expect(insightful.employee(id).teamId).toBe(isGone ? insightful.defaultTeamId : teamId);
      expect((await ask("DELETE", `/team/${insightful.defaultTeamId}`)).status).toBe(400);
    }
  });

  it("are read-only while an HR integration is on, unless switched; names and emails are not", async () => {
    for (const [teamsUnderIntegration, status] of [
      ["read only", 403],
      ["writable", 200],
    ] as const) {
      const { ask, enter, teamId, insightful } = await startInsightful({ switches: { teamsUnderIntegration } });
      const id = enter("Ada");
      insightful.setIntegration(true);
      expect((await ask("POST", "/team", { name: "Support" })).status).toBe(status);
      expect((await ask("PUT", `/team/${teamId}`, { description: "x" })).status).toBe(status);
      const moved = await ask("PUT", `/employee/${id}`, { teamId: insightful.defaultTeamId });
      expect(moved.status).toBe(status);
      expect((await ask("PUT", `/employee/${id}`, { name: "Ada King" })).status).toBe(200);
      insightful.setIntegration(false);
      expect((await ask("DELETE", `/team/${teamId}`)).status).toBe(200);
    }
  });

  it("are changed by hand too", async () => {
    const { insightful, teamId, enter } = await startInsightful({ switches: { deletingTeamWithMembers: 409 } });
    const id = enter("Ada");
    expect(insightful.renameTeam(teamId, "Selling")).toMatchObject({ name: "Selling", employees: [id] });
    insightful.removeTeam(teamId);
    expect(insightful.employee(id).teamId).toBe(insightful.defaultTeamId);
    expect(() => insightful.removeTeam(insightful.defaultTeamId)).toThrow(RangeError);
    expect(() => insightful.removeTeam(teamId)).toThrow(RangeError);
  });
});

describe("tracking profiles", () => {
  it("are listed and read; one is the default", async () => {
    const { ask, insightful } = await startInsightful();
    const added = insightful.addSharedSettings("Field work");
    const { body } = await ask("GET", "/shared-settings");
    expect(body.filter((one: { default: boolean }) => one.default)).toMatchObject([
      { id: insightful.defaultSettingsId },
    ]);
    expect((await ask("GET", `/shared-settings/${added.id}`)).body).toEqual(added);
    insightful.removeSharedSettings(added.id);
    expect((await ask("GET", `/shared-settings/${added.id}`)).status).toBe(404);
  });
});
