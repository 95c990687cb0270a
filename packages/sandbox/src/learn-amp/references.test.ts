import { describe, expect, it } from "vitest";
import { person, startLearnAmp } from "./__fixtures__/start-learn-amp.ts";

const started = async (switches: NonNullable<Parameters<typeof startLearnAmp>[0]>["switches"] = {}) => {
  const bench = startLearnAmp({ switches });
  const sales = bench.learnAmp.addTeam({ name: "Sales", integrationExternalId: "77" });
  const people = bench.learnAmp.addTeam({ name: "People" });
  const boss = await bench.make("boss");
  const ada = await bench.make("ada", { primaryTeamId: sales, managerId: boss });
  const change = (body: object) => bench.put(`/users/${ada}`, { ...person("ada"), ...body });
  return { ...bench, sales, people, boss, ada, change };
};

describe("references of a user", () => {
  it("go by id, by a team's external id, and by a manager's address whatever the case", async () => {
    const { get, ada, sales, boss, people, change } = await started();
    expect((await get(`/users/${ada}`)).body).toMatchObject({ primaryTeam: { id: sales }, manager: { id: boss } });
    await change({ primaryTeamId: people });
    const { body } = await change({ primaryTeamIntegrationExternalId: "77", managerEmail: "BOSS@acme.example" });
    expect(body).toMatchObject({ primaryTeam: { id: sales, name: "Sales" }, manager: { id: boss } });
  });

  it.each([
    ["primaryTeamId", "primaryTeamIntegrationExternalId"],
    ["managerId", "managerEmail"],
  ])("take %s or %s, and not both", async (one, other) => {
    const { change } = await started();
    const { status, body } = await change({ [one]: "1", [other]: "x" });
    expect([status, body.error]).toEqual([400, `${one} cannot be used together with ${other}`]);
  });

  it("take one way to name secondary teams", async () => {
    const { change } = await started();
    const body = { secondaryTeamIds: [1], secondaryTeamIntegrationExternalIds: ["x"] };
    expect((await change(body)).body.fullErrors).toHaveProperty("secondaryTeamIds");
  });

  it.each(["primaryTeamId", "primaryTeamIntegrationExternalId", "managerId", "managerEmail"])(
    "refuse a %s that there is none of",
    async (field) => {
      const { change } = await started();
      expect(await change({ [field]: "999" })).toMatchObject({
        status: 400,
        body: { fullErrors: { [field]: ["was not found"] } },
      });
    },
  );

  it("do not point to the user", async () => {
    const { change, ada } = await started();
    expect((await change({ managerId: ada })).status).toBe(400);
  });

  it.each([
    ["refused", 400],
    ["accepted", 200],
  ] as const)(
    "to a deactivated manager are %s by id, and never taken by address",
    async (deactivatedManagers, status) => {
      const { change, make, learnAmp } = await started({ deactivatedManagers });
      const gone = await make("gone");
      learnAmp.deactivate(gone);
      expect((await change({ managerId: gone })).status).toBe(status);
      expect((await change({ managerEmail: "gone@acme.example" })).status).toBe(400);
    },
  );

  it.each([
    ["accepted", 200, null],
    ["ignored", 200, "kept"],
    ["refused", 400, "kept"],
  ] as const)("that are emptied are %s", async (clearing, status, left) => {
    const { change, learnAmp, ada } = await started({ clearManager: clearing, clearPrimaryTeam: clearing });
    const before = learnAmp.user(ada);
    expect((await change({ managerId: "" })).status).toBe(status);
    expect((await change({ primaryTeamId: "" })).status).toBe(status);
    const { managerId, primaryTeamId } = learnAmp.user(ada);
    expect([managerId, primaryTeamId]).toEqual(left === null ? [null, null] : [before.managerId, before.primaryTeamId]);
  });

  it.each([
    ["replaced", ["People"]],
    ["added", ["Legal", "People"]],
  ] as const)("to secondary teams are %s", async (secondaryTeams, expected) => {
    const { change, learnAmp, people, sales } = await started({ secondaryTeams });
    const legal = learnAmp.addTeam({ name: "Legal", integrationExternalId: "L" });
    await change({ secondaryTeamIntegrationExternalIds: ["L"] });
    const { body } = await change({ secondaryTeamIds: [people, sales] });
    expect(body.secondaryTeams.map(({ name }: { readonly name: string }) => name)).toEqual(expected);
    expect(body.primaryTeam.id).toBe(sales);
    const { body: moved } = await change({ primaryTeamId: people });
    expect(moved.secondaryTeams.map(({ id }: { readonly id: number }) => id)).toEqual(
      secondaryTeams === "added" ? [legal] : [],
    );
  });

  it.each([
    ["null", null],
    ["manager of the primary team", "lead"],
  ] as const)("show as manager, without an override, %s", async (managerWithoutOverride, expected) => {
    const { get, learnAmp, make, sales } = await started({ managerWithoutOverride });
    learnAmp.updateTeam(sales, { managerId: await make("lead") });
    const { body } = await get(`/users/${await make("ben", { primaryTeamId: sales })}`);
    expect(body.manager?.firstName ?? null).toBe(expected);
    expect(body.primaryTeam.manager.firstName).toBe("lead");
  });
});
