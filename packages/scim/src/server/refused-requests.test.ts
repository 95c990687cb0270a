import { describe, expect, it } from "vitest";
import { serve } from "./__fixtures__/serve.ts";
import { filter, newUser, patch, sender, start, token } from "./__fixtures__/start.ts";
import { bearerAuthenticator, createScimServer, type ResourceStore } from "./index.ts";

const user = newUser("ada");
const long = { ...user, title: "x".repeat(2_000) };
const nested = (depth: number) => `${'{"a":['.repeat(depth / 2)}1${"]}".repeat(depth / 2)}`;

describe("requests that are refused", () => {
  it.each<[string, string, string, unknown, Record<string, string>, number, string | undefined]>([
    ["JSON that is none", "POST", "/Users", '{"schemas":', {}, 400, "invalidSyntax"],
    ["no body", "POST", "/Users", "", {}, 400, "invalidSyntax"],
    ["a list for a body", "PUT", "/Users/ID", "[]", {}, 400, "invalidSyntax"],
    ["no schemas", "POST", "/Users", { userName: "x" }, {}, 400, "invalidSyntax"],
    ["a required attribute left out", "POST", "/Users", { schemas: user.schemas }, {}, 400, "invalidValue"],
    ["a value of another type", "POST", "/Users", { ...user, name: 3 }, {}, 400, "invalidValue"],
    ["nesting", "POST", "/Users", nested(200), {}, 400, "invalidSyntax"],
    ["nesting without end", "POST", "/Users", "[".repeat(3_000), {}, 400, "invalidSyntax"],
    ["a long body", "POST", "/Users", { ...long, title: "x".repeat(5_000) }, {}, 413, undefined],
    [
      "a form",
      "POST",
      "/Users",
      "userName=ada",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
      undefined,
    ],
    ["another charset", "POST", "/Users", user, { "content-type": "application/json; charset=latin1" }, 415, undefined],
    ["a compressed body", "POST", "/Users", user, { "content-encoding": "gzip" }, 415, undefined],
    ["a filter that is none", "GET", `/Users${filter("userName eq")}`, undefined, {}, 400, "invalidFilter"],
    ["a filter on a password", "GET", `/Users${filter('password sw "a"')}`, undefined, {}, 400, "invalidFilter"],
    ["a deep filter", "GET", `/Users${filter("(".repeat(99))}`, undefined, {}, 400, "invalidFilter"],
    ["an order by nothing", "GET", "/Users?sortBy=shoeSize", undefined, {}, 400, "invalidValue"],
    ["a start that is no number", "GET", "/Users?startIndex=first", undefined, {}, 400, "invalidValue"],
    ["a count that is no number by cursor", "GET", "/Users?cursor&count=x", undefined, {}, 400, "invalidCount"],
    ["a cursor of somebody else", "GET", "/Users?cursor=~~~", undefined, {}, 400, "invalidCursor"],
    ["a long URL", "GET", `/Users?filter=${"a".repeat(9_000)}`, undefined, {}, 414, undefined],
    ["a search that is none", "POST", "/Users/.search", {}, {}, 400, "invalidSyntax"],
    ["a PATCH that is none", "PATCH", "/Users/ID", user, {}, 400, "invalidSyntax"],
    ["a path of nothing", "PATCH", "/Users/ID", patch({ op: "add", path: "x", value: 1 }), {}, 400, "invalidPath"],
    ["a filter in a path", "PATCH", "/Users/ID", patch({ op: "remove", path: "emails[" }), {}, 400, "invalidFilter"],
    [
      "a value nobody has",
      "PATCH",
      "/Users/ID",
      patch({ op: "replace", path: 'roles[value eq "x"]', value: {} }),
      {},
      400,
      "noTarget",
    ],
    ["a new id", "PATCH", "/Users/ID", patch({ op: "replace", path: "id", value: "x" }), {}, 400, "mutability"],
    [
      "many operations",
      "PATCH",
      "/Users/ID",
      patch(...Array(21).fill({ op: "remove", path: "title" })),
      {},
      400,
      "tooMany",
    ],
    ["an old version", "PUT", "/Users/ID", user, { "if-match": 'W/"old"' }, 412, undefined],
    ["an old version to delete", "DELETE", "/Users/ID", undefined, { "if-match": 'W/"old"' }, 412, undefined],
    ["a name that is taken", "POST", "/Users", newUser("OTHER"), {}, 409, "uniqueness"],
    ["a name that is taken, by PUT", "PUT", "/Users/ID", newUser("Other"), {}, 409, "uniqueness"],
    ["nobody", "PUT", "/Users/nobody", user, {}, 404, undefined],
    ["nobody to delete", "DELETE", "/Users/nobody", undefined, {}, 404, undefined],
    ["a path below a resource", "GET", "/Users/ID/emails", undefined, {}, 404, undefined],
    ["an id that is no URL", "GET", "/Users/%E0%A4%A", undefined, {}, 404, undefined],
    ["nothing", "GET", "/Nothing", undefined, {}, 404, undefined],
    ["the root", "GET", "/", undefined, {}, 404, undefined],
    ["a part of a name", "GET", "/UsersAndMore", undefined, {}, 404, undefined],
    ["bulk", "POST", "/Bulk", {}, {}, 501, undefined],
    ["oneself", "GET", "/Me", undefined, {}, 501, undefined],
    ["all types at once", "POST", "/.search", {}, {}, 501, undefined],
    ["an unknown attribute where they are refused", "POST", "/Users", { ...user, shoe: 1 }, {}, 400, "invalidSyntax"],
  ])("%s", async (_, method, path, body, headers, status, scimType) => {
    const changes = { maximumOperations: 20, unknownAttributes: "refuse" } as const;
    const send = await start({ maximumBodyBytes: 4_000, changes });
    const { id } = (await send("POST", "/Users", newUser("somebody"))).body;
    await send("POST", "/Users", newUser("other"));
    const answer = await send(method, path.replace("ID", id), body, headers);
    expect(answer).toMatchObject({
      status,
      body: {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
        status: String(status),
        detail: expect.stringMatching(/./),
      },
    });
    expect(answer.body.scimType).toBe(scimType);
    expect(answer.headers.get("content-type")).toBe("application/scim+json;charset=utf-8");
    expect((await send("GET", "/Users")).body.totalResults).toBe(2);
  });

  it("says which methods there are instead of the one asked for", async () => {
    const send = await start();
    const allowed = async (method: string, path: string) => {
      const { status, headers } = await send(method, path);
      return [status, headers.get("allow")];
    };
    expect(await allowed("DELETE", "/Users")).toEqual([405, "GET, POST"]);
    expect(await allowed("POST", "/Users/1")).toEqual([405, "GET, PUT, PATCH, DELETE"]);
    expect(await allowed("GET", "/Users/.search")).toEqual([405, "POST"]);
    expect(await allowed("PUT", "/Schemas")).toEqual([405, "GET"]);
    expect(await allowed("OPTIONS", "/Users")).toEqual([405, "GET, POST"]);
  });

  it("stops reading a body that turns out too long, without waiting for its end", async () => {
    let parts = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        parts++;
        controller.enqueue(new Uint8Array(1_000).fill(32));
      },
    });
    const handle = createScimServer({
      authenticators: [bearerAuthenticator([{ token, store: readOnly }])],
      maximumBodyBytes: 10_000,
    });
    const request = new Request("http://localhost/Users/.search", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
      body,
      duplex: "half",
    } as RequestInit);
    expect((await handle(request)).status).toBe(413);
    expect(parts).toBeLessThan(20);
  });

  it("refuses a body that is no UTF-8", async () => {
    const base = await serve(createScimServer({ authenticators: [bearerAuthenticator([{ token, store: readOnly }])] }));
    const response = await fetch(`${base}/Users/.search`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: new Uint8Array([34, 0xff, 34]),
    });
    expect(await response.json()).toMatchObject({ status: "400", scimType: "invalidSyntax" });
  });

  it("repeats nothing of the request in what it says", async () => {
    const send = await start();
    await send("POST", "/Users", newUser("ada.secret@example.com"));
    const answers = await Promise.all([
      send("POST", "/Users", newUser("ada.secret@example.com")),
      send("GET", `/Users${filter('nobody.secret eq "ada.secret@example.com" and')}`),
      send("GET", "/Users/ada.secret@example.com"),
      send("GET", "/Users", undefined, { authorization: "Bearer ada.secret" }),
      send("POST", "/Users", '"ada.secret'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([409, 400, 404, 401, 400]);
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain("secret");
  });

  it("answers 500 without a word about a failure of the store, and tells the operator", async () => {
    const failure = new Error("table people of ada@example.com is locked");
    const told: unknown[] = [];
    const store: ResourceStore = { ...readOnly, get: () => Promise.reject(failure) };
    const send = await start({ store, onFailure: (error) => told.push(error) });
    const { status, body } = await send("GET", "/Users/1");
    expect([status, body.status]).toEqual([500, "500"]);
    expect(JSON.stringify(body)).not.toContain("ada");
    expect(told).toEqual([failure]);
  });

  it("refuses writes where the store cannot write", async () => {
    const send = sender(
      await serve(createScimServer({ authenticators: [bearerAuthenticator([{ token, store: readOnly }])] })),
    );
    const post = await send("POST", "/Users", newUser("ada"));
    expect([post.status, post.headers.get("allow")]).toEqual([405, "GET"]);
    expect((await send("PATCH", "/Users/1", patch({ op: "remove", path: "title" }))).headers.get("allow")).toBe("GET");
    expect((await send("GET", "/ServiceProviderConfig")).body.patch).toEqual({ supported: false });
  });
});

const readOnly: ResourceStore = {
  get: () => Promise.resolve(undefined),
  list: () => Promise.resolve({ resources: [], totalResults: 0 }),
};
