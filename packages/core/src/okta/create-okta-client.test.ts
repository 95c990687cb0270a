/// <reference types="node" />
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import {
  ApiError,
  AuthenticationError,
  ConfigurationError,
  NetworkError,
  PreconditionError,
  UnexpectedResponseError,
} from "../errors/index.ts";
import { createBudgetRegistry } from "../http/budget-registry.ts";
import { createBudget } from "../http/create-budget.ts";
import { defaultIo, type Io, type Wait } from "../http/io.ts";
import { answerJson, startTestServer } from "../http/start-test-server.ts";
import {
  assertListIsBelievable,
  confirmOktaOrganization,
  createOktaClient,
  type OktaClientOptions,
  oktaErrorCode,
} from "./index.ts";

const apiToken = "00aSecretToken-0451";
const login = "ada.lovelace@example.com";

const clientFor = (domain: string, options: Partial<OktaClientOptions> = {}) =>
  createOktaClient({ domain, authentication: { type: "apiToken", apiToken }, io: ioOf(), ...options });

const ioOf = (more: Partial<Io> = {}): Io => ({ ...defaultIo(), budgets: createBudgetRegistry(), ...more });

const oktaError = (errorCode: string, errorSummary = "", causes: readonly string[] = []) => ({
  errorCode,
  errorSummary,
  errorLink: errorCode,
  errorId: "oae1",
  errorCauses: causes.map((text) => ({ errorSummary: text })),
});

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable("it did not fail"),
    (error: unknown) => error,
  );

/** The part of the SDK's client that these tests call. */
interface SdkClient {
  readonly userApi: {
    getUser(of: { userId: string }): Promise<{ id: string; profile: Record<string, unknown> }>;
    listUsers(of: { limit?: number }): Promise<AsyncIterable<{ id: string } | null>>;
    createUser(of: { body: object }): Promise<{ id: string }>;
    deactivateUser(of: { userId: string }): Promise<void>;
  };
}

