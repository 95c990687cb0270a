import { describe, expect, test } from "vitest";
import { openSync } from "./__fixtures__/open-sync.ts";

/** Learn Amp with the preset of its own integration, groups too. */
const openTeams = async (settings: object = {}, options: Parameters<typeof openSync>[0] = {}) => {
  const opened = await openSync(options, settings, {}, { withGroups: true });
  const { standIn, userOf, run } = opened;
  const teamOf = (name: string) => {
    const found = standIn.inspect().teams.find((team) => team.name === name);
    if (!found) throw new Error(`there is no team ${name}`);
    return found;
  };
  const managerOf = (team: string): string | null => {
    const { managerId } = teamOf(team);
    return managerId === null ? null : standIn.user(managerId).firstName;
  };
  const teamNameOf = (name: string): string | null => {
    const { primaryTeamId } = userOf(name);
    return primaryTeamId === null ? null : standIn.team(primaryTeamId).name;
  };
  /** Runs until nothing is left, a few times at most; gives what failed. */
  const settle = async (): Promise<number> => {
    let failed = 0;
    for (let turn = 0; turn < 4; turn += 1) {
      const { report } = await run();
      failed += report.failed;
      if (report.applied === 0) break;
    }
    return failed;
  };
  return { ...opened, teamOf, managerOf, teamNameOf, settle };
};

const gone = { endDate: "2026-04-30", employmentStatus: "left" } as const;

describe("primary teams", () => {
  test("come from departments: made, taken over by name, moved between, and left alone in all else", async () => {
    const { standIn, enter, settle, teamNameOf, teamOf, goTo, left, add } = await openTeams();
    const legal = standIn.addTeam({ name: "Legal" });
    const sales = standIn.addTeam({ name: "sales" });
    add("hand", { primaryTeamId: legal });
    const ada = Number(add("ada", { secondaryTeamIds: [legal] }));
    enter("ada", { department: "Sales" });
    enter("ben", { department: "Post" });
    expect(await settle()).toBe(0);
    expect([teamNameOf("ada"), teamNameOf("ben"), teamNameOf("hand")]).toEqual(["sales", "Post", "Legal"]);
    expect(standIn.user(ada)).toMatchObject({ primaryTeamId: sales, secondaryTeamIds: [legal] });
    expect(await left()).toEqual([]);
    goTo("2026-04-01T12:00:00Z");
    enter("ben", { department: "Sales" });
    expect(await settle()).toBe(0);
    expect(teamNameOf("ben")).toBe("sales");
    expect(teamOf("Post")).toBeDefined();
    expect(await left()).toEqual([]);
  });

  test("are set again after somebody left and came back", async () => {
    const { enter, settle, teamNameOf, goTo, left } = await openTeams();
    enter("ada");
    enter("ben");
    await settle();
    goTo("2026-05-01T12:00:00Z");
    enter("ada", gone);
    expect(await settle()).toBe(0);
    expect(teamNameOf("ada")).toBeNull();
    goTo("2026-06-01T12:00:00Z");
    enter("ada", { startDate: "2026-06-01" });
    expect(await settle()).toBe(0);
    expect(teamNameOf("ada")).toBe("Post");
    expect(await left()).toEqual([]);
  });
});

/** A head in the team, two who report to them, and whom the head reports to in another team. */
const enterCompany = (enter: (name: string, given?: object) => void): void => {
  enter("chief", { department: "Board" });
  enter("head", { manager: "chief" });
  for (const name of ["ada", "ben"]) enter(name, { manager: "head" });
};

/** The manager of the team Post, and those of ada and ben themselves, chapter by chapter. */
const chapters = [
  {
    managers: "individual",
    begun: [null, "head", "head"],
    moved: [null, "head", "chief"],
    left: [null, "joiner", "chief"],
    back: [null, "head", "chief"],
  },
  {
    managers: "team",
    begun: ["head", null, null],
    moved: ["head", null, null],
    left: ["joiner", null, null],
    back: ["joiner", null, null],
  },
  {
    managers: "none",
    begun: [null, null, null],
    moved: [null, null, null],
    left: [null, null, null],
    back: [null, null, null],
  },
] as const;

