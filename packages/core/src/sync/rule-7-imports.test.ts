import { describe, expect, it } from "vitest";
import { type Account, connectDirectory, type DirectoryState } from "../plan/directory.fixture.ts";
import { connectSource, type SourcePerson, type SourceState } from "../plan/people-source.fixture.ts";
import {
  account,
  changeOf,
  codesOf,
  createWorld,
  linkedWorld,
  person,
  ready,
  settingsOf,
  short,
  type TestSettings,
  type World,
} from "../plan/world.fixture.ts";
import { createSync } from "./create-sync.ts";
import type { Sync } from "./sync.ts";

const importing: TestSettings = { id: "import", owns: "nothing", import: "on schedule" };

/** Somebody at the app, with the id and login of an account there. */
const appUser = (id: string, more: Partial<SourcePerson> = {}) => person(id, { id: `app-${id}`, ...more });

/** The accounts of a directory, as people of a source. */
const peopleAt = ({ accounts, tenant }: DirectoryState): SourceState => ({
  people: [...accounts.values()].map(({ id, first, last, login, state, managerId }) => ({
    id,
    first: first ?? null,
    last: last ?? null,
    email: login,
    start: "2020-01-01",
    status: state === "active" ? "active" : "left",
    boss: managerId ?? null,
  })),
  tenant,
  breaksAfter: Number.POSITIVE_INFINITY,
  reads: 0,
});

/** A connection to people that are those of a directory: the same vendor, so that rings and counterparts are seen. */
const connectPeople = (source: SourceState, vendor: DirectoryState) => {
  const people = connectSource(source);
  return { ...people, adapter: { ...people.adapter, id: connectDirectory(vendor).adapter.id } };
};

/** An app's users, imported into the directory of a world. */
const importFrom = (world: World, people: readonly SourcePerson[], settings: TestSettings = {}): Sync => {
  const source = { people: [...people], tenant: "app", breaksAfter: Number.POSITIVE_INFINITY, reads: 0 };
  return createSync({
    source: connectPeople(source, world.directory),
    target: connectDirectory(world.directory),
    settings: settingsOf({ ...importing, ...settings }),
    store: world.store,
    now: world.now,
  });
};

const plan = (sync: Sync) => sync.plan({ adopt: "exact" });
const run = (sync: Sync) => sync.run({ adopt: "exact", confirm: true });

describe("rule 7: an import owns nothing", () => {
  it("makes staged accounts, sends no mail, and links who is there already", async () => {
    const world = createWorld({ accounts: [account("1")] });
    const lifecycle = { joiners: { firstState: "active", sendActivationMail: true } } as const;
    const imported = importFrom(world, [appUser("1", { title: "Chef" }), appUser("2")], { lifecycle });
    const { plan: planned, report } = await run(imported);
    expect(short(planned)).toEqual(["create app-2", "link app-1"]);
    expect(changeOf(planned, "app-2")).toMatchObject({ state: "staged" });
    expect(report).toMatchObject({ applied: 2 });
    expect(world.directory.writes).toMatchObject([{ verb: "create", mail: false }]);
    expect(world.account("made-1")).toMatchObject({ state: "staged", login: "2@example.com" });
    expect(short(await plan(imported))).toEqual([]);
  });

  it("changes nothing afterwards, whatever its switches say and whatever becomes of people at the app", async () => {
    const world = createWorld({ accounts: [account("1"), account("3")] });
    const switches = {
      update: true,
      remove: true,
      externalId: "external",
      lifecycle: { vanished: "deactivate", joiners: { activate: true } },
    } as const;
    const people = [appUser("1"), appUser("2"), appUser("3")];
    await run(importFrom(world, people, switches));
    world.directory.writes.length = 0;
    world.pass(25 * 3_600_000);
    const now = [appUser("1", { title: "Chef", email: "new@example.com" }), appUser("2", { end: "2026-11-01" })];
    const { plan: planned, report } = await run(importFrom(world, now, switches));
    expect([planned.changes, planned.issues, planned.leavers ?? [], report.applied]).toEqual([[], [], [], 0]);
    expect(world.directory.writes).toEqual([]);
  });

  it("leaves references to whoever owns them that could not be made with the account", async () => {
    const world = createWorld();
    const imported = importFrom(world, [appUser("1", { boss: "app-2" }), appUser("2", { boss: "app-1" })]);
    const { plan: planned } = await run(imported);
    expect(short(planned)).toEqual(["create app-1", "create app-2"]);
    expect(planned.issues).toMatchObject([
      { code: "reference circle" },
      { code: "left to the owner", message: "is left to whoever owns the account: update managerId" },
    ]);
  });

  it("makes nothing for those who have left, and leaves deactivated accounts of others to a person", async () => {
    const world = createWorld({ accounts: [account("2", { state: "inactive" })] });
    const planned = await plan(importFrom(world, [appUser("1", { end: "2026-11-01" }), appUser("2")]));
    expect(short(planned)).toEqual(["link app-2 conflict"]);
  });

  it("is refused passwords and groups, which somebody would have to own", () => {
    const world = createWorld();
    const asked = { passwords: { mode: "at creation" }, groups: { prefix: "x" } } as const;
    expect(() => importFrom(world, [], asked)).toThrow(
      expect.objectContaining({
        code: "configuration",
        problems: [expect.objectContaining({ path: "passwords.mode" }), expect.objectContaining({ path: "groups" })],
      }),
    );
  });
});