describe("an Okta client", () => {
  it("sends its token and nothing else until asked", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, { id: "00u1" }, { etag: 'W/"1"' }));
    const okta = clientFor(`${server.url}/admin/dashboard?x=1`);
    expect(server.seen.length).toBe(0);
    const answer = await okta.get("/api/v1/users/{userId}", { params: { userId: login } });
    expect(answer).toMatchObject({ data: { id: "00u1" }, etag: 'W/"1"', status: 200 });
    expect(server.seen[0]).toMatchObject({
      url: "/api/v1/users/ada.lovelace%40example.com",
      headers: { authorization: `SSWS ${apiToken}` },
    });
  });

  it("accepts a token pasted with its SSWS and white space, and refuses one that no header can carry", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, {}));
    await clientFor(server.url, { authentication: { type: "apiToken", apiToken: ` SSWS ${apiToken}\n` } }).get(
      "/api/v1/users/me",
    );
    expect(server.seen[0]?.headers.authorization).toBe(`SSWS ${apiToken}`);
    expect(() => clientFor(server.url, { authentication: { type: "apiToken", apiToken: "a\nb" } })).toThrow(
      ConfigurationError,
    );
  });

  it("says the length of a POST without a body, as Okta insists", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, {}));
    await clientFor(server.url).post("/api/v1/users/{userId}/lifecycle/suspend", undefined, {
      params: { userId: "00u1" },
    });
    expect(server.seen[0]).toMatchObject({ method: "POST", body: "", headers: { "content-length": "0" } });
  });

  it("writes with If-Match, and tells a record that has moved", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 412, oktaError("E0000231")));
    const call = { params: { userId: "00u1" }, ifMatch: 'W/"1"' };
    const error = await failureOf(clientFor(server.url).post("/api/v1/users/{userId}", { profile: {} }, call));
    expect(PreconditionError.isInstance(error)).toBe(true);
    expect(server.seen[0]?.headers["if-match"]).toBe('W/"1"');
  });

  it("rejects with Okta's code and no word of Okta's text", async () => {
    const body = oktaError("E0000001", `Api validation failed: ${login}`, [
      "login: An object with this field already exists in the current organization",
    ]);
    const server = await startTestServer((_, response) =>
      answerJson(response, 400, body, { "x-okta-request-id": "req-1" }),
    );
    const error = await failureOf(clientFor(server.url).post("/api/v1/users", { profile: { login } }));
    expect(error).toMatchObject({
      code: "api",
      status: 400,
      path: "/api/v1/users",
      requestId: "req-1",
      reasons: ["duplicate:login"],
      adapter: "okta",
    });
    expect(oktaErrorCode(error)).toBe("E0000001");
    expect(`${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain(login);
  });

  it("keeps apart what 403 means", async () => {
    const server = await startTestServer((_, response, count) =>
      answerJson(response, 403, oktaError(count === 1 ? "E0000006" : "E0000038")),
    );
    const okta = clientFor(server.url);
    expect(await failureOf(okta.get("/api/v1/users"))).toMatchObject({
      code: "permission",
      remedy: expect.stringContaining("role"),
    });
    expect(await failureOf(okta.post("/api/v1/users/00u1/lifecycle/reactivate"))).toMatchObject({
      code: "api",
      path: "/api/v1/users/{id}/lifecycle/reactivate",
    });
  });
});

describe("raw lists", () => {
  it("follow next over an empty page and lose no field", async () => {
    const server = await startTestServer((request, response, count) => {
      const link = `<http://${request.headers.host}/api/v1/users?limit=1>; rel="self", <http://${request.headers.host}/api/v1/users?after=c${count}&limit=1>; rel="next"`;
      answerJson(
        response,
        200,
        count === 2 ? [] : [{ id: `00u${count}`, brandNew: { kept: true } }],
        count < 3 ? { link } : {},
      );
    });
    const okta = clientFor(server.url);
    const first = await okta.listPage("/api/v1/users", { query: { limit: 1, search: undefined } });
    const second = await okta.listPage(first.next ?? "");
    const third = await okta.listPage(second.next ?? "");
    expect(first.items).toEqual([{ id: "00u1", brandNew: { kept: true } }]);
    expect([second.items, third.items.length, third.next]).toEqual([[], 1, undefined]);
    expect(server.seen.map((request) => request.url)).toEqual([
      "/api/v1/users?limit=1",
      "/api/v1/users?after=c1&limit=1",
      "/api/v1/users?after=c2&limit=1",
    ]);
  });

  it("refuse a next that leads to another origin, and do not go there", async () => {
    const other = await startTestServer((_, response) => answerJson(response, 200, []));
    const server = await startTestServer((_, response) =>
      answerJson(response, 200, [], { link: `<${other.url}/api/v1/users?after=x>; rel="next"` }),
    );
    const okta = clientFor(server.url);
    expect(UnexpectedResponseError.isInstance(await failureOf(okta.listPage("/api/v1/users")))).toBe(true);
    expect(UnexpectedResponseError.isInstance(await failureOf(okta.listPage(`${other.url}/api/v1/users`)))).toBe(true);
    expect(UnexpectedResponseError.isInstance(await failureOf(okta.listPage("//evil.example/api/v1/users")))).toBe(
      true,
    );
    expect(other.seen.length).toBe(0);
  });

  it("refuse something that is not a list", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, { items: [] }));
    expect(await failureOf(clientFor(server.url).listPage("/api/v1/users"))).toMatchObject({
      code: "unexpected-response",
    });
  });

  it("refuse ids that would mean another path", async () => {
    const okta = clientFor("http://127.0.0.1:9");
    for (const userId of ["", ".", ".."])
      await expect(okta.delete("/api/v1/users/{userId}", { params: { userId } })).rejects.toThrow(TypeError);
    await expect(okta.get("/api/v1/users/{userId}")).rejects.toThrow(TypeError);
  });
});

