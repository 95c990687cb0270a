import { type Intent, loadLinks, type MembersChange } from "@rosterkit/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkEnd } from "./check-end.ts";
import { checkRun } from "./check-run.ts";
import { checkSamePlan } from "./check-same-plan.ts";
import { createWorld, type World } from "./create-world.ts";
import { type Run, runOnce } from "./run-once.ts";
import { watchWrite } from "./watch-write.ts";

let world: World;
let run: Run;

/** A company whose people are in two departments, and in the groups made of them. */
beforeEach(async () => {
  world = createWorld({ company: 3, people: 6 });
  Object.assign(world.settings, { newJoinersOnly: false, guard: {}, groups: { derivedFrom: "department" } });
  Object.assign(world.settings.lifecycle, { joiners: { provision: "on creation", firstState: "active" } });
  world.humaans.people.forEach(({ id: personId }, place) => {
    world.humaans.addJobRole({ personId, effectiveDate: "2026-01-01", department: place % 2 ? "Sales" : "Support" });
  });
  await world.time.during(async () => {
    await world.time.pass(10_000);
    for (let count = 0; count < 4; count += 1) run = await runOnce(world, { lift });
  });
  world.isQuiet = true;
  expect(await complaints()).toEqual([]);
});

const lift = { codes: ["guard", "review"], by: "a test", reason: "settling" } as const;

/** What is wrong now, with the last run. */
const complaints = async (): Promise<readonly string[]> => {
  await checkRun(world, run);
  await checkEnd(world, run);
  return world.violations.splice(0);
};

const lease = async () => {
  const taken = await world.store.lease(world.sync, "a test", 1000);
  if (!taken) throw new Error("the sync is busy");
  return taken;
};

/** The group of Sales, with somebody in it, and the group of Support. */
const sales = async () => {
  const groups = await loadLinks(world.store, world.sync, "groups");
  const people = await loadLinks(world.store, world.sync, "people");
  const idOf = (department: string) => groups.bySource(`department:${department}`)?.target ?? "";
  const [account = ""] = world.okta.inspect().groups.find(({ id }) => id === idOf("sales"))?.memberIds ?? [];
  return { group: idOf("sales"), other: idOf("support"), account, subject: people.byTarget(account)?.source ?? "" };
};

/** Sends a write that the journal has as an intent. */
const send = async (method: "PUT" | "DELETE", group: string, account: string, subject = "department:sales") => {
  const members: MembersChange = method === "PUT" ? { add: [account] } : { remove: [account] };
  const base = { id: "m", resource: "groups", operation: "members", lane: "movers", who: "", because: "" } as const;
  const at = new Date(world.time.now()).toISOString();
  const intent: Intent = {
    type: "intent",
    run: "r",
    change: "m",
    at,
    subject,
    what: { ...base, subject, account: group, members },
  };
  await world.store.commit(await lease(), { entries: [intent] });
  const headers = { authorization: `SSWS ${world.okta.token}` };
  const url = `https://acme.okta.com/api/v1/groups/${group}/users/${account}`;
  await watchWrite(world, new Request(url, { method, headers }), world.okta.handle);
  return world.violations.splice(0);
};

const containing = (text: string) => expect.arrayContaining([expect.stringContaining(text)]);

