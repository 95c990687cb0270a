import { syncSettingsSchema } from "@rosterkit/core";
import { ApiError, AuthenticationError, describeSettings, UnexpectedResponseError } from "@rosterkit/core/adapter";
import { createPeople, type LearnAmpSwitches } from "@rosterkit/sandbox";
import { readBack, rowOf } from "@rosterkit/testing";
import { describe, expect, it } from "vitest";
import { openLearnAmp } from "./__fixtures__/open-learn-amp.ts";
import { learnAmp, oktaToLearnAmp } from "./index.ts";

const ada = { email: "ada@acme.example", firstName: "Ada", lastName: "King" };

type Opened = Awaited<ReturnType<typeof openLearnAmp>>;
type Connection = ReturnType<Opened["connect"]>;

const readAll = ({ people }: Connection) => readBack(people, { day: "2026-03-02" });

const create = async ({ people }: Connection, all: object, writing: object = {}): Promise<number> =>
  Number(await people.create?.({ set: all, all }, "active", writing));

const become = async ({ people }: Connection, to: "active" | "inactive", id: string): Promise<void> => {
  const found = await people.get?.(id);
  if (!found) throw new Error("nobody is there");
  await people.become?.[to]?.(id, found.row, {});
};

describe("what the adapter says of itself", () => {
  it("writes people and teams, and cannot take back a deactivation or a team", () => {
    expect(learnAmp.capabilities.map(({ ability, permission }) => [ability, permission])).toEqual([
      ["people.read", "users:read"],
      ["people.get", "users:read"],
      ["people.find", "users:read"],
      ["people.discover", "users:read"],
      ["people.create", "users:create"],
      ["people.update", "users:update"],
      ["people.become.active", "users:reactivate"],
      ["people.become.inactive", "users:deactivate"],
      ["groups.read", "teams:read"],
      ["groups.get", "teams:read"],
      ["groups.find", "teams:read"],
      ["groups.create", "teams:create"],
      ["groups.update", "teams:update"],
      ["groups.memberAttribute", "users:update"],
    ]);
    const final = learnAmp.capabilities.filter(({ undoable }) => !undoable).map(({ ability }) => ability);
    expect(final).toEqual(["people.become.inactive", "groups.create"]);
  });

  it("says in one place what a deactivation changes along with it", async () => {
    const { people, groups } = (await openLearnAmp()).connect();
    expect(people.cascades).toEqual({
      inactive: { people: ["managerId"], groups: ["managerId"], own: ["primaryTeamId"] },
    });
    expect(groups?.memberAttribute).toBe("primaryTeamId");
    expect(groups?.members).toBeUndefined();
  });

  it("asks for what a connection needs", () => {
    expect(describeSettings(learnAmp.settings, learnAmp.id)).toMatchObject([
      { name: "company", required: true, environment: "LEARN_AMP_COMPANY" },
      { name: "baseUrl", required: true },
      { name: "clientId", required: true },
      { name: "clientSecret", required: true, secret: true },
      { name: "scopes", default: "granular", choices: ["granular", "public"] },
      { name: "invite", default: "at once", choices: ["at once", "never"] },
      { name: "managers", default: "individual", choices: ["individual", "team", "none"] },
      { name: "fallbackManager", required: false },
      { name: "rateShare", default: 0.5 },
    ]);
  });

  it("has a preset that a sync takes", () => {
    const { lifecycle, ...rest } = oktaToLearnAmp.settings;
    const settings = { id: "s", ...rest, lifecycle: { ...lifecycle, zone: "Europe/London" } };
    expect(syncSettingsSchema.parse(settings)).toMatchObject({
      externalId: "integrationExternalId",
      groups: { derivedFrom: "department", adopt: "by name" },
      lifecycle: { leavers: { action: "deactivate" }, outOfScope: "deactivate", suspended: "no change" },
    });
    expect(learnAmp.presets).toEqual([oktaToLearnAmp]);
  });

  it.each([
    ["individual", true],
    ["team", false],
    ["none", false],
  ])("with managers %s writes a manager of each person: %s", async (managers, isWritten) => {
    const { adapter, groups } = (await openLearnAmp()).connect({ managers });
    expect(adapter.fromEmployee?.names.includes("managerId")).toBe(isWritten);
    expect(groups?.refine !== undefined).toBe(managers === "team");
  });
});