describe("rule 11: Okta's limits", () => {
  it("halves its concurrency on a concurrency 429 and repeats the write", async () => {
    const budget = createBudget({ concurrency: 8 });
    const server = await startTestServer((_, response, count) =>
      count === 1
        ? answerJson(response, 429, oktaError("E0000047"), {
            "x-rate-limit-limit": "0",
            "x-rate-limit-remaining": "0",
            "x-rate-limit-reset": String(Math.ceil(Date.now() / 1000) + 60),
          })
        : answerJson(response, 200, { id: "00u1" }),
    );
    const startedAt = performance.now();
    await clientFor(server.url, { budget }).post("/api/v1/users", {});
    expect(budget.concurrency).toBe(4);
    expect(server.seen.length).toBe(2);
    // The reset of a concurrency 429 is a guess a minute away; a short wait is right.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it("holds back the whole bucket until the reset, and no other", async () => {
    const waits: Wait[] = [];
    const server = await startTestServer((_, response, count) => {
      const reset = String(Math.floor(Date.now() / 1000) + 1);
      if (count === 1)
        return answerJson(response, 429, oktaError("E0000047"), {
          "x-rate-limit-limit": "50",
          "x-rate-limit-remaining": "0",
          "x-rate-limit-reset": reset,
        });
      return answerJson(response, 200, []);
    });
    const okta = clientFor(server.url, { io: ioOf({ onWait: (wait) => waits.push(wait) }) });
    const limited = okta.listPage("/api/v1/apps/0oa1/users");
    await expect.poll(() => waits.length).toBe(1);
    await okta.listPage("/api/v1/users");
    expect(server.seen.map((request) => request.url)).toEqual(["/api/v1/apps/0oa1/users", "/api/v1/users"]);
    await limited;
    expect(waits[0]).toMatchObject({ vendor: "okta", bucket: "/api/v1/apps", reason: "retry-after" });
    expect((server.seen[2]?.atMs ?? 0) - (server.seen[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(1_000);
  });
});

describe("the organisation behind an address", () => {
  it("is asked once, without a credential", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, { id: "00oORG", pipeline: "idx" }));
    const okta = clientFor(server.url);
    expect([await okta.organization(), await okta.organization()]).toEqual([{ id: "00oORG" }, { id: "00oORG" }]);
    expect(server.seen.map((request) => [request.url, request.headers.authorization])).toEqual([
      ["/.well-known/okta-organization", undefined],
    ]);
  });

  it.each([
    ["a 404", 404, "{}"],
    ["a web page", 200, "<html></html>"],
    ["other JSON", 200, '{"name":"x"}'],
    ["nothing", 200, ""],
    ["null", 200, "null"],
  ])("is not Okta's when it answers %s", async (_, status, body) => {
    const server = await startTestServer((_request, response) =>
      response.writeHead(status, { "content-type": body.startsWith("<") ? "text/html" : "application/json" }).end(body),
    );
    const error = await failureOf(confirmOktaOrganization(server.url, ioOf()));
    expect(ConfigurationError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      message: expect.stringContaining("not an Okta organisation"),
      remedy: expect.any(String),
    });
  });

  it("is unreachable kindly", async () => {
    const io = ioOf({
      fetch: async () => {
        throw new TypeError("fetch failed", { cause: Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" }) });
      },
    });
    const error = await failureOf(confirmOktaOrganization("https://acme.okta.com", io));
    expect(NetworkError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      message: expect.stringContaining("acme.okta.com"),
      remedy: expect.stringContaining("typing mistakes"),
    });
  });
});

describe("rule 6: an empty list of users is not believed", () => {
  /** An organisation of two users, of whom a credential sees some. */
  const organisation = (visible: readonly string[], me: string | undefined) =>
    startTestServer((request, response) => {
      const url = new URL(request.url, "http://x");
      const id = /^\/api\/v1\/users\/(.+)$/.exec(url.pathname)?.[1];
      const wanted = /^id eq "(.*)"$/.exec(url.searchParams.get("filter") ?? "")?.[1];
      if (id === "me")
        return me ? answerJson(response, 200, { id: me }) : answerJson(response, 404, oktaError("E0000007"));
      if (id)
        return ["00u1", "00u2"].includes(id)
          ? answerJson(response, 200, { id })
          : answerJson(response, 404, oktaError("E0000007"));
      return answerJson(
        response,
        200,
        visible.filter((user) => !wanted || user === wanted).map((user) => ({ id: user })),
      );
    });

  it.each([
    ["sees everybody", ["00u1", "00u2"], "00u1", undefined, { ok: true }],
    ["sees a user who is known", ["00u1", "00u2"], undefined, "00u2", { ok: true }],
    [
      "lacks an administrator role",
      [],
      "00u1",
      undefined,
      { ok: false, problem: "empty", permission: "okta.users.read" },
    ],
    ["is an app without a role", [], undefined, "00u2", { ok: false, problem: "empty" }],
    ["sees one group only", ["00u2"], "00u1", undefined, { ok: false, problem: "partial" }],
    ["has nobody to check with", ["00u1"], undefined, undefined, { ok: false, problem: "unproven" }],
    ["has nobody at all", [], undefined, "00uGone", { ok: false, problem: "empty" }],
  ])("a credential that %s", async (_, visible, me, knownId, finding) => {
    const server = await organisation(visible, me);
    const found = await assertListIsBelievable(clientFor(server.url), knownId);
    expect(found).toMatchObject({ ability: "people.read", ...finding });
    expect(typeof found.remedy).toBe(found.ok ? "undefined" : "string");
  });

  it("is no finding when the token is wrong", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 401, oktaError("E0000011")));
    expect(AuthenticationError.isInstance(await failureOf(assertListIsBelievable(clientFor(server.url))))).toBe(true);
  });
});

