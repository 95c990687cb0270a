import { describe, expect, it } from "vitest";
import { connectDirectory } from "../plan/directory.fixture.ts";
import { connectSource } from "../plan/people-source.fixture.ts";
import { readPlan } from "../plan/read-plan.ts";
import {
  account,
  changeOf,
  createWorld,
  linkedWorld,
  person,
  ready,
  settingsOf,
  short,
  type TestSettings,
  type World,
} from "../plan/world.fixture.ts";
import { writePlan } from "../plan/write-plan.ts";
import { createSync } from "./create-sync.ts";

const monday = "2026-10-05T08:00:00.000Z";
const tuesday = "2026-11-24T08:00:00.000Z";
const wednesday = "2026-11-25T08:00:00.000Z";

const atCreation: TestSettings = { passwords: { mode: "at creation" } };
const following: TestSettings = { passwords: { mode: "at creation and after changes" } };

/** Every secret that arrived at the directory, in order. */
const secrets = ({ directory }: World): readonly string[] =>
  directory.writes.flatMap(({ set = {} }) => ("secret" in set ? [String(set.secret)] : []));

/** One person whose account was made by the sync, and two that it adopted, a day later. */
const start = (settings: TestSettings = following) =>
  linkedWorld({
    people: ["1", "2", "3"].map((id) => person(id, { passwordChanged: monday })),
    accounts: [account("2"), account("3")],
    settings,
  });

const changed = async (id: string, settings?: TestSettings) => {
  const world = await start(settings);
  world.at(wednesday);
  world.person(id).passwordChanged = tuesday;
  return world;
};

const linkOf = async (world: World, id: string) => (await world.links()).find(({ source }) => source === id);

describe("rule 7: passwords are off unless the settings say otherwise", () => {
  it("nobody is given one, and nothing of them is remembered", async () => {
    const world = createWorld({ people: [person("1", { passwordChanged: monday })] });
    const { plan } = await world.run();
    expect(plan.learned).not.toHaveProperty("passwordsFrom");
    expect(plan.rules).not.toHaveProperty("secret");
    world.person("1").passwordChanged = tuesday;
    expect(short(await world.plan())).toEqual([]);
    expect(secrets(world)).toEqual([]);
    expect(await linkOf(world, "1")).not.toHaveProperty("passwordChangedAt");
  });
});

describe("rule 7: a random password at creation", () => {
  it("is sent with the account, and never again", async () => {
    const world = createWorld({ people: [person("1", { passwordChanged: monday })], settings: atCreation });
    const { plan, report } = await world.run();
    expect(changeOf(plan, "1")).toMatchObject({ operation: "create", setsPassword: "secret" });
    expect(report).toMatchObject({ applied: 1 });
    expect(secrets(world)).toEqual([expect.stringMatching(/^[!-~]{32}$/)]);
    world.person("1").passwordChanged = tuesday;
    expect(short(await world.plan())).toEqual([]);
  });

  it("is made of the settings' length and alphabet", async () => {
    const passwords = { ...atCreation.passwords, length: 20, alphabet: ["abcdefghijklmnop", "0123456789"] };
    const world = createWorld({ people: [person("1")], settings: { passwords } });
    await world.run();
    expect(secrets(world)).toEqual([expect.stringMatching(/^(?=.*[a-p])(?=.*\d)[a-p\d]{20}$/)]);
  });
});

