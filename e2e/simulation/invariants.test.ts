import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkEnd } from "./check-end.ts";
import { checkRun } from "./check-run.ts";
import { createWorld, type World } from "./create-world.ts";
import { expectedState } from "./expected-state.ts";
import { type Run, runOnce } from "./run-once.ts";
import { watchWrite } from "./watch-write.ts";

let world: World;
let run: Run;

/** A company whose people all have accounts that are as they should be. */
beforeEach(async () => {
  world = createWorld({ company: 3, people: 6 });
  Object.assign(world.settings, { newJoinersOnly: false, guard: { create: { count: 3 } } });
  Object.assign(world.settings.lifecycle, { joiners: { provision: "on creation", firstState: "active" } });
  await world.time.during(async () => {
    await world.time.pass(10_000);
    for (let count = 0; count < 4; count += 1) run = await runOnce(world, { lift });
  });
  world.isQuiet = true;
  expect(await complaints()).toEqual([]);
});

const lift = { codes: ["guard", "review"], by: "a test", reason: "settling" } as const;

const complaints = async (): Promise<readonly string[]> => {
  await checkRun(world, run);
  await checkEnd(world, run);
  return world.violations.splice(0);
};

/** An account that we made and that is in use, with the person it is for. */
const someone = () => {
  const isIn = (subject: string) => {
    const person = world.humaans.people.find(({ id }) => id === subject);
    return person && expectedState(person, world.time.now(), { zone: world.zone }) === "in";
  };
  const [account, subject] = [...world.made].find(([, person]) => isIn(person)) ?? ["", ""];
  world.okta.signIn(account);
  return { account, subject };
};

const lease = async () => {
  const taken = await world.store.lease(world.sync, "a test", 1000);
  if (!taken) throw new Error("the sync is busy");
  return taken;
};