describe("the check", () => {
  it("protects the Owners, names every scope, and tells of invitations", async () => {
    const { connect, standIn, add, asked } = await openLearnAmp();
    const second = add("second", { role: "owner" });
    const { account, owners, findings, notes } = await connect().check();
    expect(account).toBe("acme");
    expect(owners).toEqual([String(standIn.ownerId), second]);
    expect(findings).toHaveLength(8);
    expect(findings.every(({ ok }) => ok)).toBe(true);
    expect(notes).toEqual([expect.stringContaining("invited")]);
    expect((await connect({ invite: "never" }).check()).notes).toEqual(["Nobody is invited by mail."]);
    expect(asked().filter((request) => !request.startsWith("GET"))).toEqual(["POST /oauth/token", "POST /oauth/token"]);
  });

  it("tells each scope that the credential lacks", async () => {
    const scopes = ["users:read", "users:create", "users:update", "users:reactivate", "teams:read"] as const;
    const { connect } = await openLearnAmp({ scopes });
    const { findings } = await connect().check();
    expect(findings.filter(({ ok }) => !ok).map(({ permission }) => permission)).toEqual([
      "users:deactivate",
      "teams:create",
      "teams:update",
    ]);
    expect(findings.find(({ ok }) => !ok)?.remedy).toContain("Owner");
  });

  it("works with an older credential, and says when a new one is taken for one", async () => {
    const old = await openLearnAmp({ scopes: ["public"] });
    expect((await old.connect({ scopes: "public" }).check()).account).toBe("acme");
    expect((await old.connect().check()).findings.some(({ ok }) => !ok)).toBe(true);
    const fresh = await openLearnAmp();
    await expect(fresh.connect({ scopes: "public" }).check()).rejects.toMatchObject({
      code: "permission",
      vendorCode: "invalid_scope",
    });
  });

  it("rejects a secret that is not known, and shows it nowhere", async () => {
    const { connect } = await openLearnAmp();
    const error = await connect({ clientSecret: "another-secret" })
      .check()
      .catch((caught: unknown) => caught);
    expect(AuthenticationError.isInstance(error)).toBe(true);
    expect(JSON.stringify(error)).not.toContain("another-secret");
  });

  it("goes on with another token when the one in use ends", async () => {
    const { connect, standIn } = await openLearnAmp();
    const connection = connect();
    await connection.check();
    standIn.revokeTokens();
    expect((await connection.check()).findings.every(({ ok }) => ok)).toBe(true);
  });
});

describe("reading", () => {
  const people = createPeople({ seed: "learn-amp", count: 250, today: "2026-03-02" });

  it.each([true, false])(
    "shows everybody, where the plain list shows deactivated users: %s",
    async (listsDeactivated) => {
      const { connect, standIn } = await openLearnAmp({ people, switches: { listsDeactivated } });
      const { users } = standIn.inspect();
      for (const { id } of users.slice(5, 120)) standIn.deactivate(id);
      const back = await readAll(connect());
      expect(back.extent.complete).toBe(true);
      expect(back.rows.size).toBe(users.length);
      const out = [...back.rows.values()].filter(({ status }) => status === "Deactivated");
      expect(out).toHaveLength(115);
    },
  );

  it("is not complete where the texts of statuses are not the ones that are known", async () => {
    const { statusTexts } = (await openLearnAmp()).standIn.switches;
    const switches = { statusTexts: { ...statusTexts, deactivated: "Off" } };
    const { connect, standIn, add } = await openLearnAmp({ switches });
    add("ben");
    expect((await readAll(connect())).extent.complete).toBe(true);
    standIn.deactivate(Number(add("ada")));
    const { extent } = await readAll(connect());
    expect(extent).toMatchObject({ complete: false, gaps: [expect.stringContaining("deactivated")] });
  });

  it("takes whoever is anonymised for out, whom no filter finds", async () => {
    const { statusTexts } = (await openLearnAmp()).standIn.switches;
    const switches = { statusTexts: { ...statusTexts, invite_scheduled: "Anonymised" } };
    const { connect, add } = await openLearnAmp({ switches });
    const id = add("ada", { status: "invite_scheduled" });
    const connection = connect();
    const back = await readAll(connection);
    expect(back.extent.complete).toBe(true);
    expect(connection.people.state?.(rowOf(back, id))).toBe("inactive");
  });

  it("keeps nothing but what is mapped", async () => {
    const { connect, add } = await openLearnAmp({ customFields: [{ name: "Badge" }] });
    const id = add("ada");
    const { row } = (await connect().people.get?.(id)) ?? {};
    expect(Object.keys(row ?? {})).not.toContain("avatar");
    expect(JSON.stringify(row)).not.toContain("secondary");
  });

  it.each(["total", "total-pages"])("rejects a list without %s", async (header) => {
    const { standIn } = await openLearnAmp();
    const { clientId, clientSecret } = standIn;
    const fetch: typeof globalThis.fetch = async (...request) => {
      const answer = await standIn.handle(new Request(...request));
      const headers = new Headers(answer.headers);
      headers.delete(header);
      return new Response(await answer.text(), { status: answer.status, headers });
    };
    const io = { fetch, now: Date.now, random: (bytes: number) => new Uint8Array(bytes) };
    const settings = { company: `without ${header}`, baseUrl: "https://learn-amp.test", clientId, clientSecret };
    const { people } = learnAmp.connect(settings, io);
    await expect(people.find?.("email", "a@b.example")).rejects.toBeInstanceOf(UnexpectedResponseError);
  });
});