describe("each invariant of groups can break: there is a complaint", () => {
  afterEach(() => expect(world.violations).toEqual([]));

  it("of a group doubled", async () => {
    world.groups.made.set(world.okta.addGroup({ name: "Sales again" }), "department:sales");
    expect(await complaints()).toEqual(containing("department:sales has 2 groups made by us"));
  });

  it("of two links to one group, of one to a group that never was, and of one to a group that nobody let us have", async () => {
    const { group } = await sales();
    const theirs = world.okta.addGroup({ name: "Theirs" });
    const link = { resource: "groups", verdict: "same", by: "a test", at: "", evidence: [] } as const;
    await world.store.commit(await lease(), {
      links: [
        { ...link, source: "department:a", target: group },
        { ...link, source: "department:b", target: "00g-never" },
        { ...link, source: "department:c", target: theirs },
      ],
    });
    const told = await complaints();
    expect(told).toEqual(containing("is linked to department:"));
    expect(told).toEqual(containing("a group that never was"));
    expect(told).toEqual(containing("a group of somebody else, and nobody was asked"));
  });

  it("of somebody who is not in the group of their department", async () => {
    const { group, account } = await sales();
    world.okta.removeMember(group, account);
    expect(await complaints()).toEqual(containing("is not in the group of sales, and nobody is told"));
  });

  it("of somebody who is in another group", async () => {
    const { other, account } = await sales();
    world.okta.addMember(other, account);
    expect(await complaints()).toEqual(containing("of department:support, and not of that department"));
  });

  it("of a write that no intent stands behind", async () => {
    const { group, account } = await sales();
    const url = `https://acme.okta.com/api/v1/groups/${group}/users/${account}`;
    await watchWrite(world, new Request(url, { method: "DELETE" }), world.okta.handle);
    expect(world.violations.splice(0)).toEqual(containing("no journalled intent behind it"));
  });

  it("of a write to a group of somebody else, of an app, or of administrators", async () => {
    const { account } = await sales();
    const theirs = world.okta.addGroup({ name: "Theirs", type: "APP_GROUP" });
    world.okta.giveRole(theirs, "USER_ADMIN");
    const told = await send("PUT", theirs, account);
    expect(told).toEqual(containing("a group of somebody else, whom nobody asked"));
    expect(told).toEqual(containing("of the type APP_GROUP"));
    expect(told).toEqual(containing("hands out administrator roles"));
    expect(told).toEqual(containing("is not the group linked to department:sales"));
  });

  it("of somebody taken out who belongs there", async () => {
    const { group, account } = await sales();
    expect(await send("DELETE", group, account)).toEqual(containing("who belongs there"));
  });

  it("of somebody taken out whom a list only lacks", async () => {
    const { group, account, subject } = await sales();
    world.humaans.deletePerson(subject);
    expect(await send("DELETE", group, account)).toEqual(containing("who is only missing"));
  });

  it("of somebody taken out whom we did not link", async () => {
    const { group } = await sales();
    const stranger = world.okta.addUser({ profile: { login: "stranger@acme.example" } });
    world.okta.addMember(group, stranger);
    expect(await send("DELETE", group, stranger)).toEqual(containing("linked to nobody"));
  });

  it("of somebody put in who does not belong there, or who is out", async () => {
    const { group, other, account, subject } = await sales();
    expect(await send("PUT", other, account, "department:support")).toEqual(containing("does not belong there"));
    world.humaans.offboard(subject, { employmentEndDate: "2025-12-01" });
    expect(await send("PUT", group, account)).toEqual(containing("who is out"));
  });

  it("of a journal that does not name those who were moved, or names others", async () => {
    const place = world.writes.findIndex(({ member, wrote }) => member !== undefined && wrote);
    const write = world.writes[place];
    if (!write) throw new Error("nobody was put in");
    world.writes[place] = { ...write, member: "somebody" };
    const told = await complaints();
    expect(told).toEqual(containing("and nothing was sent"));
    expect(told).toEqual(containing("moved somebody, and the journal, done, does not say so"));
  });

  it("of more taken out in a day than the guard lets pass", async () => {
    const write = world.writes.find(({ member }) => member !== undefined);
    if (!write || !run.plan) throw new Error("nobody was put in");
    const call = "DELETE groups/{id}/users/{id}";
    for (let count = 0; count < 26; count += 1)
      world.writes.push({
        ...write,
        call,
        intent: undefined,
        isExcused: false,
        atMs: Date.parse(run.plan.at),
        wrote: true,
      });
    expect(await complaints()).toEqual(containing("26 taken out of groups in a day; 25 are fine"));
  });

  it("of two plans of one moment that differ", async () => {
    const { process } = world;
    if (!process) throw new Error("nothing runs");
    const plan: typeof process.sync.plan = async (options) => ({
      ...(await process.sync.plan(options)),
      digest: `${Math.random()}`,
    });
    world.process = { ...process, sync: { ...process.sync, plan } };
    await world.time.during(() => checkSamePlan(world));
    expect(world.violations.splice(0)).toEqual(["two plans of one moment are not the same"]);
  });
});