/** Sends a write that no plan has. */
const send = (path: string, body?: object) =>
  watchWrite(
    world,
    new Request(`https://acme.okta.com/api/v1/${path}`, {
      method: "POST",
      headers: { authorization: `SSWS ${world.okta.token}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    }),
    world.okta.handle,
  );

describe("each invariant can break: there is a complaint", () => {
  afterEach(() => expect(world.violations).toEqual([]));

  it("of somebody doubled", async () => {
    const { subject } = someone();
    world.made.set(world.okta.addUser({ profile: { login: "twin@acme.example" } }), subject);
    expect(await complaints()).toContainEqual(expect.stringContaining("2 accounts made by us"));
  });

  it("of two people with one account, and of one that never was", async () => {
    const { account } = someone();
    const link = { resource: "people", verdict: "same", by: "a test", at: "", evidence: [] } as const;
    await world.store.commit(await lease(), {
      links: [
        { ...link, source: "nobody", target: account },
        { ...link, source: "somebody", target: "00u-never" },
      ],
    });
    const told = await complaints();
    expect(told).toContainEqual(expect.stringMatching(/is linked to .+ and to/));
    expect(told).toContainEqual(expect.stringContaining("never was"));
  });

  it("of somebody in who should be out", async () => {
    world.humaans.offboard(someone().subject, { employmentEndDate: "2025-12-01" });
    expect(await complaints()).toContainEqual(expect.stringContaining("should be out, and nobody is told"));
  });

  it("of somebody out who should be in", async () => {
    const { account } = someone();
    world.okta.suspend(account);
    world.mover.set(account, "us");
    expect(await complaints()).toContainEqual(expect.stringContaining("should be in, and nobody is told"));
  });

  it("of an account that says something else than HR", async () => {
    world.okta.updateProfile(someone().account, { lastName: "Other" });
    expect(await complaints()).toContainEqual(expect.stringContaining("has lastName Other"));
  });

  it("of a write that no intent stands behind", async () => {
    await send(`users/${someone().account}/lifecycle/suspend`);
    expect(world.violations.splice(0)).toContainEqual(expect.stringContaining("no journalled intent behind it"));
  });

  it("of attributes that an intent does not name, or that nobody owns", async () => {
    const { account, subject } = someone();
    const at = new Date(world.time.now()).toISOString();
    const set = { "profile.costCenter": "CC-1" };
    const base = { id: "u", resource: "people", operation: "update", subject, account, lane: "movers" } as const;
    const what = { ...base, who: subject, because: "a test", set };
    await world.store.commit(await lease(), {
      entries: [{ type: "intent", run: "r", change: "u", at, subject, what }],
    });
    await send(`users/${account}`, { profile: { costCenter: "CC-1", nickName: "Al" } });
    const told = world.violations.splice(0);
    expect(told).toContainEqual(expect.stringContaining("sends nickName, which its intent does not"));
    expect(told).toContainEqual(expect.stringContaining("sends costCenter, which nobody owns"));
  });

  it("of a state lifted that somebody else put there", async () => {
    const { account } = someone();
    world.okta.suspend(account);
    world.mover.set(account, "others");
    await send(`users/${account}/lifecycle/unsuspend`);
    expect(world.violations.splice(0)).toContainEqual(expect.stringContaining("which somebody else did"));
  });

  it("of a request that only one of journal and vendor knows", async () => {
    await world.okta.handle(new Request("https://acme.okta.com/api/v1/users", { method: "POST" }));
    expect(await complaints()).toContainEqual(expect.stringContaining("and nobody sent it"));
    world.ownRequests.add(world.okta.requests.at(-1)?.requestId ?? "");
    world.writes.forEach((write, place) => {
      if (write.isHeard) world.writes[place] = { ...write, intent: "another run" };
    });
    expect(await complaints()).toContainEqual(expect.stringContaining("and it did not, or was not answered"));
  });

  it("of an intent without an outcome, and of an outcome without an intent", async () => {
    const { subject } = someone();
    const line = { run: "r", at: new Date(world.time.now()).toISOString(), subject };
    const change = { resource: "people", operation: "create", subject, who: "", lane: "joiners", because: "" } as const;
    await world.store.commit(await lease(), {
      entries: [
        { type: "intent", ...line, change: "open", what: { ...change, id: "open" } },
        { type: "outcome", ...line, change: "unsaid", result: "done" },
      ],
    });
    const told = await complaints();
    expect(told).toContainEqual(expect.stringContaining("1 intents have no outcome"));
    expect(told).toContainEqual(expect.stringContaining("has an outcome and no intent"));
  });

  it("of a baseline that moved", async () => {
    await world.store.commit(await lease(), { keep: { baseline: { at: "2026-02-02T00:00:00.000Z", ids: [] } } });
    expect(await complaints()).toContainEqual("the baseline has changed");
  });

  it("of more in a day than the guard lets pass", async () => {
    const [first] = world.writes.filter(({ operation }) => operation === "create");
    if (!first || !run.plan) throw new Error("nobody was made");
    for (const subject of ["a", "b", "c", "d"])
      world.writes.push({ ...first, subject, isExcused: false, atMs: Date.parse(run.plan.at), wrote: true });
    expect(await complaints()).toContainEqual(expect.stringContaining("times create in a day"));
  });

  it("of a mail that was forgotten", async () => {
    const account = world.okta.addUser({ profile: { login: "mail@acme.example" }, status: "ACTIVE" });
    const [first] = world.writes;
    if (first) world.writes.push({ ...first, account, call: "POST users/{id}/lifecycle/unsuspend", mails: 1 });
    expect(await complaints()).toContainEqual(expect.stringContaining("no reset was sent"));
  });

  it("of something left to do", async () => {
    if (!run.plan) throw new Error("there is no plan");
    const change = { resource: "people", operation: "update", lane: "movers", who: "", because: "" } as const;
    run = { ...run, plan: { ...run.plan, changes: [{ ...change, id: "left", subject: "nobody" }] } };
    expect(await complaints()).toContainEqual(expect.stringContaining("not converged: left update"));
  });
});
