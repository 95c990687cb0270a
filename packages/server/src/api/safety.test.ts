import { describe, expect, it } from "vitest";
import { webhookCall } from "../../../core/src/plan/source-events.fixture.ts";
import { account, person } from "../../../core/src/plan/world.fixture.ts";
import { openApi } from "../__fixtures__/open-api.ts";
import { createServerClient } from "../client/index.ts";
import type { ApiCall } from "./api-options.ts";

const wake = "/api/v1/syncs/sync/wake";
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe("a request that another site makes", () => {
  const others: readonly [string, Record<string, string>][] = [
    ["from another site", { "sec-fetch-site": "cross-site" }],
    ["from another host of the site", { "sec-fetch-site": "same-site" }],
    ["of an older browser", { origin: "https://evil.example.com" }],
    ["without an origin that can be told", { origin: "null" }],
  ];
  it.each(others)("%s changes nothing, whatever key it has", async (_, headers) => {
    const { call, keys, runner } = await openApi();
    const answer = await call("POST", wake, { key: keys.admin, body: {}, headers });
    expect([answer.status, await codeOf(answer)]).toEqual([403, "cross-site"]);
    expect(await runner.queue()).toEqual([]);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp"])(
    "as %s is not taken",
    async (type) => {
      const { call, keys, runner } = await openApi();
      const answer = await call("POST", wake, { key: keys.admin, body: "{}", headers: { "content-type": type } });
      expect([answer.status, await codeOf(answer)]).toEqual([415, "not-json"]);
      expect(await runner.queue()).toEqual([]);
    },
  );

  it("is told of no origin that may read, and of nothing it may send", async () => {
    const { call } = await openApi();
    const headers = { origin: "https://evil.example.com", "access-control-request-method": "POST" };
    for (const answer of [await call("OPTIONS", wake, { headers }), await call("GET", "/api/v1/syncs", { headers })]) {
      expect(answer.ok).toBe(false);
      expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  it("is another thing than one of the server's own page", async () => {
    const { call, keys, url } = await openApi();
    const own = [{ "sec-fetch-site": "same-origin", origin: "https://outer.example.com" }, { origin: url }, {}];
    for (const headers of own)
      expect((await call("POST", wake, { key: keys.operator, body: {}, headers })).status).toBe(202);
  });
});

describe("a body", () => {
  it("is refused beyond a mebibyte, and where it is no JSON or says what is not known", async () => {
    const { call, handle, keys, url } = await openApi();
    const path = "/api/v1/syncs/sync/sync-now";
    const post = (body: unknown) => call("POST", path, { key: keys.operator, body });
    const headers = { "content-type": "application/json", authorization: `Bearer ${keys.operator}` };
    const long = JSON.stringify({ subject: "x".repeat(1_100_000) });
    const answer413 = await handle(new Request(url + path, { method: "POST", headers, body: long }));
    expect([answer413.status, await codeOf(answer413)]).toEqual([413, "too-long"]);
    expect((await post("{")).status).toBe(400);
    expect((await post([])).status).toBe(400);
    const answer = await post({ confirm: true, anna: "anna@example.com" });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain("anna");
  });
});

describe("limits", () => {
  it("of calls are each key's own", async () => {
    const { call, keys } = await openApi({}, { callsPerMinute: 3 });
    const ask = (key: string) => call("GET", "/api/v1/key", { key });
    for (const _ of [1, 2, 3]) expect((await ask(keys.viewer)).status).toBe(200);
    const refused = await ask(keys.viewer);
    expect([refused.status, await codeOf(refused)]).toEqual([429, "too-many-calls"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask(keys.operator)).status).toBe(200);
  });

  it("of keys that are refused stop looking them up, and lock nobody out whose key was good", async () => {
    const scene = await openApi({}, { refusalsPerMinute: 5 });
    const ask = async (key: string) => (await scene.call("GET", "/api/v1/key", { key })).status;
    expect(await ask(scene.keys.viewer)).toBe(200);
    const wrong = scene.keys.admin.replace(/.{4}$/, "AAAA");
    expect([await ask("guess"), await ask(""), await ask(wrong), await ask(wrong), await ask(wrong)]).toEqual(
      Array.from({ length: 5 }, () => 401),
    );
    expect([await ask("guess"), await ask(wrong), await ask(scene.keys.admin)]).toEqual([429, 429, 429]);
    expect(await ask(scene.keys.viewer)).toBe(200);
  });
});

describe("a key", () => {
  it("is refused at once when it is revoked, and from its end on", async () => {
    const { call, client, keys, world } = await openApi();
    const admin = client("admin");
    const endsAt = new Date(world.now() + 60_000).toISOString();
    const { data } = await admin.POST("/keys", { body: { name: "for a day", role: "operator", endsAt } });
    const made = data?.key ?? "";
    expect((await call("GET", "/api/v1/key", { key: made })).status).toBe(200);
    world.pass(60_000);
    expect((await call("GET", "/api/v1/key", { key: made })).status).toBe(401);
    const id = keys.viewer.slice(3, 19);
    await admin.POST("/keys/{key}/revoke", { params: { path: { key: id } }, body: {} });
    expect((await call("GET", "/api/v1/key", { key: keys.viewer })).status).toBe(401);
    const { data: list } = await admin.GET("/keys");
    expect(list?.items.find((key) => key.id === id)).toMatchObject({ revokedBy: "the admin", role: "viewer" });
    expect(JSON.stringify(list)).not.toContain(made.slice(20));
  });

  it("is wanted for metrics where that is set, and never for health and webhooks", async () => {
    const events = { source: { events: { log: [], asked: 0 } }, people: [person("1")] };
    const { call, keys } = await openApi(events, { metricsWantKey: true });
    expect((await call("GET", "/metrics")).status).toBe(401);
    expect((await call("GET", "/metrics", { key: keys.viewer })).status).toBe(200);
    expect((await call("GET", "/healthz")).status).toBe(200);
    expect((await call("GET", "/readyz")).status).toBe(503);
    const { headers, body } = webhookCall([{ resource: "people", id: "1" }]);
    const sent = { headers: Object.fromEntries(headers), body: await new Response(body).text() };
    expect((await call("POST", "/webhooks/sync", sent)).status).toBe(204);
    expect((await call("GET", "/metrics", { key: "" })).headers.get("www-authenticate")).toContain("Bearer");
    expect((await (await openApi()).call("GET", "/metrics")).status).toBe(200);
  });
});

describe("what is told of a call", () => {
  it("says whose key it was and what came of it, and nothing of what was sent or who was refused", async () => {
    const calls: ApiCall[] = [];
    const { call, keys } = await openApi({}, { onCall: (told) => void calls.push(told) });
    const subject = "anna@example.com";
    await call("POST", "/api/v1/syncs/sync/sync-now?secret=s3cret", { key: keys.operator, body: { subject } });
    await call("GET", "/api/v1/syncs/anna", { key: "rk_guess" });
    expect(calls).toEqual([
      {
        at: expect.stringMatching(/Z$/),
        method: "POST",
        path: "/api/v1/syncs/{sync}/sync-now",
        sync: "sync",
        status: 202,
        ms: expect.any(Number),
        key: { id: keys.operator.slice(3, 19), name: "the operator", role: "operator" },
      },
      { at: expect.any(String), method: "GET", path: "/api/v1", status: 401, ms: expect.any(Number) },
    ]);
    expect(JSON.stringify(calls)).not.toMatch(/anna|s3cret|guess/);
  });
});

describe("an error", () => {
  it("of the store or of anything else says nothing of its own, and one of the family its code and remedy", async () => {
    const scene = await openApi({ people: [person("1")], accounts: [account("1")] });
    const { key } = { key: scene.keys.operator };
    scene.world.directory.tenant = "another";
    await scene.store.commit(await heldLease(scene.store), { keep: { tenants: { source: "company", target: "org" } } });
    const changed = await scene.call("POST", "/api/v1/syncs/sync/check", { key, body: {} });
    expect([changed.status, await codeOf(changed)]).toEqual([409, "tenant-changed"]);
    scene.store.runs = () => Promise.reject(new Error("select * from journal where name = 'Anna'"));
    const broken = await scene.call("GET", "/api/v1/syncs/sync/runs", { key });
    expect(await broken.json()).toEqual({
      type: "about:blank",
      title: "Internal Server Error",
      status: 500,
      code: "unexpected",
      detail: "Something unexpected happened",
      remedy: expect.any(String),
    });
  });
});

describe("the client", () => {
  it("takes no address that a key must not go to", () => {
    for (const baseUrl of ["http://rosterkit.example.com", "https://me:secret@rosterkit.example.com", "rosterkit"])
      expect(() => createServerClient({ baseUrl, key: "rk_" })).toThrow("address");
  });

  it("asks below the path of its address, and follows nobody elsewhere", async () => {
    const asked: string[] = [];
    const elsewhere = async (request: Request) => {
      asked.push(`${request.redirect} ${request.url} ${request.headers.get("authorization")}`);
      return Response.json({ items: [], total: 0 });
    };
    const client = createServerClient({ baseUrl: "https://example.com/sync/", key: "rk_1", fetch: elsewhere });
    await client.GET("/queue");
    expect(asked).toEqual(["error https://example.com/sync/api/v1/queue Bearer rk_1"]);
  });
});

const heldLease = async (store: Awaited<ReturnType<typeof openApi>>["store"]) => {
  const lease = await store.lease("sync", "a test", 60_000);
  if (!lease) throw new Error("the lease is held");
  return lease;
};