describe("finding", () => {
  it.each([
    {},
    { emailFilter: "substring", rowsAtMost: 1, listsDeactivated: false },
    { emailFilter: "exact with case" },
  ] as const satisfies readonly Partial<LearnAmpSwitches>[])("is exact with %j", async (switches) => {
    const { connect, standIn, add } = await openLearnAmp({ switches });
    add("ada.king");
    add("not.ada");
    const id = add("ada");
    const { people } = connect();
    const idOf = async (email: string) => (await people.find?.("email", email))?.row.id;
    expect(await idOf("ada@acme.example")).toBe(id);
    expect(await idOf("da@acme.example")).toBeUndefined();
    standIn.deactivate(Number(id));
    expect(await idOf("ada@acme.example")).toBe(id);
  });

  it("by external id takes one that looks like the id of somebody else, or holds a slash", async () => {
    const { connect, standIn, add } = await openLearnAmp();
    const id = add("ada", { integrationExternalId: String(standIn.ownerId) });
    const other = add("ben", { integrationExternalId: "a/b" });
    const { people } = connect();
    expect((await people.find?.("integrationExternalId", String(standIn.ownerId)))?.row.id).toBe(id);
    expect((await people.find?.("integrationExternalId", "a/b"))?.row.id).toBe(other);
    expect(await people.find?.("integrationExternalId", "A/B")).toBeUndefined();
  });
});

describe("making somebody", () => {
  it.each([
    ["at once", undefined, 1],
    ["at once", true, 1],
    ["at once", false, 0],
    ["never", true, 0],
    ["never", undefined, 0],
  ] as const)("with invitations %s and mail %s sends %i", async (invite, sendMail, mails) => {
    const { connect, standIn } = await openLearnAmp();
    const writing = sendMail === undefined ? {} : { sendMail };
    const id = await create(connect({ invite }), ada, writing);
    expect(standIn.inspect().invitations).toHaveLength(mails);
    expect(standIn.user(id)).toMatchObject({ ...ada, status: mails ? "invite_pending" : "not_invited" });
  });

  it.each(["taken", "ignored"] as const)("sends a form, so that JSON may be %s", async (jsonBodies) => {
    const { connect, standIn, add } = await openLearnAmp({ switches: { jsonBodies } });
    const boss = add("boss");
    const team = String(standIn.addTeam({ name: "Sales" }));
    const all = { ...ada, managerId: boss, primaryTeamId: team, jobTitle: null, location: "Zürich & Co = 100%" };
    expect(standIn.user(await create(connect(), all))).toMatchObject({
      managerId: Number(boss),
      primaryTeamId: Number(team),
      location: "Zürich & Co = 100%",
    });
  });

  it("tells in our own words what was refused, and nothing of the person", async () => {
    const { connect, add } = await openLearnAmp();
    add("ada");
    const error = await create(connect(), ada).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 400, reasons: ["duplicate:email"], maybeWritten: false });
    expect(String(error)).not.toContain("ada");
  });
});

