import { describe, expect, it } from "vitest";
import { newGroup, newUser, patch, type Send, start } from "./__fixtures__/start.ts";

async function withPeople(names: readonly string[], send: Send): Promise<void> {
  for (const name of names) await send("POST", "/Users", newUser(name, { title: `T ${name}` }));
}
const searchUrn = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

describe("reading", () => {
  it("shows what was asked for, one at a time and in lists", async () => {
    const send = await start();
    const made = await send("POST", "/Users?attributes=userName", newUser("ada"));
    expect(Object.keys(made.body).toSorted()).toEqual(["id", "schemas", "userName"]);
    const { id } = made.body;
    const keys = async (path: string) => Object.keys((await send("GET", path)).body).toSorted();
    expect(await keys(`/Users/${id}?attributes=name.familyName,TITLE`)).toEqual(["id", "name", "schemas"]);
    expect(await keys(`/Users/${id}?excludedAttributes=emails,name,meta,displayName`)).toEqual([
      "active",
      "id",
      "schemas",
      "userName",
    ]);
    const { Resources } = (await send("GET", "/Users?attributes=userName")).body;
    expect(Resources.map((each) => Object.keys(each).toSorted())).toEqual([["id", "schemas", "userName"]]);
    const title = patch({ op: "replace", path: "title", value: "x" });
    expect((await send("PATCH", `/Users/${id}?attributes=title`, title)).body).toMatchObject({ id, title: "x" });
  });

  it("sorts, and searches by POST as by GET", async () => {
    const send = await start();
    await withPeople(["cy", "Bob", "ada", "dee"], send);
    const found = async (body: object) =>
      (await send("POST", "/Users/.search", { schemas: [searchUrn], ...body })).body;
    const page = await found({ sortBy: "userName", filter: 'userName ne "dee"', startIndex: 2, count: 5 });
    expect(page).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 2 });
    expect(page.Resources.map(({ userName }) => userName)).toEqual(["Bob", "cy"]);
    const least = await found({ attributes: ["userName"], filter: 'userName eq "ADA"' });
    expect(least.Resources).toMatchObject([{ userName: "ada" }]);
    expect(least.Resources[0]).not.toHaveProperty("meta");
  });

  it.each([
    ["in the store's order", "", ["a", "b", "c", "d", "e", "g"]],
    ["sorted", "&sortBy=userName&sortOrder=descending", ["f", "e", "d", "c", "b"]],
    ["filtered", "&filter=title%20sw%20%22T%22", ["a", "b", "c", "d", "e", "g"]],
  ])("pages by cursor, whoever comes and goes meanwhile, %s", async (_, query, expected) => {
    const send = await start();
    await withPeople(["a", "b", "c", "d", "e", "f"], send);
    const first = (await send("GET", `/Users?cursor&count=2${query}`)).body;
    expect(first).toMatchObject({ totalResults: 6, itemsPerPage: 2, nextCursor: expect.stringMatching(/^[\w.~-]+$/) });
    expect(first).not.toHaveProperty("startIndex");
    for (const gone of ["a", "f"]) {
      const { Resources } = (await send("GET", `/Users?filter=userName%20eq%20%22${gone}%22`)).body;
      await send("DELETE", `/Users/${Resources[0]?.id}`);
    }
    await withPeople(["g"], send);
    const names = first.Resources.map(({ userName }) => userName);
    for (let { nextCursor } = first; nextCursor !== undefined; ) {
      const { body } = await send("GET", `/Users?cursor=${nextCursor}&count=2${query}`);
      names.push(...body.Resources.map(({ userName }) => userName));
      nextCursor = body.nextCursor;
    }
    expect(names).toEqual(expected);
  });

  it("says when what a cursor points to is gone from a sorted list", async () => {
    const send = await start();
    await withPeople(["a", "b", "c"], send);
    const { nextCursor, Resources } = (await send("GET", "/Users?cursor&count=2&sortBy=userName")).body;
    await send("DELETE", `/Users/${Resources[1]?.id}`);
    const answer = await send("GET", `/Users?cursor=${nextCursor}&count=2&sortBy=userName`);
    expect(answer).toMatchObject({ status: 400, body: { scimType: "expiredCursor" } });
  });

  it("pages by cursor from the start where that is the server's way", async () => {
    const send = await start({ lists: { defaultPaging: "cursor", defaultCount: 1 } });
    await withPeople(["a", "b"], send);
    const { body } = await send("GET", "/Users");
    expect(body).toMatchObject({ itemsPerPage: 1, nextCursor: expect.any(String) });
    expect((await send("GET", "/ServiceProviderConfig")).body.pagination).toMatchObject({
      defaultPaginationMethod: "cursor",
      defaultPageSize: 1,
    });
  });

  it("takes paths as clients write them: a slash behind, an id that needs escaping", async () => {
    const send = await start({ createId: () => "a/b c?ü" });
    const { body, headers } = await send("POST", "/Users", newUser("ada"));
    const path = new URL(headers.get("location") ?? "").pathname;
    expect(path).toBe("/Users/a%2Fb%20c%3F%C3%BC");
    expect((await send("GET", path)).body).toEqual(body);
    expect((await send("GET", "/Users/")).body.totalResults).toBe(1);
    expect((await send("GET", `${path}/`)).body).toEqual(body);
  });

  it.each([
    ["the request's", "/v2", /^http:\/\/127\.0\.0\.1:\d+\/v2\/Users\/7$/],
    ["its own", "https://scim.example/v2/", /^https:\/\/scim\.example\/v2\/Users\/7$/],
  ])("names places by %s origin", async (_, baseUrl, expected) => {
    const send = await start({ baseUrl, createId: () => "7" });
    const { headers, body } = await send("POST", "/Users", newUser("ada"));
    expect(headers.get("location")).toMatch(expected);
    expect((await send("GET", "/Users")).body.Resources[0]?.meta.location).toBe(body.meta.location);
  });
});

