import { describe, expect, it } from "vitest";
import { createTestCaller, profileOf } from "./test-caller.ts";

describe("the org", () => {
  it("tells its id to anybody, and where it lives", async () => {
    const { okta, call } = createTestCaller({ domain: "acme.okta.com", customDomain: "login.acme.example" });
    const { status, body } = await call("GET", "/.well-known/okta-organization", undefined, { authorization: "" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: okta.orgId,
      pipeline: "idx",
      _links: { organization: { href: "https://acme.okta.com" }, alternate: { href: "https://login.acme.example" } },
    });
  });

  it("lives wherever the request was sent to when no domain is set", async () => {
    const { call } = createTestCaller();
    const { body } = await call("GET", "/.well-known/okta-organization");
    expect(body._links).toEqual({ organization: { href: "https://acme.okta.test" } });
  });

  it("makes the same ids from the same seed, whatever failed in between", async () => {
    const first = createTestCaller({ seed: 7 });
    const second = createTestCaller({ seed: 7 });
    const other = createTestCaller({ seed: 8 });
    await second.call("GET", "/api/v1/users/nobody");
    const [a, b, c] = await Promise.all(
      [first, second, other].map(({ call }) => call("POST", "/api/v1/users", { profile: profileOf("ann") })),
    );
    expect(a?.body.id).toBe(b?.body.id);
    expect(a?.body.id).not.toBe(c?.body.id);
    expect(a?.body.id).toMatch(/^00u[A-Za-z0-9]{17}$/);
  });

  it("has settings, a user type and the schema of its users", async () => {
    const { okta, call } = createTestCaller({
      customAttributes: [{ name: "hrId", title: "HR id", type: "string", unique: true }],
    });
    expect((await call("GET", "/api/v1/org")).body).toMatchObject({ id: okta.orgId, status: "ACTIVE" });
    const { body: types } = await call("GET", "/api/v1/meta/types/user");
    expect(types).toMatchObject([{ name: "user", default: true }]);
    const { body: schema } = await call("GET", "/api/v1/meta/schemas/user/default");
    expect(Object.keys(schema.definitions.base.properties)).toHaveLength(31);
    expect(schema.definitions.base.required).toEqual(["login", "firstName", "lastName", "email"]);
    expect(schema.definitions.base.properties.login).toMatchObject({ minLength: 5, maxLength: 100, required: true });
    expect(schema.definitions.custom.properties.hrId).toMatchObject({ title: "HR id", unique: "UNIQUE_VALIDATED" });
    expect((await call("GET", `/api/v1/meta/types/user/${types[0].id}`)).status).toBe(200);
    expect((await call("GET", "/api/v1/meta/schemas/user/other")).body.errorCode).toBe("E0000007");
  });
});

describe("every answer", () => {
  it.each(["/api/v1/users", "/api/v1/nowhere", "/api/v1/users/nobody", "/.well-known/okta-organization"])(
    "of %s carries a request id, a date and the rate-limit headers",
    async (path) => {
      const { okta, time, call } = createTestCaller();
      const { headers } = await call("GET", path);
      expect(headers.get("x-okta-request-id")).toBe(okta.requests[0]?.requestId);
      expect(headers.get("date")).toBe(new Date(time.wall).toUTCString());
      expect(Number(headers.get("x-rate-limit-reset"))).toBe(time.wall / 1000 + 60);
      expect(headers.get("x-rate-limit-limit")).toMatch(/^\d+$/);
      expect(headers.get("x-rate-limit-remaining")).toMatch(/^\d+$/);
      expect(headers.get("cache-control")).toBe("no-cache, no-store");
    },
  );

  it("that is an error has Okta's shape", async () => {
    const { call } = createTestCaller();
    const { status, body } = await call("GET", "/api/v1/users/nobody");
    expect(status).toBe(404);
    expect(body).toEqual({
      errorCode: "E0000007",
      errorSummary: "Not found: Resource not found: nobody (User)",
      errorLink: "E0000007",
      errorId: expect.stringMatching(/^oae/),
      errorCauses: [],
    });
  });

  it("to an unknown path is E0000008, to a wrong method E0000022, to a broken body E0000003", async () => {
    const { okta, call } = createTestCaller();
    expect((await call("GET", "/api/v1/nowhere")).body.errorCode).toBe("E0000008");
    expect(await call("PATCH", "/api/v1/users/me")).toMatchObject({ status: 405, body: { errorCode: "E0000022" } });
    const request = new Request("https://acme.okta.test/api/v1/users", {
      method: "POST",
      body: "{",
      headers: { authorization: "SSWS 00-okta-sandbox-token" },
    });
    expect(await (await okta.handle(request)).json()).toMatchObject({ errorCode: "E0000003" });
  });
});