test.each(chapters)(
  "managers: $managers, through a joiner, a mover, and a manager who leaves and is hired again",
  async (expected) => {
    const { standIn, enter, settle, goTo, left, userOf, managerOf, teamNameOf } = await openTeams({
      managers: expected.managers,
    });
    const ownManagerOf = (name: string) => {
      const { managerId } = userOf(name);
      return managerId === null ? null : standIn.user(managerId).firstName;
    };
    const managersNow = () => [managerOf("Post"), ownManagerOf("ada"), ownManagerOf("ben")];
    const hasJoined = { startDate: "2026-03-20", manager: "head" };
    enterCompany(enter);
    enter("joiner", hasJoined);
    expect(await settle()).toBe(0);
    expect(managersNow()).toEqual(expected.begun);
    expect(await left()).toEqual([]);

    goTo("2026-03-20T12:00:00Z");
    enter("ben", { manager: "chief", department: "Board" });
    expect(await settle()).toBe(0);
    expect(managersNow()).toEqual(expected.moved);
    expect([teamNameOf("joiner"), teamNameOf("ben")]).toEqual(["Post", "Board"]);
    expect(ownManagerOf("joiner")).toBe(expected.managers === "individual" ? "head" : null);

    goTo("2026-05-01T12:00:00Z");
    enter("head", { manager: "chief", ...gone });
    enter("ada", { manager: "joiner" });
    expect(await settle()).toBe(0);
    expect(userOf("head").deactivatedAt).not.toBeNull();
    expect(managersNow()).toEqual(expected.left);

    goTo("2026-06-01T12:00:00Z");
    enter("head", { manager: "chief", startDate: "2026-06-01" });
    enter("ada", { manager: "head" });
    expect(await settle()).toBe(0);
    expect(userOf("head").deactivatedAt).toBeNull();
    expect(teamNameOf("head")).toBe("Post");
    expect(managersNow()).toEqual(expected.back);
    expect(await left()).toEqual([]);
  },
);

describe("managers: team", () => {
  test("one who is there already is left alone, by whomever they were set", async () => {
    const { standIn, enter, settle, managerOf, add, left } = await openTeams({ managers: "team" });
    standIn.addTeam({ name: "Post", managerId: Number(add("hand")) });
    enterCompany(enter);
    expect(await settle()).toBe(0);
    expect(managerOf("Post")).toBe("hand");
    expect(await left()).toEqual([]);
  });

  test("when they leave and nobody follows the Owner stays, which is told", async () => {
    const { enter, settle, managerOf, goTo, sync, left } = await openTeams({ managers: "team" });
    enterCompany(enter);
    await settle();
    goTo("2026-05-01T12:00:00Z");
    enter("head", { manager: "chief", ...gone });
    const told = (await sync.plan()).issues.filter(({ who }) => who === "Post");
    expect(told).toMatchObject([{ attribute: "managerId", message: expect.stringContaining("nobody in it reports") }]);
    expect(await settle()).toBe(0);
    expect(managerOf("Post")).toBe("Olive");
    expect(await left()).toEqual([]);
  });

  test("the Owner who stays so gives way once somebody is named, and one set by hand does not", async () => {
    const { standIn, enter, settle, managerOf, teamOf, goTo, left } = await openTeams({ managers: "team" });
    enterCompany(enter);
    enter("next");
    await settle();
    goTo("2026-05-01T12:00:00Z");
    enter("head", { manager: "chief", ...gone });
    for (const name of ["ada", "ben"]) enter(name);
    expect(await settle()).toBe(0);
    expect(managerOf("Post")).toBe("Olive");

    goTo("2026-05-08T12:00:00Z");
    for (const name of ["ada", "ben"]) enter(name, { manager: "next" });
    expect(await settle()).toBe(0);
    expect(managerOf("Post")).toBe("next");
    expect(await left()).toEqual([]);

    standIn.updateTeam(teamOf("Post").id, { managerId: standIn.ownerId });
    for (const name of ["ada", "ben"]) enter(name, { manager: "chief" });
    expect(await settle()).toBe(0);
    expect(managerOf("Post")).toBe("Olive");
  });

  test("a tie leaves the team without one, and that is told", async () => {
    const { enter, settle, managerOf, sync } = await openTeams({ managers: "team" });
    for (const name of ["x", "y"]) enter(name, { department: "Board" });
    enter("ada", { manager: "x" });
    enter("ben", { manager: "y" });
    await settle();
    expect(managerOf("Post")).toBeNull();
    const told = (await sync.plan()).issues.filter(({ who }) => who === "Post");
    expect(told).toMatchObject([{ attribute: "managerId", message: expect.stringContaining("as many reports") }]);
  });
});

describe("managers: individual, with a fallback", () => {
  test("teams without a manager get it, and those with one keep theirs", async () => {
    const bench = await openTeams();
    const hand = bench.add("hand");
    const { standIn, enter, settle, managerOf, left } = await openTeams({ fallbackManager: hand });
    const own = Number(standIn.addUser({ email: "hand@acme.example", firstName: "hand", lastName: "Brock" }));
    expect(String(own)).toBe(hand);
    standIn.addTeam({ name: "Post", managerId: standIn.ownerId });
    enterCompany(enter);
    expect(await settle()).toBe(0);
    expect([managerOf("Board"), managerOf("Post")]).toEqual(["hand", "Olive"]);
    expect(await left()).toEqual([]);
  });
});