describe("versions", () => {
  it("let a client write only what it knows, and skip what it has", async () => {
    const send = await start();
    const { body, headers } = await send("POST", "/Users", newUser("ada"));
    const etag = headers.get("etag") ?? "";
    expect(etag).toBe(body.meta.version);
    const path = `/Users/${body.id}`;
    const same = await send("GET", path, undefined, { "if-none-match": etag });
    expect([same.status, same.body, same.headers.get("etag")]).toEqual([304, undefined, etag]);

    const title = (value: string) => patch({ op: "replace", path: "title", value });
    const first = await send("PATCH", path, title("one"), { "if-match": etag });
    expect(first.status).toBe(200);
    expect(first.headers.get("etag")).not.toBe(etag);
    expect((await send("PATCH", path, title("two"), { "if-match": etag })).status).toBe(412);
    expect((await send("PATCH", path, title("three"), { "if-match": "*" })).status).toBe(200);
    expect((await send("GET", path, undefined, { "if-none-match": etag })).body).toMatchObject({ title: "three" });
    expect((await send("DELETE", path, undefined, { "if-match": etag })).status).toBe(412);
  });

  it("stay when a write changes nothing, and change with what is shown of others", async () => {
    let now = Date.parse("2026-03-02T09:00:00Z");
    const send = await start({ now: () => now });
    const { body } = await send("POST", "/Users", newUser("ada", { password: "secret" }));
    expect(body.meta).toMatchObject({ created: "2026-03-02T09:00:00.000Z", lastModified: "2026-03-02T09:00:00.000Z" });
    now += 60_000;
    const path = `/Users/${body.id}`;
    expect((await send("PUT", path, body)).body).toEqual(body);
    const joined = await send("POST", "/Groups", newGroup("Sales", [body.id]));
    const member = (await send("GET", path)).body;
    expect(member.meta.version).not.toBe(body.meta.version);
    expect(member.meta.lastModified).toBe(body.meta.lastModified);
    await send("PATCH", `/Groups/${joined.body.id}`, patch({ op: "replace", value: { displayName: "Selling" } }));
    expect((await send("GET", path)).body).toMatchObject({ groups: [{ display: "Selling" }] });
    const changed = await send("PATCH", path, patch({ op: "replace", path: "title", value: "x" }));
    expect(changed.body.meta).toMatchObject({
      created: "2026-03-02T09:00:00.000Z",
      lastModified: "2026-03-02T09:01:00.000Z",
    });
  });
});
