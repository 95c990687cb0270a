import { createMemoryStore, createSync, defaultIo, type SyncSettingsInput } from "@rosterkit/core";
import { insightful, oktaToInsightful } from "@rosterkit/insightful";
import { okta } from "@rosterkit/okta";
import {
  createInsightfulStandIn,
  createOktaStandIn,
  generousLimits,
  type InsightfulSwitches,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { doings } from "./open-journey.ts";

const monitored = { requestsAMinute: 10_000 };

/** Okta and Insightful over HTTP with the preset of Insightful's own integration; what was gone through on the matching screen is confirmed. */
async function openJourney(
  switches: Partial<InsightfulSwitches> = {},
  { creates = true, more = {} }: { readonly creates?: boolean; readonly more?: Partial<SyncSettingsInput> } = {},
) {
  let nowMs = Date.parse("2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const clock = { now, wallNow: () => Date.now() };
  const source = createOktaStandIn({ clock, limits: generousLimits });
  const target = createInsightfulStandIn({ clock, teams: ["Sales"], switches: { ...monitored, ...switches } });
  const served = [await serveStandIn(source), await serveStandIn(target)] as const;
  onTestFinished(async () => void (await Promise.all(served.map(({ close }) => close()))));
  const { token, defaultSettingsId: sharedSettingsId } = target;
  const api = { token, baseUrl: `${served[1].url}${target.path}`, rateShare: 1 };
  const { lifecycle, ...preset } = oktaToInsightful.settings;
  const sync = createSync({
    source: okta.connect({ domain: served[0].url, apiToken: source.token }, defaultIo()),
    target: insightful.connect({ ...api, ...(creates && { sharedSettingsId }) }, defaultIo()),
    store: createMemoryStore({ now }),
    settings: {
      id: "okta-insightful",
      ...preset,
      review: "off",
      lifecycle: { ...lifecycle, zone: "Europe/Belgrade" },
      ...more,
    },
    now,
  });
  const addUser = (name: string, groupIds: readonly string[], profile: object = {}) =>
    source.addUser({
      groupIds,
      profile: {
        login: `${name}@acme.example`,
        email: `${name}@acme.example`,
        firstName: name,
        lastName: "Brock",
        title: "Clerk",
        ...profile,
      },
    });
  const employeeOf = (name: string) => target.employees.find(({ email }) => email === `${name}@acme.example`);
  return {
    source,
    target,
    sync,
    addUser,
    employeeOf,
    addGroup: (name: string) => source.addGroup({ name }),
    addEmployee: (name: string) => target.addEmployee({ name: `${name} at Insightful`, email: `${name}@acme.example` }),
    teamOf: (name: string) => target.teams.find(({ id }) => id === employeeOf(name)?.teamId)?.name,
    run: () => sync.run({ confirm: true, adopt: "exact" }),
    planned: async () => doings(await sync.plan()),
    codes: async () => (await sync.plan()).issues.map(({ code }) => code),
    pass: (days: number) => {
      nowMs += days * 24 * 60 * 60 * 1000;
    },
  };
}

describe("Okta and Insightful, as Insightful's own integration does it", () => {
  test("groups with the prefix are teams without it: one of that name is taken, a missing one is made", async () => {
    const { target, addGroup, addUser, addEmployee, teamOf, employeeOf, run, planned } = await openJourney();
    const [sales, support] = [addGroup("OKTA_INSGRP_Sales"), addGroup("OKTA_INSGRP_Support")];
    const other = addGroup("Everybody else");
    addUser("ada", [sales, other]);
    addUser("ben", [support]);
    addUser("cy", [other]);
    addEmployee("ada");
    expect((await run()).report).toMatchObject({ failed: 0 });
    expect(target.teams.map(({ name }) => name)).toEqual(["Default team", "Sales", "Support"]);
    expect([teamOf("ada"), teamOf("ben")]).toEqual(["Sales", "Support"]);
    // Existing employees are overridden, missing ones invited, and whoever is in no such group is nobody's business.
    expect(employeeOf("ada")).toMatchObject({ name: "ada Brock", title: "Clerk" });
    expect(target.mails.map(({ to }) => to)).toEqual(["ben@acme.example"]);
    expect(employeeOf("cy")).toBeUndefined();
    expect(await planned()).toEqual([]);
  });

  test("nobody is made without a tracking profile; those who are there are kept in step", async () => {
    const { target, addGroup, addUser, addEmployee, teamOf, employeeOf, run } = await openJourney(
      {},
      { creates: false },
    );
    const sales = addGroup("OKTA_INSGRP_Sales");
    addUser("ada", [sales]);
    addUser("ben", [sales]);
    addEmployee("ada");
    expect((await run()).report).toMatchObject({ failed: 0 });
    expect(teamOf("ada")).toBe("Sales");
    expect(employeeOf("ben")).toBeUndefined();
    expect(target.mails).toEqual([]);
  });

  test("a move, a new address, a leaver, and one who leaves the groups alone", async () => {
    const { source, target, addGroup, addUser, addEmployee, teamOf, employeeOf, run, planned, codes, pass } =
      await openJourney();
    const [sales, support] = [addGroup("OKTA_INSGRP_Sales"), addGroup("OKTA_INSGRP_Support")];
    for (const name of ["ada", "ben", "cy"]) {
      addUser(name, [sales]);
      addEmployee(name);
    }
    addUser("dee", [support]);
    await run();

    pass(7);
    source.removeMember(sales, "ada@acme.example");
    source.addMember(support, "ada@acme.example");
    source.updateProfile("ada@acme.example", {
      login: "ada.king@acme.example",
      email: "ada.king@acme.example",
      lastName: "King",
    });
    source.deactivate("ben@acme.example");
    source.removeMember(sales, "cy@acme.example");
    expect((await run()).report).toMatchObject({ failed: 0 });
    expect(employeeOf("ada.king")).toMatchObject({ name: "ada King", identifier: "ada@acme.example" });
    expect(teamOf("ada.king")).toBe("Support");
    expect(employeeOf("ben")?.deactivated).toBeGreaterThan(0);
    expect(employeeOf("cy")).toMatchObject({ deactivated: 0 });
    expect(teamOf("cy")).toBe("Sales");
    expect(await codes()).toEqual(["out of scope"]);
    expect(target.mails.map(({ to }) => to)).toEqual(["dee@acme.example"]);
    expect(await planned()).toEqual([]);
  });

  test("somebody who is suspended in Okta stays as they are", async () => {
    const { source, addGroup, addUser, addEmployee, employeeOf, run, planned } = await openJourney();
    addUser("ada", [addGroup("OKTA_INSGRP_Sales")]);
    addEmployee("ada");
    await run();
    source.suspend("ada@acme.example");
    expect(await planned()).toEqual([]);
    expect(employeeOf("ada")?.deactivated).toBe(0);
  });

  test("somebody in two such groups waits for a person, or is put where the settings say", async () => {
    for (const [several, team, joiner, told, left] of [
      ["conflict", "Default team", undefined, ["several groups"], ["create held"]],
      ["keep", "Default team", undefined, ["several groups", "required group"], []],
      ["first by name", "Sales", "Sales", [], []],
    ] as const) {
      const groups = { ...oktaToInsightful.settings.groups, several };
      const { addGroup, addUser, addEmployee, teamOf, run, codes, planned } = await openJourney(
        {},
        { more: { groups } },
      );
      const [sales, support] = [addGroup("OKTA_INSGRP_Sales"), addGroup("OKTA_INSGRP_Support")];
      for (const name of ["ada", "joy"]) addUser(name, [support, sales]);
      addEmployee("ada");
      for (let count = 0; count < 2; count += 1) expect((await run()).report).toMatchObject({ failed: 0 });
      expect([teamOf("ada"), teamOf("joy")]).toEqual([team, joiner]);
      expect(await codes()).toEqual(told);
      expect(await planned()).toEqual(left);
    }
  });
});