describe("rule 7: a random password at creation and after each change at the source", () => {
  it("follows a change with a change of its own, once", async () => {
    const world = await changed("1");
    const plan = await world.plan();
    expect(short(plan)).toEqual(["rotate password 1"]);
    expect(plan.counts).toMatchObject({ "rotate password": 1, update: 0 });
    expect(plan.rules.secret).toBe("A random password, made when it is sent and kept nowhere");
    expect(changeOf(plan, "1")).toEqual({
      id: "people/rotate%20password/1",
      resource: "people",
      operation: "rotate password",
      subject: "1",
      who: "First1 Last1 <1@example.com>",
      account: "made-1",
      lane: "movers",
      setsPassword: "secret",
      passwordChangedAt: tuesday,
      because: "the password was changed at the source",
    });
    const report = await world.apply(plan);
    expect(report.perChange).toEqual([
      {
        change: "people/rotate%20password/1",
        resource: "people",
        subject: "1",
        operation: "rotate password",
        result: "done",
        account: "made-1",
      },
    ]);
    expect(secrets(world)).toHaveLength(1);
    expect(await linkOf(world, "1")).toMatchObject({ passwordChangedAt: tuesday });
    expect(short(await world.plan())).toEqual([]);
    world.person("1").passwordChanged = wednesday;
    await world.run();
    expect(new Set(secrets(world)).size).toBe(2);
  });

  it("is a state, not an event: of several changes only the last counts, and an older instant is none", async () => {
    const world = await changed("1");
    world.person("1").passwordChanged = wednesday;
    await world.run();
    expect(secrets(world)).toHaveLength(1);
    for (const passwordChanged of [tuesday, wednesday, null, undefined, "yesterday"]) {
      Object.assign(world.person("1"), { passwordChanged });
      expect(short(await world.plan())).toEqual([]);
    }
  });

  it("gives an adopted account none until the first change after linking", async () => {
    const world = await start();
    expect(await linkOf(world, "2")).toMatchObject({ by: expect.any(String), passwordChangedAt: monday });
    expect(ready(await world.plan())).toEqual([]);
    expect(secrets(world)).toEqual([]);
    world.person("2").passwordChanged = tuesday;
    expect(ready(await world.plan())).toEqual(["rotate password 2"]);
  });

  it("follows the first password of somebody who had none when they were linked", async () => {
    const world = await linkedWorld({
      people: [person("1", { passwordChanged: null })],
      accounts: [account("1")],
      settings: following,
    });
    expect(await linkOf(world, "1")).toMatchObject({ passwordChangedAt: null });
    expect(short(await world.plan())).toEqual([]);
    // Set between the reading and the linking.
    world.person("1").passwordChanged = "2026-11-22T11:59:59.000Z";
    expect(ready(await world.plan())).toEqual(["rotate password 1"]);
  });

  it("counts from the linking where the source did not tell then", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")], settings: following });
    world.person("1").passwordChanged = monday;
    expect(short(await world.plan())).toEqual([]);
    world.person("1").passwordChanged = tuesday;
    expect(ready(await world.plan())).toEqual(["rotate password 1"]);
  });

  it("gives nobody one for what was changed before it was switched on", async () => {
    const world = await start({});
    world.at(wednesday);
    for (const id of ["1", "2", "3"]) world.person(id).passwordChanged = tuesday;
    world.reset(following);
    expect((await world.plan()).learned.passwordsFrom).toBe(wednesday);
    expect(short(await world.plan())).toEqual([]);
    world.person("3").passwordChanged = "2026-11-25T09:00:00.000Z";
    const plan = await world.plan();
    expect(short(plan)).toEqual(["rotate password 3"]);
    expect(plan.learned).not.toHaveProperty("passwordsFrom");
  });

  it("is a switch of its own: without updates of attributes too", async () => {
    const world = await changed("1", { ...following, update: false });
    world.person("1").title = "Chef";
    expect(short(await world.plan())).toEqual(["rotate password 1"]);
  });

  it("comes beside an update of the same person, and neither waits for the other", async () => {
    const world = await changed("1");
    world.person("1").title = "Chef";
    const { plan, report } = await world.run();
    expect(ready(plan)).toEqual(["rotate password 1", "update 1"]);
    expect(report).toMatchObject({ applied: 2 });
    expect(changeOf(plan, "1", "rotate password")).not.toHaveProperty("after");
    expect(world.account("made-1").title).toBe("Chef");
  });

  it("is planned from one person's own record, and not from one that does not say any more", async () => {
    const world = await changed("1");
    expect(ready(await world.plan({ only: ["1"] }))).toEqual(["rotate password 1"]);
    delete world.person("1").passwordChanged;
    expect(short(await world.plan())).toEqual([]);
  });
});

describe("rule 7: passwords of those who leave and come back", () => {
  const gone = async () => {
    const world = await changed("2");
    Object.assign(world.person("2"), { end: "2026-11-20", passwordChanged: monday });
    await world.run();
    expect(world.account("a-2").state).toBe("suspended");
    world.pass(25 * 3_600_000);
    world.directory.writes.length = 0;
    return world;
  };

  it("are left alone while they are out", async () => {
    const world = await gone();
    world.person("2").passwordChanged = tuesday;
    expect(short(await world.plan())).toEqual([]);
  });

  it("stay as they were for a returner whose password did not change", async () => {
    const world = await gone();
    Object.assign(world.person("2"), { start: "2026-11-24", end: null });
    const { plan } = await world.run();
    expect(ready(plan)).toEqual(["unsuspend 2"]);
    expect(secrets(world)).toEqual([]);
  });

  it("follow the change that came meanwhile, once the account is back", async () => {
    const world = await gone();
    Object.assign(world.person("2"), { start: "2026-11-24", end: null, passwordChanged: tuesday });
    const plan = await world.plan();
    expect(changeOf(plan, "2", "rotate password").after).toEqual([changeOf(plan, "2", "unsuspend").id]);
    await world.apply(plan);
    expect(world.directory.writes.map(({ verb }) => verb)).toEqual(["active", "update"]);
  });

  it("are not set on an account that was deactivated after the plan was made", async () => {
    const world = await changed("2");
    const plan = await world.plan();
    world.account("a-2").state = "inactive";
    expect(await world.apply(plan)).toMatchObject({ moved: 1 });
    expect(secrets(world)).toEqual([]);
  });
});