describe("tokens", () => {
  const tokens = [
    { value: "all", access: "full" },
    { value: "look", access: "read only" },
    { value: "none", access: "no admin role" },
  ] as const;

  it.each(["", "SSWS wrong", "Bearer all", "all"])("'%s' opens nothing: 401 E0000011", async (authorization) => {
    const { call } = createTestCaller({ tokens });
    const { status, body, headers } = await call("GET", "/api/v1/users", undefined, { authorization });
    expect([status, body.errorCode]).toEqual([401, "E0000011"]);
    expect(headers.get("x-rate-limit-limit")).not.toBeNull();
  });

  it("that may only read are refused to write", async () => {
    const { okta, call } = createTestCaller({ tokens });
    const authorization = { authorization: "SSWS look" };
    expect((await call("GET", "/api/v1/users", undefined, authorization)).body).toHaveLength(1);
    const refused = await call("POST", "/api/v1/users", { profile: profileOf("ann") }, authorization);
    expect([refused.status, refused.body.errorCode]).toEqual([403, "E0000006"]);
    expect(okta.inspect().users).toHaveLength(1);
  });

  it("without an admin role see an empty list with 200, themselves, and nobody else", async () => {
    const { okta, call } = createTestCaller({ tokens });
    const authorization = { authorization: "SSWS none" };
    const ann = okta.addUser({ profile: profileOf("ann") });
    expect(await call("GET", "/api/v1/users", undefined, authorization)).toMatchObject({ status: 200, body: [] });
    const me = await call("GET", "/api/v1/users/me", undefined, authorization);
    expect(me.body.profile.login).toBe("okta.admin@rosterkit.example");
    for (const path of [`/api/v1/users/${ann}`, "/api/v1/meta/schemas/user/default", "/api/v1/org"])
      expect((await call("GET", path, undefined, authorization)).status).toBe(403);
    expect((await call("POST", `/api/v1/users/${ann}/lifecycle/suspend`, undefined, authorization)).status).toBe(403);
  });

  it("can lose and regain their rights while in use", async () => {
    const { okta, call } = createTestCaller();
    okta.setTokenAccess("00-okta-sandbox-token", "no admin role");
    expect((await call("GET", "/api/v1/users")).body).toEqual([]);
    okta.setTokenAccess("00-okta-sandbox-token", "full");
    expect((await call("GET", "/api/v1/users")).body).toHaveLength(1);
    okta.setTokenAccess("00-okta-sandbox-token", "revoked");
    expect((await call("GET", "/api/v1/users")).status).toBe(401);
  });

  it("without an admin role see their owner also where the owner is named by login", async () => {
    const { okta, call } = createTestCaller({
      tokens: [{ value: "hers", access: "no admin role", owner: "ann@example.com" }],
    });
    const ann = okta.addUser({ profile: profileOf("ann") });
    expect(okta.token).toBe("hers");
    expect((await call("GET", `/api/v1/users/${ann}`, undefined, { authorization: "SSWS hers" })).status).toBe(200);
  });

  it("belong to their owner, whom `me` names", async () => {
    const { okta, call } = createTestCaller({ tokens: [{ value: "hers", access: "full", owner: "ann@example.com" }] });
    okta.addUser({ profile: profileOf("ann") });
    const me = await call("GET", "/api/v1/users/me", undefined, { authorization: "SSWS hers" });
    expect(me.body.profile.login).toBe("ann@example.com");
  });

  it("open only what their scopes allow, where they have any", async () => {
    const { okta, call } = createTestCaller({
      tokens: [{ value: "00-okta-sandbox-token", access: "full", scopes: ["okta.users.read", "okta.groups.manage"] }],
    });
    const group = okta.addGroup({ name: "Staff" });
    const app = okta.addApp({ label: "Wiki" });
    const statusOf = async (method: string, path: string): Promise<number> => (await call(method, path)).status;
    expect(await statusOf("GET", "/api/v1/users")).toBe(200);
    expect(await statusOf("POST", "/api/v1/users")).toBe(403);
    expect(await statusOf("GET", "/api/v1/groups")).toBe(200);
    expect(await statusOf("DELETE", `/api/v1/groups/${group}`)).toBe(204);
    expect(await statusOf("GET", `/api/v1/apps/${app}/users`)).toBe(403);
    expect(await statusOf("GET", `/api/v1/groups/${okta.everyoneId}/roles`)).toBe(403);
    expect(await statusOf("GET", "/.well-known/okta-organization")).toBe(200);
  });
});