describe("rule 2: new joiners only is off for an import", () => {
  it.each([[undefined, ["create app-1"]] as const, [true, []] as const])(
    "unless its settings say so: %s",
    async (newJoinersOnly, expected) => {
      const world = createWorld();
      const { newJoinersOnly: _off, ...settings } = settingsOf(importing);
      const source = { people: [appUser("1")], tenant: "app", breaksAfter: Number.POSITIVE_INFINITY, reads: 0 };
      const sync = createSync({
        source: connectPeople(source, world.directory),
        target: connectDirectory(world.directory),
        settings: { ...settings, ...(newJoinersOnly && { newJoinersOnly }) },
        store: world.store,
        now: world.now,
      });
      expect(short(await plan(sync))).toEqual(expected);
    },
  );
});

describe("rule 7: an import never runs unless it is switched on", () => {
  it("plans and applies nothing, and may be checked", async () => {
    const world = createWorld();
    const off = importFrom(world, [appUser("1")], { import: "never" });
    const refusal = { code: "configuration", problems: [{ path: "import" }] };
    await expect(off.plan()).rejects.toMatchObject(refusal);
    await expect(off.check()).resolves.toMatchObject({ ok: true });
    const planned = await plan(importFrom(world, [appUser("1")]));
    await expect(off.apply(planned, { confirm: planned.digest })).rejects.toMatchObject(refusal);
    expect(world.directory.writes).toEqual([]);
  });

  it("is taken back all the same", async () => {
    const world = createWorld();
    const { report } = await run(importFrom(world, [appUser("1")]));
    const off = importFrom(world, [appUser("1")], { import: "never" });
    const back = await off.revert(report.run);
    expect(await off.apply(back, { confirm: back.digest })).toMatchObject({ failed: 0 });
  });

  it("says nothing about syncs that own something", async () => {
    await expect(createWorld({ settings: { import: "never" } }).plan()).resolves.toMatchObject({ sync: "sync" });
  });
});

