import { isComplete } from "@rosterkit/core";
import { integratorLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { failureOf, openOkta, requiredValues } from "./__fixtures__/open-okta.ts";
import { employee, openSync } from "./__fixtures__/open-sync.ts";

const profileOf = (name: string) => ({
  login: `${name}@example.com`,
  email: `${name}@example.com`,
  firstName: name,
  lastName: "Brock",
});

describe("rule 6: reading everybody", () => {
  test("deactivated users are among them, over several pages", async () => {
    const { standIn, readAll, asked } = await openOkta({ pageSize: 3 });
    for (let n = 0; n < 10; n += 1)
      standIn.addUser({ profile: profileOf(`p${n}`), status: n % 2 ? "ACTIVE" : "DEPROVISIONED" });
    asked();
    const { extent, ids } = await readAll();
    expect(isComplete({ extent })).toBe(true);
    expect(ids).toHaveLength(11);
    // Six who are in and five who are not, three a page; then the token's owner, by id and in the list.
    const control = ["GET /api/v1/users/me", expect.stringMatching(/users\/./), "GET /api/v1/users"];
    expect(asked()).toEqual([...Array(4).fill("GET /api/v1/users"), ...control]);
  });

  test("an administrator role lost between two pages is noticed after the last one", async () => {
    const { standIn, readAll } = await openOkta({ pageSize: 3 });
    for (let n = 0; n < 10; n += 1) standIn.addUser({ profile: profileOf(`p${n}`) });
    let pages = 0;
    const onPage = () => {
      pages += 1;
      if (pages === 1) standIn.setTokenAccess(standIn.token, "no admin role");
    };
    const { extent, ids } = await readAll({ onPage });
    expect(ids.length).toBeLessThan(11);
    expect(extent).toMatchObject({ complete: false, gaps: [expect.stringContaining("administrator role")] });
  });

  test("a page with nobody on it is not the end while there is a next one", async () => {
    const { standIn, readAll } = await openOkta({ pageSize: 2, switches: { emptyPages: [1, 2] } });
    for (let n = 0; n < 5; n += 1) standIn.addUser({ profile: profileOf(`p${n}`) });
    const { extent, ids } = await readAll();
    expect([extent.complete, ids.length]).toEqual([true, 6]);
  });

  test("an empty 200 for lack of an administrator role is not believed, by the read or by the check", async () => {
    const { standIn, readAll, connection } = await openOkta();
    standIn.addUser({ profile: profileOf("mia") });
    standIn.setTokenAccess(standIn.token, "no admin role");
    const { extent, ids } = await readAll();
    expect(ids).toEqual([]);
    expect(extent).toMatchObject({ complete: false, gaps: [expect.stringContaining("owner of the API token")] });
    const { findings } = await connection.check();
    expect(findings).toMatchObject([
      {
        ability: "people.read",
        ok: false,
        permission: "okta.users.read",
        remedy: expect.stringContaining("administrator role"),
      },
    ]);
  });

  test("an empty page put there by a fault is a gap too", async () => {
    const { standIn, readAll } = await openOkta();
    standIn.addUser({ profile: profileOf("mia") });
    standIn.planFault({ kind: "empty page", path: /\/users$/ });
    expect((await readAll()).extent.complete).toBe(false);
  });

  test("somebody deactivated between the two lists comes twice, and the read does not count as complete", async () => {
    const { standIn, readAll } = await openOkta();
    const id = standIn.addUser({ profile: profileOf("mia") });
    const { extent, ids } = await readAll({ onPage: ({ list }) => list === "users" && standIn.deactivate(id) });
    expect(ids.filter((one) => one === id)).toHaveLength(1);
    expect(extent).toMatchObject({
      complete: false,
      gaps: ["an id moved between the lists users and deactivated while reading"],
    });
  });

  test("a linked user whom no list showed is read by id, and 404 E0000007 proves that there is none", async () => {
    const { standIn, readAll } = await openOkta();
    const id = standIn.addUser({ profile: profileOf("mia") });
    standIn.remove(id);
    expect((await readAll({ linkedIds: [id] })).extent.complete).toBe(true);
  });
});

describe("one user", () => {
  test("a 404 that is not Okta's word on a user proves nothing", async () => {
    const handle = async () => new Response("<h1>No such page</h1>", { status: 404 });
    const { url, close } = await serveStandIn({ handle });
    onTestFinished(close);
    const { get } = (await openOkta()).connect({ domain: url }).people;
    expect(await failureOf(get?.("00u1") ?? Promise.resolve())).toMatchObject({ status: 404 });
  });

  test.each(["mia@example.com", "mia+okta@example.com", "mía.o'brock@example.com", "mia/uk@example.com"])(
    "%s is found by login, in any case, with a version",
    async (login) => {
      const { users, create } = await openOkta();
      const id = await create({ "profile.login": login });
      expect(await users.find("profile.login", login)).toMatchObject({
        row: { id },
        version: expect.stringMatching(/^W\//),
      });
      expect(await users.find("profile.login", "nobody@example.com")).toBeUndefined();
      if (!login.includes("/")) expect((await users.find("profile.login", login.toUpperCase()))?.row.id).toBe(id);
    },
  );

  test("what Okta also takes for a login is not one: an id, “me”, the part before the @", async () => {
    const { users, create } = await openOkta();
    const id = await create();
    for (const name of [id, "me", "mia.brock"]) expect(await users.find("profile.login", name)).toBeUndefined();
  });

  test("is never looked up in an index: neither search nor q nor, but for a slash, a filter is asked", async () => {
    const queries: string[] = [];
    const { connect, create } = await openOkta({ switches: { indexDelayMs: 60_000, filterIsLate: true } });
    await create();
    const fetch: typeof globalThis.fetch = (input, init) => {
      queries.push(new URL(String(input)).search);
      return globalThis.fetch(input, init);
    };
    const { find } = connect({}, { fetch }).people;
    expect(await find?.("profile.login", "mia.brock@example.com")).toBeDefined();
    expect(queries).toEqual([""]);
  });
});

describe("updating", () => {
  test("is partial: what is not named stays, null removes, an empty text stays one", async () => {
    const { users, create, row } = await openOkta();
    const id = await create({ "profile.title": "Engineer", "profile.city": "Leeds", "profile.department": "Platform" });
    await users.update(id, { set: { "profile.title": null, "profile.city": "" }, all: {} }, {});
    const { profile } = await row(id);
    expect(profile).toMatchObject({ city: "", department: "Platform", firstName: "Mia" });
    expect(profile).not.toHaveProperty("title");
  });

  test("rule 10: fails when somebody else was faster, and overwrites nothing", async () => {
    const { users, create, standIn } = await openOkta();
    const id = await create({ "profile.title": "Engineer" });
    const version = (await users.get(id))?.version ?? "";
    standIn.updateProfile(id, { title: "Painter" });
    const error = await failureOf(users.update(id, { set: { "profile.title": "Chief" }, all: {} }, { version }));
    expect(error).toMatchObject({ code: "precondition", status: 412 });
    expect(standIn.get(id)?.profile.title).toBe("Painter");
    await users.update(
      id,
      { set: { "profile.title": "Chief" }, all: {} },
      { version: (await users.get(id))?.version ?? "" },
    );
    expect(standIn.get(id)?.profile.title).toBe("Chief");
  });

  test("the login is an attribute like any other: same user, new login", async () => {
    const { users, create } = await openOkta();
    const id = await create();
    await users.update(id, { set: { "profile.login": "mia.stone@example.com" }, all: {} }, {});
    expect((await users.find("profile.login", "mia.stone@example.com"))?.row.id).toBe(id);
    expect(await users.find("profile.login", requiredValues["profile.login"])).toBeUndefined();
  });

  test("a character of four bytes is kept from Okta, which would refuse the whole call; the rest is written", async () => {
    const { okta, people, run } = await openSync();
    people.set("Mia", employee("Mia", { nickName: "Mi 🦊", title: "Engineer" }));
    const { plan, report } = await run();
    expect(plan.issues).toMatchObject([{ attribute: "profile.nickName", code: "invalid value" }]);
    expect(report).toMatchObject({ applied: 1, failed: 0 });
    expect(okta.standIn.get("mia@example.com")?.profile).toMatchObject({ title: "Engineer" });
    const direct = okta.users.update(
      okta.standIn.get("mia@example.com")?.id ?? "",
      { set: { "profile.nickName": "🦊" }, all: {} },
      {},
    );
    expect(await failureOf(direct)).toMatchObject({ vendorCode: "E0000001" });
  });
});

describe("users who are sourced elsewhere", () => {
  test.each(["active_directory", "ldap"] as const)(
    "%s shows: held with cause and remedy, and not written",
    async (sourcedBy) => {
      const { okta, people, run, remember } = await openSync();
      const target = okta.standIn.addUser({ profile: profileOf("mia"), sourcedBy });
      await remember({ source: "Mia", target });
      people.set("Mia", employee("Mia", { givenName: "Maria" }));
      okta.asked();
      const { plan, report } = await run();
      expect(plan.changes).toMatchObject([
        {
          operation: "update",
          held: { code: "protected", evidence: [expect.stringMatching(/sourced by .*"Do nothing"/)] },
        },
      ]);
      expect(report).toMatchObject({ applied: 0, failed: 0, heldLeft: 1 });
      expect(okta.asked().filter((request) => !request.startsWith("GET"))).toEqual([]);
    },
  );

  test("an app does not show: the refusal carries the cause and the remedy", async () => {
    const { users, standIn, row, become } = await openOkta();
    const id = standIn.addUser({ profile: profileOf("mia"), sourcedBy: "app" });
    expect(users.blocked(await row(id))).toBeUndefined();
    for (const write of [
      users.update(id, { set: { "profile.title": "Chief" }, all: {} }, {}),
      become(id, "suspended"),
      become(id, "inactive"),
    ])
      expect(await failureOf(write)).toMatchObject({
        code: "api",
        vendorCode: "E0000023",
        message: expect.stringContaining("the profile is sourced by another system"),
        remedy: expect.stringContaining('"Do nothing"'),
      });
  });
});

describe("rule 11: limits", () => {
  test("a 429 for too many a minute: waits for the reset, then goes on", async () => {
    const { standIn, connect } = await openOkta();
    const waits: string[] = [];
    const { read } = connect({}, { onWait: ({ reason }) => waits.push(reason) }).people;
    standIn.planFault({ kind: "rate limited", path: /\/users$/, retryAfterSeconds: 1 });
    const page = await read?.lists.users?.page(undefined, { day: "2026-03-02", attributes: [] });
    expect(page?.items).toHaveLength(1);
    expect(waits.length).toBeGreaterThan(0);
    expect(standIn.requests.map(({ status }) => status)).toEqual([429, 200]);
  });

  test("a 429 for too many at once: fewer at once, and writes are repeated since nothing was done", async () => {
    const { standIn, create } = await openOkta();
    standIn.planFault({ kind: "concurrency limited", method: "POST", path: /\/users$/, times: 2 });
    await create();
    expect(standIn.requests.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(standIn.inspect().users).toHaveLength(2);
  });

  test("a token's own share of the smallest organisation is kept to without a single 429", async () => {
    const { standIn, readAll } = await openOkta({ limits: integratorLimits, pageSize: 5 });
    for (let n = 0; n < 100; n += 1) standIn.addUser({ profile: profileOf(`p${n}`) });
    expect((await readAll()).extent.complete).toBe(true);
    expect(standIn.requests.filter(({ status }) => status === 429)).toEqual([]);
  });
});
