import { describe, expect, it } from "vitest";
import { startLearnAmp } from "./__fixtures__/start-learn-amp.ts";

describe("the token", () => {
  it("is given for client credentials, with the scopes asked for, for two hours", async () => {
    const { askToken } = startLearnAmp();
    expect(await askToken({ scope: "users:read teams:read" })).toMatchObject({
      status: 200,
      body: {
        access_token: expect.any(String),
        token_type: "Bearer",
        expires_in: 7200,
        scope: "users:read teams:read",
        created_at: Date.parse("2026-03-02T12:00:00Z") / 1000,
      },
    });
  });

  it.each([
    ["another secret", { client_secret: "x", scope: "users:read" }, 401, "invalid_client"],
    ["another grant", { grant_type: "password", scope: "users:read" }, 400, "unsupported_grant_type"],
    ["no scope, for granular credentials", {}, 400, "invalid_scope"],
    ["public, for granular credentials", { scope: "public" }, 400, "invalid_scope"],
    ["a scope that there is none of", { scope: "users:read users:sing" }, 400, "invalid_scope"],
  ])("is refused for %s", async (_, form, status, error) => {
    expect(await startLearnAmp().askToken(form)).toMatchObject({ status, body: { error } });
  });

  it("of an older credential needs no scope, and reaches everything", async () => {
    const { askToken, get } = startLearnAmp({ scopes: ["public"] });
    expect((await askToken()).body.scope).toBe("public");
    expect((await get("/users")).status).toBe(200);
    expect((await get("/teams")).status).toBe(200);
    expect((await askToken({ scope: "users:read" })).body.error).toBe("invalid_scope");
  });

  it("ends after two hours of the stand-in's own time, and when it is revoked", async () => {
    const { tokenFor, send, pass, learnAmp } = startLearnAmp();
    const list = async (token: string) =>
      (await send("/v1/users", { headers: { authorization: `Bearer ${token}` } })).status;
    const token = await tokenFor("users:read");
    pass(7_199_999);
    expect(await list(token)).toBe(200);
    pass(1);
    expect(await list(token)).toBe(401);
    const next = await tokenFor("users:read");
    learnAmp.revokeTokens();
    expect(await list(next)).toBe(401);
  });

  it("is dead with its credential", async () => {
    const { get, askToken, learnAmp } = startLearnAmp();
    await get("/users");
    learnAmp.removeCredential();
    expect((await get("/users")).status).toBe(401);
    expect((await askToken({ scope: "users:read" })).status).toBe(401);
  });
});

describe("scopes", () => {
  it.each([
    ["GET", "/users", "users:read"],
    ["GET", "/users/by_integration_external_id/x", "users:read"],
    ["POST", "/users", "users:create"],
    ["PUT", "/users/1", "users:update"],
    ["PUT", "/users/by_integration_external_id/x", "users:update"],
    ["PUT", "/users/1/deactivate", "users:deactivate"],
    ["PUT", "/users/1/reactivate", "users:reactivate"],
    ["DELETE", "/users/1", "users:delete"],
    ["GET", "/teams", "teams:read"],
    ["POST", "/teams", "teams:create"],
    ["PUT", "/teams/1", "teams:update"],
    ["DELETE", "/teams/1", "teams:delete"],
    ["GET", "/teams/1/users", "team_users:read"],
    ["POST", "/teams/users", "team_users:create"],
    ["POST", "/teams/1/bulk/users", "team_users:create"],
    ["DELETE", "/teams/1/users/1", "team_users:delete"],
  ])("%s %s needs %s and no other", async (method, path, needed) => {
    const { tokenFor, send, ask } = startLearnAmp();
    const statusWith = async (scope: string) => {
      const authorization = `Bearer ${await tokenFor(scope)}`;
      return (await send(`/v1${path}`, { method, headers: { authorization } })).status;
    };
    expect(await statusWith(needed === "users:read" ? "teams:read" : "users:read")).toBe(403);
    expect(await statusWith(needed)).not.toBe(403);
    expect((await ask(method, path)).status).not.toBe(403);
  });
});

describe("refusals", () => {
  it.each([
    ["error", { error: expect.any(String) }],
    ["none", undefined],
  ] as const)("with the body %s", async (refusalBody, body) => {
    const { send, tokenFor } = startLearnAmp({ switches: { refusalBody } });
    expect(await send("/v1/users", {})).toMatchObject({ status: 401 });
    expect((await send("/v1/users", {})).body).toEqual(body);
    const headers = { authorization: `Bearer ${await tokenFor("teams:read")}` };
    expect(await send("/v1/users", { headers })).toEqual(expect.objectContaining({ status: 403, body }));
  });

  it("of another type than JSON is 406", async () => {
    const { ask } = startLearnAmp();
    expect((await ask("GET", "/users", undefined, { accept: "text/html" })).status).toBe(406);
    expect((await ask("GET", "/users", undefined, { accept: "application/json" })).status).toBe(200);
  });

  it("of paths and methods that there are none of", async () => {
    const { ask } = startLearnAmp();
    expect((await ask("GET", "/nothing")).status).toBe(404);
    expect((await ask("PATCH", "/users/1")).status).toBe(405);
  });

  it.each(["seconds", "absent"] as const)("beyond the limit, with Retry-After %s", async (retryAfter) => {
    const { get, pass } = startLearnAmp({ switches: { requestsAMinute: 2, retryAfter } });
    expect((await get("/users")).status).toBe(200);
    expect((await get("/users")).status).toBe(200);
    const refused = await get("/users");
    expect(refused).toMatchObject({ status: 429, body: { error: expect.any(String) } });
    expect(refused.headers.get("retry-after")).toBe(retryAfter === "seconds" ? "60" : null);
    pass(60_000);
    expect((await get("/users")).status).toBe(200);
  });

  it("that are planned", async () => {
    const { get, learnAmp } = startLearnAmp();
    await get("/users");
    for (const [kind, status] of [
      ["rate limited", 429],
      ["internal error", 500],
      ["unavailable", 503],
      ["unauthenticated", 401],
      ["forbidden", 403],
    ] as const) {
      learnAmp.planFault({ kind, path: /users/, retryAfterSeconds: 7 });
      const refused = await get("/users");
      expect(refused).toMatchObject({ status, body: { error: expect.any(String) } });
      expect(refused.headers.get("retry-after")).toBe(status === 429 ? "7" : null);
    }
    learnAmp.planFault({ kind: "empty page" });
    expect((await get("/users")).body).toEqual({ users: [] });
    expect(learnAmp.requests.every(({ wrote }) => !wrote)).toBe(true);
  });
});
