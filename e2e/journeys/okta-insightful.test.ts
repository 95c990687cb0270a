import {
  createMemoryStore,
  createSync,
  defaultIo,
  type MatchDecision,
  type Plan,
  ReviewOpenError,
  type SyncSettingsInput,
} from "@rosterkit/core";
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

/** Okta and Insightful over HTTP with the preset of Insightful's own integration, the matching screen with it. */
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
      lifecycle: { ...lifecycle, zone: "Europe/Belgrade" },
      ...more,
    },
    now,
  });
  const apply = (plan: Plan) => sync.apply(plan, { confirm: plan.digest });
  const finish = async () => {
    const { digest } = await sync.review();
    return sync.finishReview({ digest, by: "Ida", reason: "looked at everybody" });
  };
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
    apply,
    finish,
    /** Finishes the matching screen as it stands, and applies what that leads to. */
    begin: async () => apply(await finish()),
    decide: (...decisions: readonly MatchDecision[]) => sync.match(decisions, "Ida", "asked them"),
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
    const { target, addGroup, addUser, addEmployee, teamOf, employeeOf, begin, planned } = await openJourney();
    const [sales, support] = [addGroup("OKTA_INSGRP_Sales"), addGroup("OKTA_INSGRP_Support")];
    const other = addGroup("Everybody else");
    addUser("ada", [sales, other]);
    addUser("ben", [support]);
    addUser("cy", [other]);
    addEmployee("ada");
    expect(await begin()).toMatchObject({ failed: 0, review: "finished" });
    expect(target.teams.map(({ name }) => name)).toEqual(["Default team", "Sales", "Support"]);
    expect([teamOf("ada"), teamOf("ben")]).toEqual(["Sales", "Support"]);
    // Existing employees are overridden, missing ones invited, and whoever is in no such group is nobody's business.
    expect(employeeOf("ada")).toMatchObject({ name: "ada Brock", title: "Clerk" });
    expect(target.mails.map(({ to }) => to)).toEqual(["ben@acme.example"]);
    expect(employeeOf("cy")).toBeUndefined();
    expect(await planned()).toEqual([]);
  });

  test("nobody is made without a tracking profile; those who are there are kept in step", async () => {
    const { target, addGroup, addUser, addEmployee, teamOf, employeeOf, begin } = await openJourney(
      {},
      { creates: false },
    );
    const sales = addGroup("OKTA_INSGRP_Sales");
    addUser("ada", [sales]);
    addUser("ben", [sales]);
    addEmployee("ada");
    expect(await begin()).toMatchObject({ failed: 0 });
    expect(teamOf("ada")).toBe("Sales");
    expect(employeeOf("ben")).toBeUndefined();
    expect(target.mails).toEqual([]);
  });

  test("a move, a new address, a leaver, and one who leaves the groups alone", async () => {
    const { source, target, addGroup, addUser, addEmployee, teamOf, employeeOf, begin, run, planned, codes, pass } =
      await openJourney();
    const [sales, support] = [addGroup("OKTA_INSGRP_Sales"), addGroup("OKTA_INSGRP_Support")];
    for (const name of ["ada", "ben", "cy"]) {
      addUser(name, [sales]);
      addEmployee(name);
    }
    addUser("dee", [support]);
    await begin();

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
    const { source, addGroup, addUser, addEmployee, employeeOf, begin, planned } = await openJourney();
    addUser("ada", [addGroup("OKTA_INSGRP_Sales")]);
    addEmployee("ada");
    await begin();
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
      const { addGroup, addUser, addEmployee, teamOf, begin, run, codes, planned } = await openJourney(
        {},
        { more: { groups } },
      );
      const [sales, support] = [addGroup("OKTA_INSGRP_Sales"), addGroup("OKTA_INSGRP_Support")];
      for (const name of ["ada", "joy"]) addUser(name, [support, sales]);
      addEmployee("ada");
      expect(await begin()).toMatchObject({ failed: 0 });
      expect((await run()).report).toMatchObject({ failed: 0 });
      expect([teamOf("ada"), teamOf("joy")]).toEqual([team, joiner]);
      expect(await codes()).toEqual(told);
      expect(await planned()).toEqual(left);
    }
  });
});

const anything: unknown = expect.anything();