describe("changing somebody", () => {
  it.each(["refused", "accepted"] as const)(
    "sends what is always needed, partial updates being %s",
    async (partialUpdate) => {
      const { connect, standIn, add, asked } = await openLearnAmp({ switches: { partialUpdate } });
      const id = add("ada");
      const { people } = connect();
      await people.update?.(id, { set: { jobTitle: "Clerk" }, all: { ...ada, jobTitle: "Clerk" } }, {});
      expect(standIn.user(Number(id))).toMatchObject({ firstName: "Ada", jobTitle: "Clerk" });
      asked();
      await people.update?.(id, { set: { jobTitle: null }, all: { jobTitle: null } }, {});
      expect(standIn.user(Number(id))).toMatchObject({ firstName: "Ada", lastName: "King", jobTitle: null });
      expect(asked()).toEqual([`GET /users/${id}`, `PUT /users/${id}`]);
    },
  );

  it("never touches secondary teams", async () => {
    const { connect, standIn, add } = await openLearnAmp();
    const [sales, legal] = ["Sales", "Legal"].map((name) => standIn.addTeam({ name }));
    const id = add("ada", { secondaryTeamIds: [legal ?? 0] });
    await connect().people.update?.(id, { set: { primaryTeamId: String(sales) }, all: ada }, {});
    expect(standIn.user(Number(id))).toMatchObject({ primaryTeamId: sales, secondaryTeamIds: [legal] });
  });

  it.each(["list of name and value", "by name"] as const)("finds custom fields shown as a %s", async (customFields) => {
    const fields = [{ name: "Cost centre" }, { name: "Badge" }];
    const { connect, standIn, add } = await openLearnAmp({ customFields: fields, switches: { customFields } });
    const id = add("ada", { customFields: { Badge: "B1" } });
    const { people } = connect();
    const found = (await people.discover?.()) ?? {};
    expect(Object.keys(found)).toEqual(["custom.Cost centre", "custom.Badge"]);
    const set: object = { "custom.Cost centre": "CC-1", "custom.Badge": null };
    await people.update?.(id, { set, all: { ...ada, ...set } }, {});
    expect(standIn.user(Number(id)).customFields).toEqual({ "Cost centre": "CC-1" });
    const back = await readAll(connect());
    const row = rowOf(back, id);
    expect(Object.entries(found).map(([name, { read }]) => [name, read(row)])).toEqual([
      ["custom.Cost centre", "CC-1"],
      ["custom.Badge", null],
    ]);
  });

  it("has no custom fields where none are shown", async () => {
    const { connect } = await openLearnAmp({ customFields: [{ name: "x" }], switches: { customFieldsShown: "never" } });
    expect(await connect().people.discover?.()).toEqual({});
  });
});

describe("who goes and comes back", () => {
  it.each([204, 400, 422] as const)("is out and in again, twice being %i", async (status) => {
    const switches = { repeatedDeactivation: status, repeatedReactivation: status } as const;
    const { connect, standIn, add, asked } = await openLearnAmp({ switches });
    const id = add("ada");
    const connection = connect();
    const before = (await connection.people.get?.(id))?.row;
    if (!before) throw new Error("nobody is there");
    await become(connection, "inactive", id);
    await connection.people.become?.inactive?.(id, before, {});
    expect(standIn.user(Number(id)).deactivatedAt).not.toBeNull();
    asked();
    await become(connection, "inactive", id);
    expect(asked()).toEqual([`GET /users/${id}`]);
    const out = (await connection.people.get?.(id))?.row;
    await become(connection, "active", id);
    if (out) await connection.people.become?.active?.(id, out, {});
    expect(standIn.user(Number(id)).deactivatedAt).toBeNull();
  });

  it.each([400, 422] as const)(
    "is not taken for out when the vendor refuses with %i: the last Owner",
    async (lastOwner) => {
      const { connect, standIn } = await openLearnAmp({ switches: { lastOwner } });
      const refused = become(connect(), "inactive", String(standIn.ownerId));
      await expect(refused).rejects.toSatisfy((error) => ApiError.isInstance(error) && error.status === lastOwner);
    },
  );
});

describe("teams", () => {
  it.each(["substring", "exact"] as const)(
    "are found by their name alone, whatever the case, with a filter that is %s",
    async (teamNameFilter) => {
      const { connect, standIn } = await openLearnAmp({ switches: { teamNameFilter, rowsAtMost: 1 } });
      for (const name of ["Sales EU", "Presales"]) standIn.addTeam({ name });
      const { groups } = connect();
      expect(await groups?.find?.("name", "Sales")).toBeUndefined();
      const id = standIn.addTeam({ name: "Sales" });
      expect((await groups?.find?.("name", "SALES"))?.row).toEqual({ id: String(id), name: "Sales", managerId: null });
    },
  );

  it("of one name are told apart from one", async () => {
    const { connect, standIn } = await openLearnAmp({ switches: { teamNames: "any" } });
    for (const name of ["Sales", "sales"]) standIn.addTeam({ name });
    await expect(connect().groups?.find?.("name", "Sales")).rejects.toBeInstanceOf(UnexpectedResponseError);
  });

  it("are made and changed with a manager", async () => {
    const { connect, standIn, add } = await openLearnAmp();
    const [lead, next] = [add("lead"), add("next")];
    const { groups } = connect();
    const all = { name: "Sales", managerId: lead };
    const id = (await groups?.create?.({ set: all, all }, "active", {})) ?? "";
    await groups?.update?.(id, { set: { managerId: next }, all: { ...all, managerId: next } }, {});
    expect(standIn.team(Number(id))).toMatchObject({ name: "Sales", managerId: Number(next) });
  });
});