describe("rules 7 and 9: what holds a new password", () => {
  it("the account that a credential in use belongs to keeps its own, whoever lifts what", async () => {
    const world = await changed("2");
    world.directory.owners = ["a-2"];
    const plan = await world.plan();
    expect(short(plan)).toEqual(["rotate password 2 protected"]);
    const lift = { codes: ["protected"], by: "Ada", reason: "please" } as const;
    expect(await world.apply(plan, { lift })).toMatchObject({ heldLeft: 1 });
  });

  it("many at once are a class of their own, and the others go on", async () => {
    const world = await changed("1", { ...following, guard: { "password rotated": { count: 1, share: 0 } } });
    world.person("2").passwordChanged = tuesday;
    world.person("3").title = "Chef";
    const plan = await world.plan();
    expect(short(plan)).toEqual(["rotate password 1 guard", "rotate password 2 guard", "update 3"]);
    expect(changeOf(plan, "1").held).toMatchObject({ guardClass: "password rotated" });
  });

  it("a decision about one lapses when the password changes again", async () => {
    const world = await changed("1", { ...following, guard: { "password rotated": { count: 0, share: 0 } } });
    await world.sync.decide((await world.plan()).changes, "Ada", "it is a reset after a breach");
    expect(ready(await world.plan())).toEqual(["rotate password 1"]);
    world.person("1").passwordChanged = wednesday;
    expect(short(await world.plan())).toEqual(["rotate password 1 guard"]);
  });
});

describe("rules 7 and 10: a password whose answer is lost", () => {
  const losing = async (settings: TestSettings = following) => {
    const world = await changed("2", settings);
    world.directory.losesAnswers.add("a-2");
    return world;
  };

  it("is sent once in a run, told, and replaced by another one in the next run", async () => {
    const world = await losing();
    const { report } = await world.run();
    expect(report).toMatchObject({ failed: 1, open: 0 });
    expect(report.perChange[0]).toMatchObject({ result: "failed", error: { code: "password unknown" } });
    expect(secrets(world)).toHaveLength(1);
    world.directory.losesAnswers.clear();
    await world.run();
    expect(new Set(secrets(world)).size).toBe(2);
    expect(short(await world.plan())).toEqual([]);
  });

  it("is not tried for ever: what may have been done counts, and the guard holds the next one", async () => {
    const world = await losing({ ...following, guard: { "password rotated": { count: 3, share: 0 } } });
    for (let run = 0; run < 3; run++) await world.run();
    const { plan } = await world.run();
    expect(short(plan)).toEqual(["rotate password 2 guard"]);
    expect(secrets(world)).toHaveLength(3);
  });

  it("of a run that died is settled without a look, and replaced", async () => {
    const world = await changed("2");
    const what = changeOf(await world.plan(), "2");
    const lease = await world.store.lease("sync", "a run that died", 1000);
    if (!lease) throw new Error("no lease");
    const at = new Date(world.now()).toISOString();
    await world.store.commit(lease, {
      entries: [{ type: "intent", run: "dead", change: what.id, at, subject: "2", what }],
    });
    await world.store.release(lease);
    const { plan, report } = await world.run();
    expect(ready(plan)).toEqual(["rotate password 2"]);
    expect(report).toMatchObject({ applied: 1 });
    expect((await world.journal()).filter((entry) => entry.type === "outcome" && entry.run === "dead")).toMatchObject([
      { result: "failed", error: { code: "password unknown" } },
    ]);
  });

  it("is set once, though the plan is applied twice", async () => {
    const world = await changed("2");
    const plan = await world.plan();
    await world.apply(plan);
    expect(await world.apply(plan)).toMatchObject({ applied: 1 });
    expect(secrets(world)).toHaveLength(1);
  });
});