/** One agrees exactly, one uses two company computers, one is known by an address of old, one is nobody yet, and one must not be monitored. */
async function openMatching() {
  const journey = await openJourney();
  const { target, addGroup, addUser } = journey;
  const sales = addGroup("OKTA_INSGRP_Sales");
  const enter = (firstName: string, lastName: string) =>
    addUser(`${firstName}.${lastName}`.toLowerCase(), [sales], { firstName, lastName });
  const people = {
    ada: enter("Ada", "Lovelace"),
    ben: enter("Ben", "Kingsley"),
    cyd: enter("Cyd", "Charisse"),
    dot: enter("Dot", "Parker"),
    eve: enter("Eve", "Arden"),
  };
  addGroup("OKTA_INSGRP_Research");
  const accounts = {
    ada: target.addEmployee({ name: "A. Lovelace", email: "ada.lovelace@acme.example" }).id,
    desk: target.appear({ identifier: "ACME\\ben.kingsley" }).id,
    laptop: target.appear({ identifier: "BENS-LAPTOP\\bkingsley", name: "Ben Kingsley" }).id,
    old: target.addEmployee({ name: "Cyd Charisse", email: "cyd.charisse@acme-old.example" }).id,
  };
  return { ...journey, people, accounts };
}

describe("the matching screen", () => {
  const reviewed = async ({ sync, people }: Awaited<ReturnType<typeof openMatching>>) => {
    const { people: found, ...review } = await sync.review();
    const of = (name: keyof typeof people) => found.find(({ subject }) => subject === people[name]);
    return { ...review, of };
  };

  test("shows who may be who, people of company computers among them, and nothing is written before it is finished", async () => {
    const journey = await openMatching();
    const { sync, run, target, accounts } = journey;
    const before = structuredClone([target.employees, target.teams]);
    await expect(run()).rejects.toSatisfy((error) => ReviewOpenError.isInstance(error) && error.open === undefined);
    const { status, of, groups, accounts: free } = await reviewed(journey);
    expect(status).toBe("open");
    expect(of("ada")).toMatchObject({ state: "matched", match: { account: { id: accounts.ada }, isLinked: false } });
    expect(of("ben")).toMatchObject({
      state: "ambiguous",
      evidence: ["several accounts may be theirs"],
      candidates: [
        { account: { id: accounts.desk, name: "ACME\\ben.kingsley" }, for: [anything, "name agrees"], against: [] },
        { account: { id: accounts.laptop }, for: ["name agrees"], against: [] },
      ],
    });
    expect(of("ben")?.candidates[0]?.account).not.toHaveProperty("address");
    expect(of("cyd")).toMatchObject({
      state: "unmatched",
      candidates: [{ account: { id: accounts.old }, for: ["address agrees but for its domain", "name agrees"] }],
    });
    expect(of("dot")).toMatchObject({ state: "new", makesAccount: true });
    // The prefix is not visible, and a team that is to be made is labelled.
    expect(groups.map(({ name, label }) => [name, label])).toEqual([
      ["Sales", undefined],
      ["Research", "New"],
    ]);
    expect(free.map(({ id }) => id).toSorted()).toEqual([accounts.desk, accounts.laptop, accounts.old].toSorted());
    await expect(run()).rejects.toSatisfy((error) => ReviewOpenError.isInstance(error) && error.open === 2);
    await expect(sync.apply(await sync.plan({ adopt: "exact" }))).rejects.toSatisfy(ReviewOpenError.isInstance);
    expect([target.employees, target.teams]).toEqual(before);
    expect(target.mails).toEqual([]);
  });

  test("finished, it leads to what it showed: everybody has what is theirs and is in their team", async () => {
    const journey = await openMatching();
    const { target, people, accounts, decide, finish, apply, run, planned, teamOf } = journey;
    await decide(
      { what: "match", person: people.ben, account: accounts.desk },
      { what: "match", person: "cyd.charisse@acme.example", account: "cyd.charisse@acme-old.example" },
      { what: "ignore", person: people.eve, reason: "is not monitored" },
    );
    const plan = await finish();
    expect(plan.confirmation).toBe("first run");
    expect(target.mails).toEqual([]);
    expect(target.employee(accounts.ada).name).toBe("A. Lovelace");
    expect(await apply(plan)).toMatchObject({ failed: 0, skipped: 0, review: "finished" });
    expect((await run()).report).not.toHaveProperty("review");
    for (const [name, id] of [
      ["Ada Lovelace", accounts.ada],
      ["Ben Kingsley", accounts.desk],
      ["Cyd Charisse", accounts.old],
    ] as const) {
      const mailbox = name.toLowerCase().replace(" ", ".");
      expect(target.employee(id)).toMatchObject({ name, email: `${mailbox}@acme.example`, title: "Clerk" });
      expect(teamOf(mailbox)).toBe("Sales");
    }
    expect(target.employee(accounts.laptop)).toMatchObject({ email: "", name: "Ben Kingsley", title: "" });
    expect(target.employees).toHaveLength(5);
    expect(target.mails.map(({ to }) => to)).toEqual(["dot.parker@acme.example"]);
    expect(await planned()).toEqual([]);
    const { status, of, counts } = await reviewed(journey);
    expect([status, counts.open]).toEqual(["finished", 0]);
    expect(of("eve")).toMatchObject({ state: "ignored", decided: { by: "Ida", reason: "is not monitored" } });
  });

  test("whoever it leaves open gets no second account, until a person says what is so", async () => {
    const journey = await openMatching();
    const { target, people, accounts, begin, run, decide, planned, employeeOf } = journey;
    expect(await begin()).toMatchObject({ failed: 0 });
    await run();
    expect([employeeOf("ben.kingsley"), employeeOf("cyd.charisse")]).toEqual([undefined, undefined]);
    expect(target.employee(accounts.desk)).toMatchObject({ name: "ACME\\ben.kingsley", email: "" });
    await decide({ what: "match", person: people.ben, account: accounts.laptop }, { what: "new", person: people.cyd });
    for (let count = 0; count < 2; count += 1) await run();
    expect(employeeOf("ben.kingsley")?.id).toBe(accounts.laptop);
    expect(target.mails.map(({ to }) => to).toSorted()[0]).toBe("cyd.charisse@acme.example");
    expect(await planned()).toEqual([]);
  });

  test("a wrong match is taken back and unmatched, and everybody is matched with the right employee", async () => {
    const journey = await openMatching();
    const { sync, target, people, accounts, decide, begin, apply, run, planned, employeeOf, teamOf } = journey;
    const before = { ...target.employee(accounts.old) };
    await decide({ what: "match", person: people.dot, account: accounts.old });
    await begin();
    await run();
    expect(target.employee(accounts.old)).toMatchObject({ name: "Dot Parker", email: "dot.parker@acme.example" });
    expect(teamOf("dot.parker")).toBe("Sales");

    const plan = await sync.revertMatch(people.dot);
    expect(plan).toMatchObject({ confirmation: "revert", counts: { update: 1 } });
    expect(await apply(plan)).toMatchObject({ failed: 0 });
    expect(target.employee(accounts.old)).toMatchObject({
      name: before.name,
      email: before.email,
      teamId: before.teamId,
      title: before.title,
    });
    expect(await planned()).toEqual(["update held"]);
    await decide({ what: "unmatch", person: people.dot });
    expect((await reviewed(journey)).of("dot")).toMatchObject({ state: "unmatched", decided: { by: "Ida" } });
    expect(await planned()).toEqual([]);

    await decide({ what: "match", person: people.cyd, account: accounts.old }, { what: "new", person: people.dot });
    for (let count = 0; count < 2; count += 1) expect((await run()).report).toMatchObject({ failed: 0 });
    expect(employeeOf("cyd.charisse")).toMatchObject({ id: accounts.old, name: "Cyd Charisse" });
    expect(employeeOf("dot.parker")?.id).not.toBe(accounts.old);
    expect([teamOf("cyd.charisse"), teamOf("dot.parker")]).toEqual(["Sales", "Sales"]);
    expect(await planned()).toEqual([]);
  });

  test("rule 6: an employee whom an admin merged into another is named, and a match mends the read", async () => {
    const journey = await openMatching();
    const { sync, target, source, people, accounts, decide, begin, run, planned, employeeOf } = journey;
    await decide(
      { what: "match", person: people.ben, account: accounts.desk },
      { what: "match", person: people.cyd, account: accounts.old },
      { what: "ignore", person: people.eve },
    );
    await begin();
    await run();
    target.updateEmployee(accounts.laptop, { teamId: target.employee(accounts.desk).teamId });
    target.merge(accounts.laptop, accounts.desk);
    await decide({ what: "new", person: people.eve });
    source.updateProfile("ada.lovelace@acme.example", { title: "Countess" });
    const { plan } = await run();
    expect(doings(plan)).toEqual(["update"]);
    expect(plan.issues.filter(({ subject }) => subject === people.ben)).toMatchObject([
      { code: "account merged", who: expect.stringContaining("Ben"), message: expect.stringContaining(accounts.desk) },
    ]);
    expect(plan.issues.map(({ code }) => code)).toContain("incomplete target read");
    expect(employeeOf("eve.arden")).toBeUndefined();
    expect((await reviewed(journey)).of("ben")).toMatchObject({
      state: "unmatched",
      evidence: [expect.stringContaining(`${accounts.desk}, is gone`)],
      candidates: [{ account: { id: accounts.laptop } }],
    });

    await decide({ what: "match", person: people.ben, account: accounts.laptop });
    for (let count = 0; count < 2; count += 1) expect((await run()).report).toMatchObject({ failed: 0 });
    expect(employeeOf("ben.kingsley")?.id).toBe(accounts.laptop);
    expect(employeeOf("eve.arden")).toBeDefined();
    expect(await planned()).toEqual([]);
    expect((await sync.plan()).issues).toEqual([]);
  });
});