describe("Okta's SDK", () => {
  const loadedFiles = () =>
    Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes("okta-sdk-nodejs"));

  it("is loaded when it is asked for, not before", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, { id: "00u1" }));
    const okta = clientFor(server.url);
    await okta.get("/api/v1/users/me");
    expect(loadedFiles()).toEqual([]);
    expect(await okta.sdk()).toBe(await okta.sdk());
    expect(loadedFiles().length).toBeGreaterThan(100);
  }, 30_000);

  it("draws from our budget: a 429 is waited for and repeated", async () => {
    const server = await startTestServer((_, response, count) =>
      count === 1
        ? answerJson(response, 429, oktaError("E0000047"), { "retry-after": "1" })
        : answerJson(response, 200, { id: "00u1", profile: { login } }),
    );
    const waits: Wait[] = [];
    const okta = await clientFor(server.url, { io: ioOf({ onWait: (wait) => waits.push(wait) }) }).sdk<SdkClient>();
    expect((await okta.userApi.getUser({ userId: "00u1" })).id).toBe("00u1");
    expect(waits).toMatchObject([{ vendor: "okta", bucket: "GET /api/v1/users/{id}" }]);
    expect((server.seen[1]?.atMs ?? 0) - (server.seen[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(server.seen[1]?.headers.authorization).toBe(`SSWS ${apiToken}`);
  }, 30_000);

  it("keeps nothing: what was read is read again", async () => {
    const server = await startTestServer((request, response, count) =>
      answerJson(response, 200, {
        id: "00u1",
        profile: { title: `v${count}` },
        _links: { self: { href: `http://${request.headers.host}/api/v1/users/00u1` } },
      }),
    );
    const okta = await clientFor(server.url).sdk<SdkClient>();
    const titles = [await okta.userApi.getUser({ userId: "00u1" }), await okta.userApi.getUser({ userId: "00u1" })].map(
      (user) => user.profile.title,
    );
    expect(titles).toEqual(["v1", "v2"]);
  }, 30_000);

  it("writes, lists over pages and answers without a body", async () => {
    const server = await startTestServer((request, response) => {
      if (request.method === "POST" && request.url.includes("lifecycle")) return response.writeHead(204).end();
      if (request.method === "POST") return answerJson(response, 200, { id: "00uNEW", ...JSON.parse(request.body) });
      const link: Record<string, string> = request.url.includes("after")
        ? {}
        : { link: `<http://${request.headers.host}/api/v1/users?after=x&limit=1>; rel="next"` };
      return answerJson(response, 200, [{ id: request.url.includes("after") ? "00u2" : "00u1" }], link);
    });
    const okta = await clientFor(server.url).sdk<SdkClient>();
    expect((await okta.userApi.createUser({ body: { profile: { login } } })).id).toBe("00uNEW");
    await okta.userApi.deactivateUser({ userId: "00uNEW" });
    const ids: unknown[] = [];
    for await (const user of await okta.userApi.listUsers({ limit: 1 })) ids.push(user?.id);
    expect(ids).toEqual(["00u1", "00u2"]);
    expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({ profile: { login } });
  }, 30_000);

  it("rejects with our errors, which quote nobody", async () => {
    const body = oktaError("E0000007", `Not found: Resource not found: ${login} (User)`);
    const server = await startTestServer((_, response) => answerJson(response, 404, body));
    const okta = await clientFor(server.url).sdk<SdkClient>();
    const error = await failureOf(okta.userApi.getUser({ userId: login }));
    expect(ApiError.isInstance(error)).toBe(true);
    expect([oktaErrorCode(error), (error as ApiError).path]).toEqual(["E0000007", "/api/v1/users/{id}"]);
    expect(`${JSON.stringify(error)} ${(error as Error).stack}`).not.toMatch(/ada\.lovelace|00aSecret/);
  }, 30_000);

  it("stops with the signal", async () => {
    const server = await startTestServer(() => undefined);
    const stop = new AbortController();
    const okta = await clientFor(server.url, { io: ioOf({ signal: stop.signal }) }).sdk<SdkClient>();
    const reading = failureOf(okta.userApi.getUser({ userId: "00u1" }));
    await expect.poll(() => server.seen.length).toBe(1);
    const reason = new Error("enough");
    stop.abort(reason);
    expect(await reading).toBe(reason);
  }, 30_000);

  it("does not listen to the environment", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, { id: "00u1" }));
    process.env.OKTA_CLIENT_ORGURL = "https://wrong.okta.com";
    process.env.OKTA_CLIENT_TOKEN = "wrong";
    process.env.OKTA_CLIENT_AUTHORIZATIONMODE = "PrivateKey";
    try {
      const okta = await clientFor(server.url).sdk<SdkClient>();
      await okta.userApi.getUser({ userId: "00u1" });
    } finally {
      for (const name of ["ORGURL", "TOKEN", "AUTHORIZATIONMODE"]) delete process.env[`OKTA_CLIENT_${name}`];
    }
    expect(server.seen[0]?.headers.authorization).toBe(`SSWS ${apiToken}`);
  }, 30_000);
});
