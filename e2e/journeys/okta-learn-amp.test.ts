import { createMemoryStore, createSync, defaultIo, type SyncSettingsInput } from "@rosterkit/core";
import { learnAmp, oktaToLearnAmp } from "@rosterkit/learn-amp";
import { okta } from "@rosterkit/okta";
import { createLearnAmpStandIn, createOktaStandIn, generousLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { doings } from "./open-journey.ts";

/** Okta and Learn Amp over HTTP with the preset of Learn Amp's own integration, for the members of one group. */
async function openJourney(more: Partial<SyncSettingsInput> = {}) {
  let nowMs = Date.parse("2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const clock = { now, wallNow: () => Date.now() };
  const source = createOktaStandIn({ clock, limits: generousLimits });
  const target = createLearnAmpStandIn({ clock });
  const served = [await serveStandIn(source), await serveStandIn(target)] as const;
  onTestFinished(async () => void (await Promise.all(served.map(({ close }) => close()))));
  const { clientId, clientSecret } = target;
  const { lifecycle, ...preset } = oktaToLearnAmp.settings;
  const manager = { managerAttribute: "managerId", managerNamedBy: "id" } as const;
  const open = () =>
    createSync({
      source: okta.connect({ domain: served[0].url, apiToken: source.token, ...manager }, defaultIo()),
      target: learnAmp.connect(
        { company: "acme", baseUrl: served[1].url, clientId, clientSecret, rateShare: 1 },
        defaultIo(),
      ),
      store: createMemoryStore({ now }),
      settings: {
        id: "okta-learn-amp",
        ...preset,
        scope: { groups: ["Learners"] },
        lifecycle: { ...lifecycle, zone: "Europe/London" },
        ...more,
      },
      now,
    });
  let sync = open();
  const learners = source.addGroup({ name: "Learners" });
  const addUser = (name: string, profile: object = {}) =>
    source.addUser({
      groupIds: [learners],
      profile: {
        login: `${name}@acme.example`,
        email: `${name}@acme.example`,
        firstName: name,
        lastName: "Brock",
        department: "Sales",
        ...profile,
      },
    });
  const userOf = (name: string) => target.inspect().users.find(({ email }) => email === `${name}@acme.example`);
  const run = () => sync.run({ confirm: true, adopt: "exact" });
  return {
    source,
    target,
    learners,
    addUser,
    userOf,
    run,
    teamNames: () => target.inspect().teams.map(({ name }) => name),
    teamOf: (name: string) => {
      const { primaryTeamId = null } = userOf(name) ?? {};
      return primaryTeamId === null ? null : target.team(primaryTeamId).name;
    },
    /** Runs until nothing is left, a few times at most; gives what failed. */
    settle: async () => {
      let failed = 0;
      for (let turn = 0; turn < 4; turn += 1) {
        const { report } = await run();
        failed += report.failed;
        if (report.applied === 0) break;
      }
      return failed;
    },
    planned: async () => doings(await sync.plan()),
    issues: async () => (await sync.plan()).issues,
    /** Nothing is known any more of what the sync did. */
    loseStore: () => {
      sync = open();
    },
    pass: (days: number) => {
      nowMs += days * 24 * 60 * 60 * 1000;
    },
  };
}

describe("Okta and Learn Amp, as Learn Amp's own integration does it", () => {
  test("a department that is renamed in Okta is a team of the new name, and the old one stays without people", async () => {
    const { source, addUser, settle, teamOf, teamNames, planned, pass } = await openJourney();
    for (const name of ["ada", "ben"]) addUser(name);
    addUser("cy", { department: "Post" });
    expect(await settle()).toBe(0);
    expect(teamNames().toSorted()).toEqual(["Post", "Sales"]);
    const teams = teamNames();
    pass(2);
    for (const name of ["ada", "ben"]) source.updateProfile(`${name}@acme.example`, { department: "Revenue" });
    expect(await settle()).toBe(0);
    expect(["ada", "ben", "cy"].map(teamOf)).toEqual(["Revenue", "Revenue", "Post"]);
    expect(teamNames()).toEqual([...teams, "Revenue"]);
    expect(await planned()).toEqual([]);
  });

  test("a department that is only spelled otherwise is the same team, and nobody is moved", async () => {
    const { source, target, addUser, userOf, settle, teamOf, planned, pass } = await openJourney();
    for (const name of ["ada", "ben"]) addUser(name);
    expect(await settle()).toBe(0);
    const team = userOf("ada")?.primaryTeamId;
    pass(2);
    for (const name of ["ada", "ben"]) source.updateProfile(`${name}@acme.example`, { department: "SALES" });
    expect(await settle()).toBe(0);
    expect([teamOf("ada"), teamOf("ben")]).toEqual(["Sales", "Sales"]);
    expect([userOf("ada")?.primaryTeamId, target.inspect().teams.length]).toEqual([team, 1]);
    expect(await planned()).toEqual([]);
  });

  test("two spellings in Okta are one team, and of two teams of one name none is taken, nor a third made", async () => {
    const { target, addUser, settle, teamOf, teamNames, issues, planned } = await openJourney();
    addUser("ada", { department: "Post" });
    addUser("ben", { department: "post" });
    expect(await settle()).toBe(0);
    expect(teamNames()).toEqual(["Post"]);
    expect(teamOf("ada")).toBe(teamOf("ben"));

    target.addTeam({ name: "Sales" });
    target.addTeam({ name: "SALES" });
    addUser("cy");
    await settle();
    expect(teamNames()).toEqual(["Post", "Sales", "SALES"]);
    expect(teamOf("cy")).toBeNull();
    expect(await planned()).toEqual(["link held"]);
    expect(await issues()).toMatchObject([{ resource: "groups", who: "Sales", code: "deferred reference" }]);
  });

  test("somebody without a department has no team, and out of the one they are in somebody is taken by hand alone", async () => {
    const { source, addUser, userOf, settle, teamOf, planned, issues, pass } = await openJourney();
    for (const name of ["ada", "cy"]) addUser(name);
    addUser("ben", { department: null });
    expect(await settle()).toBe(0);
    expect([userOf("ben")?.primaryTeamId, teamOf("ada")]).toEqual([null, "Sales"]);
    pass(2);
    source.updateProfile("ada@acme.example", { department: null });
    expect(await settle()).toBe(0);
    expect(teamOf("ada")).toBe("Sales");
    expect(await planned()).toEqual([]);
    expect(await issues()).toMatchObject([
      { who: expect.stringContaining("ada@"), attribute: "primaryTeamId", code: "by hand" },
    ]);
  });

  test("rule 1: with the store lost, links come back by the Okta id, whatever became of addresses and teams", async () => {
    const { source, target, addUser, userOf, settle, run, planned, loseStore } = await openJourney();
    const ids = ["ada", "ben", "cy"].map((name) => addUser(name));
    expect(await settle()).toBe(0);
    const before = target.inspect().users.map(({ id }) => id);
    loseStore();
    // Addresses alone would link ada to ben's user.
    source.updateProfile("ada@acme.example", { email: "ada.king@acme.example", login: "ada.king@acme.example" });
    target.updateUser(userOf("ben")?.id ?? 0, { email: "other@acme.example" });
    const { plan } = await run();
    const linked = plan.changes.filter(({ resource, operation }) => resource === "people" && operation === "link");
    expect(linked.map(({ subject }) => subject).toSorted()).toEqual(ids.toSorted());
    expect(linked.map(({ by }) => by)).toEqual(Array(3).fill(expect.stringContaining("integrationExternalId")));
    expect(await settle()).toBe(0);
    expect(target.inspect().users.map(({ id }) => id)).toEqual(before);
    expect([userOf("ada.king"), userOf("ben")].map((user) => user?.integrationExternalId)).toEqual(ids.slice(0, 2));
    expect(target.inspect().invitations).toHaveLength(3);
    expect(await planned()).toEqual([]);
  });

  test("whoever leaves the group is out, whoever Okta suspends is left, and whoever it deactivates is out", async () => {
    const { source, learners, addUser, userOf, teamOf, settle, planned, pass } = await openJourney();
    for (const name of ["ada", "ben", "cy", "dee"]) addUser(name);
    expect(await settle()).toBe(0);
    pass(2);
    source.removeMember(learners, "ada@acme.example");
    source.suspend("ben@acme.example");
    source.deactivate("cy@acme.example");
    expect(await settle()).toBe(0);
    const out = ["ada", "ben", "cy", "dee"].map((name) => userOf(name)?.deactivatedAt !== null);
    expect(out).toEqual([true, false, true, false]);
    expect([teamOf("ben"), teamOf("ada")]).toEqual(["Sales", null]);
    expect(await planned()).toEqual([]);

    pass(2);
    source.unsuspend("ben@acme.example");
    source.addMember(learners, "ada@acme.example");
    expect(await settle()).toBe(0);
    expect([userOf("ada")?.deactivatedAt, teamOf("ada")]).toEqual([null, "Sales"]);
    expect(await planned()).toEqual([]);
  });
});