describe("rule 7: an import and the owner of the same accounts", () => {
  it("links accounts of the owner without being asked whose they are, and is in nobody's way afterwards", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    const imported = importFrom(world, [appUser("1")]);
    await expect(imported.check()).resolves.toMatchObject({ ok: true });
    expect(ready(await plan(imported))).toEqual(["link app-1"]);
    await run(imported);
    world.person("1").title = "Chef";
    world.person("1").end = null;
    expect(ready(await world.plan())).toEqual(["update 1"]);
  });

  it("is no reason for the owner to wait: what it linked and made is claimed like any account", async () => {
    const world = createWorld({ people: [person("1"), person("2")], accounts: [account("1")] });
    await run(importFrom(world, [appUser("1"), appUser("2")]));
    world.directory.writes.length = 0;
    const { plan: planned } = await world.run();
    expect(ready(planned)).toEqual(["link 1", "link 2"]);
    expect((await world.links()).map(({ target }) => target)).toEqual(["a-1", "made-1"]);
    expect(world.directory.accounts.size).toBe(2);
  });

  it("what it staged is the owner's to activate, and what somebody else staged is not", async () => {
    const world = createWorld({
      people: [person("1"), person("2"), person("3")],
      accounts: [account("3", { state: "staged" })],
    });
    await run(importFrom(world, [appUser("1"), appUser("2")]));
    await world.run();
    world.pass(3_600_000);
    // Somebody has moved it since.
    world.account("made-2").since = new Date(world.now()).toISOString();
    const { plan: planned } = await world.run();
    expect(ready(planned)).toEqual(["activate 1"]);
    expect([codesOf(planned, "2"), codesOf(planned, "3")]).toEqual([["state not ours"], ["state not ours"]]);
    expect(world.account("made-1").state).toBe("active");
  });

  it("is taken back but for what the owner has taken over", async () => {
    const world = createWorld({ people: [person("1")] });
    const imported = importFrom(world, [appUser("1"), appUser("2")]);
    const { report } = await run(imported);
    await world.run();
    const back = await imported.revert(report.run);
    expect(short(back)).toEqual(["suspend app-2"]);
    expect(back.issues.filter(({ code }) => code === "changed since")).toMatchObject([
      { subject: "app-1", message: 'the sync "sync" keeps the account by now: it is left' },
    ]);
  });

  it("is no second owner, and two imports are none of each other", async () => {
    const world = createWorld({ people: [person("1")] });
    await world.run();
    await run(importFrom(world, [appUser("1")]));
    const second = importFrom(world, [appUser("1")], { id: "second" });
    expect(ready(await plan(second))).toEqual(["link app-1"]);
    await second.retire();
  });
});

describe("rule 7: to an app and back", () => {
  /** Two people in the directory, kept in step with an app, and the app's users imported back. */
  const start = async (settings: TestSettings = {}) => {
    const world = createWorld({ accounts: [account("1"), account("2")] });
    const app = createWorld();
    app.directory.tenant = "app";
    const forth = () =>
      createSync({
        source: connectPeople(peopleAt(world.directory), world.directory),
        target: connectDirectory(app.directory),
        settings: settingsOf({ id: "forth" }),
        store: world.store,
        now: world.now,
      });
    const back = () => importFrom(world, peopleAt(app.directory).people, settings);
    await run(forth());
    return { world, app, forth, back };
  };

  it("is no ring when the way back owns nothing, and is one when it owns states", async () => {
    const { world, app, forth, back } = await start();
    await expect(back().check()).resolves.toMatchObject({ ok: true });
    await run(back());
    await expect(forth().check()).resolves.toMatchObject({ ok: true });
    const owning = importFrom(world, peopleAt(app.directory).people, { id: "owning", owns: "tenant" });
    await expect(owning.check()).rejects.toMatchObject({
      code: "ownership",
      ring: expect.any(Array),
      remedy: expect.stringContaining('An import sets "owns" to "nothing"'),
    });
  });

  it("links everybody to the account they came from, and doubles nobody", async () => {
    const { world, back } = await start();
    expect(ready(await plan(back()))).toEqual(["link made-1", "link made-2"]);
    await run(back());
    expect(world.directory.writes).toEqual([]);
  });

  it("knows who came from where after a new login, and when the account is deactivated", async () => {
    const { world, back } = await start();
    world.account("a-1").login = "married@example.com";
    world.account("a-2").state = "inactive";
    const planned = await plan(back());
    expect(short(planned)).toEqual(["link made-1", "link made-2"]);
    expect(changeOf(planned, "made-1")).toMatchObject({
      account: "a-1",
      by: 'the sync "forth"',
      evidence: ['the sync "forth" agrees with account a-1 (ACTIVE)'],
    });
    await run(back());
    expect(world.directory.writes).toEqual([]);
  });

  it("brings somebody who is at the app alone, staged, and the way forth takes nothing from them", async () => {
    const { world, app, forth, back } = await start();
    const there: Account = { ...account("9"), id: "app-9" };
    app.directory.accounts.set(there.id, there);
    await run(back());
    expect(world.directory.writes).toMatchObject([{ verb: "create", set: { login: "9@example.com" } }]);
    world.account("made-1").state = "active";
    world.pass(25 * 3_600_000);
    const { plan: planned } = await run(forth());
    expect(ready(planned)).toEqual(["link made-1"]);
    expect(app.directory.accounts.size).toBe(3);
    expect(ready(await plan(back()))).toEqual([]);
  });
});
