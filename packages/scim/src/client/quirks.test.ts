import { read } from "@rosterkit/core";
import { describe, expect, it } from "vitest";
import { connect } from "./__fixtures__/connect.ts";
import { type Quirks, startQuirkyServer } from "./__fixtures__/quirky-server.ts";
import type { ScimClientOptions } from "./index.ts";

const open = async (quirks: Quirks = {}, options: Partial<ScimClientOptions> = {}) => {
  const server = await startQuirkyServer(quirks);
  return { ...server, client: connect(server.url, options) };
};

const ada = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  id: "u7",
  userName: "ada@example.com",
  active: true,
  title: "Countess",
  emails: [{ type: "work", value: "ada@example.com", primary: true }],
  shoeSize: 39,
};

describe("a server without PATCH", () => {
  it("is sent a PUT that keeps what is not ours", async () => {
    const { client, rows, seen } = await open({}, { profile: { update: "put" } });
    rows.set("u7", { ...ada, meta: { version: "1" }, groups: [{ value: "g1" }] });
    await client.users.update("u7", { title: null, "name.givenName": "Ada" });
    expect(seen.map(({ method }) => method)).toEqual(["GET", "PUT", "GET"]);
    const { title: _, ...kept } = ada;
    expect(seen[1]?.body).toEqual({ ...kept, name: { givenName: "Ada" } });
  });

  it("is found out by its answer, once, whatever it says of itself", async () => {
    const { client, rows, seen } = await open({ patch: "refused" }, { readBack: false });
    rows.set("u7", ada);
    await client.users.setActive("u7", false);
    await client.users.setActive("u7", true);
    expect(seen.map(({ method }) => method)).toEqual(["PATCH", "GET", "PUT", "GET", "PUT"]);
    expect(rows.get("u7")).toMatchObject({ active: true, shoeSize: 39 });
  });

  it("is not written to when nothing would change", async () => {
    const { client, rows, seen } = await open({}, { profile: { update: "put" }, readBack: false });
    rows.set("u7", ada);
    await client.users.update("u7", { title: "Countess", 'emails[type eq "work"].value': "ada@example.com" });
    expect(seen.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("keeps members that others added when it is sent members", async () => {
    const { client, rows, seen } = await open(
      { patch: "refused", entityTags: true },
      { profile: { entityTags: true } },
    );
    rows.set("g1", { id: "g1", displayName: "A", members: [{ value: "u1", display: "One" }, { value: "u2" }] });
    const outcome = await client.members.change("g1", { add: ["u3"], remove: ["u2"] });
    expect(outcome).toMatchObject({ added: ["u3"], removed: ["u2"], notAdded: [], verified: true });
    expect(rows.get("g1")?.members).toEqual([{ value: "u1", display: "One" }, { value: "u3" }]);
    expect(seen.find(({ method }) => method === "PUT")?.headers["if-match"]).toBeDefined();
  });
});

describe("rule 10: what moved meanwhile is not overwritten", () => {
  it("makes writes conditional where the server has versions", async () => {
    const { client, rows, versions } = await open({ entityTags: true }, { profile: { entityTags: true } });
    rows.set("u7", ada);
    versions.set("u7", 3);
    await expect(client.users.update("u7", { title: "X" }, { version: 'W/"2"' })).rejects.toMatchObject({
      code: "precondition",
      maybeWritten: false,
    });
    await client.users.update("u7", { title: "X" }, { version: 'W/"3"' });
    expect(rows.get("u7")?.title).toBe("X");
  });

  it("sees before a PUT that the version is not the one that was planned with", async () => {
    const { client, rows, versions, seen } = await open(
      { entityTags: true },
      { profile: { entityTags: true, update: "put" } },
    );
    rows.set("u7", ada);
    versions.set("u7", 3);
    await expect(client.users.update("u7", { title: "X" }, { version: 'W/"2"' })).rejects.toMatchObject({
      code: "precondition",
    });
    expect(seen.every(({ method }) => method === "GET")).toBe(true);
  });

  it("knows one version in two spellings", async () => {
    const { client, rows, seen } = await open({}, { profile: { update: "put" } });
    rows.set("u7", { ...ada, meta: { version: 'W/"3"' } });
    await client.users.update("u7", { title: "X" }, { version: "3" });
    expect(seen.map(({ method }) => method)).toContain("PUT");
  });

  it("reads a group again that somebody changed between reading and putting", async () => {
    const server = await startQuirkyServer({
      entityTags: true,
      before: ({ method }, count) => {
        if (method !== "PUT" || count > 2) return undefined;
        server.versions.set("g1", 9);
        server.rows.set("g1", { id: "g1", displayName: "A", members: [{ value: "u8" }] });
        return undefined;
      },
    });
    server.rows.set("g1", { id: "g1", displayName: "A", members: [] });
    const client = connect(server.url, { profile: { update: "put", entityTags: true } });
    await client.members.add("g1", ["u1"]);
    expect(server.rows.get("g1")?.members).toEqual([{ value: "u8" }, { value: "u1" }]);
  });
});

describe("what a server drops", () => {
  it("is named, and no value with it", async () => {
    const { client, rows } = await open({ drops: ["title", "externalId"], patch: "silent" });
    const made = await client.users.create({ userName: "ada@example.com", title: "Countess", password: "Hush-1-hush" });
    expect(made).toMatchObject({ outcome: "created", dropped: ["title"] });
    rows.set("u7", ada);
    const { dropped } = await client.users.update("u7", { title: "X", externalId: "h1", userName: "ADA@example.com" });
    expect(dropped).toEqual(["title", "externalId"]);
  });

  it("is not asked after when the caller reads back", async () => {
    const { client, rows, seen } = await open({}, { readBack: false });
    rows.set("u7", ada);
    expect(await client.users.update("u7", { title: "X" })).not.toHaveProperty("dropped");
    expect(seen.map(({ method }) => method)).toEqual(["PATCH"]);
  });

  it("is a value that could not be cleared, too", async () => {
    const { client } = await open({
      before: ({ method }) => (method === "PATCH" ? { status: 204 } : { status: 200, body: ada }),
    });
    expect((await client.users.update("u7", { title: null })).dropped).toEqual(["title"]);
  });
});

describe("an answer to a create", () => {
  it.each(["empty", "no id", "location only"] as const)("with %s still leads to the id", async (created) => {
    const { client } = await open({ created });
    expect(await client.users.create({ userName: "ada@example.com" })).toMatchObject({ outcome: "created", id: "u1" });
  });

  it("that leads nowhere may mean that it was made", async () => {
    const { client } = await open({
      before: ({ method }) => (method === "POST" ? { status: 201 } : { status: 200, body: { totalResults: 0 } }),
    });
    await expect(client.users.create({ userName: "ada@example.com" })).rejects.toMatchObject({
      code: "unexpected-response",
      maybeWritten: true,
    });
  });

  it("that never comes may mean so as well, and is not repeated", async () => {
    const { client, seen } = await open(
      { before: () => ({ status: 502, body: "<h1>Bad gateway</h1>" }) },
      { retries: 3 },
    );
    await expect(client.users.create({ userName: "a" })).rejects.toMatchObject({ status: 502, maybeWritten: true });
    expect(seen).toHaveLength(1);
  });
});

describe("rule 1: a name that is taken", () => {
  it("is an outcome with every candidate, and nobody is adopted when two come into question", async () => {
    const { client, rows } = await open();
    rows.set("u1", { id: "u1", userName: "ada@example.com" });
    rows.set("u2", { id: "u2", userName: "other@example.com", externalId: "h1" });
    const wanted = { userName: "Ada@example.com", externalId: "h1" };
    const made = await client.users.create(wanted, {}, { whenTaken: "adopt" });
    expect(made).toMatchObject({
      outcome: "taken",
      candidates: [
        { found: { row: { id: "u1" } }, sharing: ["userName"] },
        { found: { row: { id: "u2" } }, sharing: ["externalId"] },
      ],
    });
  });

  it("is known by a 409 without a body too, also when nobody shows who has it", async () => {
    const { client } = await open({ before: ({ method }) => (method === "POST" ? { status: 409 } : undefined) });
    const made = await client.groups.create({ displayName: "Engines" });
    expect(made).toMatchObject({ outcome: "taken", candidates: [], refusal: { status: 409, reasons: ["duplicate"] } });
  });
});

describe("filters", () => {
  it.each(["refused", "ignored"] as const)(
    "that are %s make look-ups read the list, and be remembered",
    async (filter) => {
      const { client, rows, seen } = await open({ filter, mostPerPage: 2 });
      for (let number = 1; number <= 5; number++)
        rows.set(`u${number}`, { id: `u${number}`, userName: `p${number}@x.org` });
      expect((await client.users.find("userName", "P5@X.ORG"))?.row.id).toBe("u5");
      const before = seen.length;
      expect(await client.users.find("userName", "p9@x.org")).toBeUndefined();
      expect(seen.slice(before).some(({ query }) => query.has("filter"))).toBe(false);
    },
  );

  it("that are refused for one odd value only are still used for others", async () => {
    const { client, rows, seen } = await open({
      before: ({ query }) => (query.get("filter")?.includes("odd") ? { status: 400 } : undefined),
    });
    rows.set("u7", ada);
    expect(await client.users.find("userName", "nobody@example.com")).toBeUndefined();
    expect(await client.users.find("userName", "odd")).toBeUndefined();
    expect((await client.users.find("userName", "ada@example.com"))?.row.id).toBe("u7");
    expect(seen.map(({ query }) => query.has("filter"))).toEqual([true, true, false, true]);
  });

  it("that a profile rules out are not sent", async () => {
    const { client, rows, seen } = await open({}, { profile: { filterAttributes: ["userName"] } });
    rows.set("u7", { ...ada, externalId: "h7" });
    expect((await client.users.find("externalId", "h7"))?.row.id).toBe("u7");
    expect((await client.users.find("userName", "ada@example.com"))?.row.id).toBe("u7");
    expect(seen.filter(({ query }) => query.has("filter"))).toHaveLength(1);
  });

  it("that tell cases apart are asked in lower case too", async () => {
    const { client, rows } = await open({ filter: "exact case" }, { profile: { userNameCase: "exact" } });
    rows.set("u7", ada);
    expect((await client.users.find("userName", "Ada@Example.com"))?.row.id).toBe("u7");
  });

  it("find several where there are several, which is not none", async () => {
    const { client, rows } = await open();
    rows.set("g1", { id: "g1", displayName: "Engines" });
    rows.set("g2", { id: "g2", displayName: "engines" });
    expect(await client.groups.findAll("displayName", "Engines")).toHaveLength(2);
    await expect(client.groups.find("displayName", "Engines")).rejects.toMatchObject({ code: "unexpected-response" });
  });

  it("do not end in a list that cannot be proven, nor in an endless one", async () => {
    const short = await open({ before: () => ({ status: 200, body: { totalResults: 2, Resources: [{ id: "u1" }] } }) });
    await expect(short.client.users.find("userName", "a")).rejects.toThrow("cannot be proven complete");
    let count = 0;
    const endless = await open(
      {
        before: () => ({ status: 200, body: { totalResults: 1e9, Resources: [{ id: `u${++count}`, userName: "b" }] } }),
      },
      { profile: { maximumPages: 5, filterAttributes: [] } },
    );
    await expect(endless.client.users.find("userName", "a")).rejects.toThrow("cannot be proven complete");
    expect(endless.seen).toHaveLength(5);
  });

  it("carry quotes and backslashes as they are", async () => {
    const { client, seen } = await open();
    await client.users.find("userName", 'a"b\\c +&');
    expect(seen[0]?.query.get("filter")).toBe('userName eq "a\\"b\\\\c +&"');
  });
});

describe("paging", () => {
  const readers = [
    ["by cursor", { cursor: true, noTotal: true }, { paging: "cursor" }],
    ["from 0", { firstIndex: 0 }, { firstIndex: 0 }],
    ["without a total", { noTotal: true }, {}],
  ] as const;
  it.each(readers)("%s shows everybody once", async (_, quirks, profile) => {
    const { client, rows } = await open(quirks, { profile: { ...profile, pageSize: 3 } });
    for (let number = 1; number <= 8; number++) rows.set(`u${number}`, { ...ada, id: `u${number}` });
    const ids: string[] = [];
    const resource = { attributes: {}, id: ({ id }: { id: string }) => id, read: client.users.reader() };
    const extent = await read(
      resource,
      { day: "2026-01-01", attributes: [] },
      { add: (id) => ids.push(id) },
      { readAt: "2026-01-01T00:00:00Z" },
    );
    expect(ids).toEqual([...rows.keys()]);
    expect(extent.complete).toBe(true);
  });

  it("asks for attributes only where they are understood, and never for both lists at once", async () => {
    const { client, seen } = await open({}, { profile: { attributesParameter: true } });
    const names = [
      "username",
      "active",
      'emails[type eq "work"].value',
      'emails[type eq "home"].value',
      "name.givenName",
    ];
    const asked = { attributes: () => names, excludedAttributes: ["members"] };
    await client.users.list(asked).page(undefined, { day: "", attributes: [] });
    await client.groups.list({ excludedAttributes: ["members"] }).page(undefined, { day: "", attributes: [] });
    expect(seen.map(({ query }) => [query.get("attributes"), query.get("excludedAttributes")])).toEqual([
      ["userName,active,emails,name.givenName", null],
      [null, "members"],
    ]);
  });

  it("refuses a filter that the server does not have, since more than asked for would come", async () => {
    const { client, seen } = await open({}, { profile: { filterOperators: ["eq"] } });
    const page = client.users
      .list({ filter: "active eq true and title pr" })
      .page(undefined, { day: "", attributes: [] });
    await expect(page).rejects.toMatchObject({ code: "configuration" });
    expect(seen).toHaveLength(0);
  });
});

describe("spellings", () => {
  it("of active as text are read as booleans and written as text", async () => {
    const { client, rows, seen } = await open({ activeText: true }, { profile: { activeAs: "text" } });
    rows.set("u7", ada);
    expect((await client.users.get("u7"))?.row.active).toBe(true);
    expect((await client.users.setActive("u7", false)).dropped).toEqual([]);
    expect(seen.find(({ method }) => method === "PATCH")?.body.Operations).toEqual([
      { op: "replace", path: "active", value: "False" },
    ]);
  });

  it("of names and ids are the schema's, whatever the server's are", async () => {
    const { client } = await open({
      before: () => ({
        status: 200,
        body: { id: 7, UserName: "ada", NAME: { givenname: "Ada" }, shoeSize: 39, password: "hush" },
      }),
    });
    expect((await client.users.get("7"))?.row).toEqual({
      id: "7",
      userName: "ada",
      name: { givenName: "Ada" },
      shoeSize: 39,
    });
  });

  it("of a user name are lowered where the server lowers them", async () => {
    const { client, seen } = await open({}, { profile: { userNameCase: "lowered" } });
    expect(await client.users.create({ userName: "Ada@Example.com" })).toMatchObject({ dropped: [] });
    await client.users.find("userName", "Ada@Example.com");
    expect(seen[0]?.body.userName).toBe("ada@example.com");
    expect(seen.at(-1)?.query.get("filter")).toBe('userName eq "ada@example.com"');
  });
});

describe("errors", () => {
  it("carry the scimType and nothing of the server's text, nor of ids and queries", async () => {
    const { client } = await open({
      before: () => ({
        status: 400,
        body: {
          schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
          scimType: "invalidValue",
          detail: "ada@example.com",
        },
      }),
    });
    const error = await client.users.update("secret-id", { title: "Countess" }).catch((each: unknown) => each);
    expect(error).toMatchObject({ code: "api", status: 400, vendorCode: "invalidValue", path: "/Users/{id}" });
    expect(JSON.stringify(error) + String(error)).not.toMatch(/ada@example|secret-id|Countess/);
  });

  it("tell a person who is not there from a path that is not there", async () => {
    const strict = await open();
    expect(await strict.client.users.get("u1")).toBeUndefined();
    const proxy = { before: () => ({ status: 404, body: "<h1>Not found</h1>" }) };
    await expect((await open(proxy)).client.users.get("u1")).rejects.toMatchObject({ status: 404 });
    const lenient = await open(proxy, { profile: { notFound: "any" } });
    expect(await lenient.client.users.get("u1")).toBeUndefined();
  });

  it("never take a 404 for nobody where a filter is answered so, unless the profile says that it may be", async () => {
    const missing = { status: 404, body: { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: "404" } };
    const strict = await open({ before: () => missing });
    await expect(strict.client.users.find("userName", "a")).rejects.toMatchObject({ status: 404 });
    const lenient = await open({ before: () => missing }, { profile: { noMatch: "not found" } });
    expect(await lenient.client.users.find("userName", "a")).toBeUndefined();
  });

  it("of a limit are waited for, as long as the server asks", async () => {
    const waits: number[] = [];
    const server = await startQuirkyServer({
      before: (_, count) => (count === 1 ? { status: 429, headers: { "retry-after": "1" } } : undefined),
    });
    server.rows.set("u7", ada);
    const started = performance.now();
    await connect(server.url, { retries: 3 }).users.setActive("u7", false);
    waits.push(performance.now() - started);
    expect(server.rows.get("u7")?.active).toBe(false);
    expect(waits[0]).toBeGreaterThan(900);
  });

  it("refuse ids that would lead elsewhere", async () => {
    const { client, seen } = await open();
    for (const id of ["", ".", ".."]) await expect(client.users.delete(id)).rejects.toBeInstanceOf(TypeError);
    await client.users.get("../Groups/1?x=1");
    expect(seen.map(({ path }) => path)).toEqual(["/Users/..%2FGroups%2F1%3Fx%3D1"]);
  });

  it("name a value's path that the schemas do not have, and send nothing", async () => {
    const { client, seen } = await open();
    await expect(client.users.update("u7", { hatSize: 7 })).rejects.toMatchObject({ code: "configuration" });
    expect(seen).toHaveLength(0);
  });
});