describe("rules 7 and 13: a password is in nothing that is kept or told", () => {
  it("neither in plan, journal, links and report, nor in what the target refuses it with", async () => {
    const world = await start();
    world.directory.writes.length = 0;
    world.source.people.push(person("4", { passwordChanged: monday }));
    for (const id of ["1", "2"]) world.person(id).passwordChanged = tuesday;
    const quoted: string[] = [];
    const told: unknown[] = [];
    world.directory.quotesSecrets.add("a-2");
    const random = (count: number) => Uint8Array.from({ length: count }, (_, at) => at * 7);
    const sync = createSync({
      source: connectSource(world.source),
      target: connectDirectory(world.directory),
      settings: settingsOf(following),
      store: world.store,
      now: world.now,
      random: (count) => {
        const bytes = random(count);
        quoted.push(bytes.join());
        return bytes;
      },
    });
    const plan = await sync.plan();
    const report = await sync.apply(plan, { onProgress: (progress) => told.push(progress) });
    const same = secrets(world)[0] ?? "";
    expect(secrets(world)).toEqual([same, same]);
    expect(quoted.length).toBeGreaterThanOrEqual(3);
    const refused = report.perChange.find(({ subject }) => subject === "2");
    expect(refused).toMatchObject({ result: "refused", error: { message: expect.stringContaining("[password]") } });
    const kept = JSON.stringify([plan, report, told, await world.journal(), await world.links()]);
    expect(kept).not.toContain(same);
  });

  it("a plan comes back from its file as it was", async () => {
    const plan = await (await changed("1")).plan();
    expect(await readPlan([...writePlan(plan)])).toEqual(plan);
  });

  it("why one was due is explained without it", async () => {
    const world = await changed("1");
    await world.run();
    expect(await world.sync.explain("1", "secret")).toEqual({
      attribute: "secret",
      label: "secret",
      sources: [{ attribute: "passwordChanged", label: "passwordChanged", value: tuesday }],
      steps: [
        { attribute: "passwordChangedAt", step: "passwordChanged", value: tuesday },
        { attribute: "secret", step: "A random password, made when it is sent and kept nowhere", value: undefined },
      ],
      value: undefined,
    });
  });
});

describe("rules 7 and 12: a password cannot be taken back", () => {
  it("is listed first, and keeps nobody from leaving", async () => {
    const world = await changed("2");
    world.person("2").title = "Chef";
    const { report } = await world.run();
    world.account("a-2").title = "Hers";
    const plan = await world.sync.revert(report.run);
    expect(plan.issues.map(({ code, attribute }) => [code, attribute])).toEqual([
      ["cannot come back", "secret"],
      ["changed since", "title"],
    ]);
    expect(plan.issues[0]?.message).toBe(
      "the password of before the run is gone: it was replaced by one that nobody knows",
    );
    expect(short(plan)).toEqual([]);
    await world.apply(plan);
    Object.assign(world.person("2"), { passwordChanged: wednesday });
    expect(short(await world.plan())).toContain("rotate password 2 reverted");
    world.person("2").end = "2026-11-20";
    expect(ready(await world.plan())).toEqual(["suspend 2"]);
  });

  it("of which nobody knows whether it was set is listed too, and one that was set already is not", async () => {
    const world = await changed("2");
    world.directory.losesAnswers.add("a-2");
    const first = await world.run();
    expect((await world.sync.revert(first.report.run)).issues).toHaveLength(1);
    world.directory.losesAnswers.clear();
    const plan = await world.plan();
    await world.apply(plan);
    const again = await world.apply(plan);
    expect((await world.sync.revert(again.run)).issues).toEqual([]);
  });
});

describe("rule 7: what cannot carry passwords is refused by check, before anything is read", () => {
  const refused = async (settings: TestSettings, lacking: readonly "update"[] = []) => {
    const world = createWorld({ people: [person("1")], settings, lacking });
    const error: unknown = await world.sync.check().catch((reason: unknown) => reason);
    await expect(world.plan()).rejects.toMatchObject({ code: "configuration" });
    expect([world.source.reads, world.directory.reads]).toEqual([0, 0]);
    return error;
  };

  it("a source that does not tell when a password changed", async () => {
    const mapping = { toEmployee: { passwordChangedAt: null } };
    expect(await refused({ ...following, mapping })).toMatchObject({
      problems: [
        {
          path: "passwords.mode",
          message: "HR does not tell when a password changed: no rule makes passwordChangedAt",
        },
      ],
    });
    const world = createWorld({ people: [person("1")], settings: { ...atCreation, mapping } });
    await expect(world.sync.check()).resolves.toMatchObject({ ok: true });
  });

  it("a target without an attribute for it, one that a rule writes, or one that is read back", async () => {
    const problems = [{ path: "passwords.attribute" }];
    expect(await refused({ ...atCreation, mapping: { fromEmployee: { secret: "title" } } })).toMatchObject({
      problems,
    });
    for (const attribute of ["title", "nothing"])
      expect(await refused({ passwords: { mode: "at creation", attribute } })).toMatchObject({ problems });
  });

  it("a target that cannot update accounts, where changes are to be followed", async () => {
    expect(await refused(following, ["update"])).toMatchObject({ problems: [{ path: "passwords.mode" }] });
  });

  it("a second sync that would set them too", async () => {
    const world = await start();
    const second = createSync({
      source: connectSource(world.source),
      target: connectDirectory(world.directory),
      settings: settingsOf({
        ...following,
        id: "second",
        update: false,
        remove: false,
        lifecycle: { joiners: { activate: false } },
      }),
      store: world.store,
      now: world.now,
    });
    await expect(second.check()).rejects.toMatchObject({ overlaps: [{ sync: "sync", attributes: ["secret"] }] });
  });
});
