import { describe, expect, it } from "vitest";
import type { NewOktaUser, OktaStandInOptions } from "./okta-stand-in.ts";
import { createTestCaller, profileOf } from "./test-caller.ts";

/** An org with one user besides the administrator. */
function withAnn(user: Partial<NewOktaUser> = {}, options: Partial<OktaStandInOptions> = {}) {
  const caller = createTestCaller(options);
  const id = caller.okta.addUser({ profile: { ...profileOf("ann"), nickName: "Annie", city: "Rome" }, ...user });
  return { ...caller, id, path: `/api/v1/users/${id}` };
}

describe("rule 7: absent, null and empty in an update", () => {
  it("POST changes what it names: null removes, an empty text stays, the rest is kept", async () => {
    const { okta, call, path, id } = withAnn();
    const { status, body } = await call("POST", path, { profile: { nickName: null, title: "", firstName: "Anna" } });
    expect(status).toBe(200);
    expect(body.profile).toEqual({
      ...profileOf("ann"),
      firstName: "Anna",
      title: "",
      city: "Rome",
      mobilePhone: null,
      secondEmail: null,
    });
    expect(Object.keys(okta.get(id)?.profile ?? {})).not.toContain("nickName");
  });

  it("PUT replaces the profile: what it does not name is gone", async () => {
    const { okta, call, path, id } = withAnn();
    expect((await call("PUT", path, { profile: profileOf("ann") })).status).toBe(200);
    expect(okta.get(id)?.profile).toEqual(profileOf("ann"));
    expect((await call("PUT", path, { profile: { nickName: "A" } })).body.errorCode).toBe("E0000001");
  });

  it("changes nothing at all when one part of it is wrong", async () => {
    const { okta, call, path, id } = withAnn();
    const before = okta.get(id);
    for (const profile of [
      { city: "Oslo", shoe: 42 },
      { city: "Oslo", countryCode: "UK" },
      { city: "Oslo", login: null },
    ])
      expect((await call("POST", path, { profile })).status).toBe(400);
    expect(okta.get(id)).toBe(before);
  });
});

describe("a changed login", () => {
  it("frees the old one and takes the new one", async () => {
    const { call, path, id } = withAnn();
    await call("POST", path, { profile: { login: "anna@example.com" } });
    expect((await call("GET", "/api/v1/users/anna%40example.com")).body.id).toBe(id);
    expect((await call("GET", "/api/v1/users/ann%40example.com")).status).toBe(404);
  });

  it("may differ from the old one by case only, but may not be somebody else's", async () => {
    const { okta, call, path } = withAnn();
    okta.addUser({ profile: profileOf("bob") });
    expect((await call("POST", path, { profile: { login: "Ann@example.com" } })).status).toBe(200);
    expect((await call("POST", path, { profile: { login: "BOB@example.com" } })).body.errorCode).toBe("E0000001");
  });
});

describe("rule 10: If-Match", () => {
  it("lets an update through when the ETag is the one of the last GET, also after a lifecycle call moved it", async () => {
    const { okta, call, path, id } = withAnn();
    const first = (await call("GET", path)).headers.get("etag") ?? "";
    expect(first).toMatch(/^W\/"/);
    okta.suspend(id);
    const stale = await call("POST", path, { profile: { city: "Oslo" } }, { "if-match": first });
    expect([stale.status, stale.body.errorCode]).toEqual([412, "E0000231"]);
    const fresh = (await call("GET", path)).headers.get("etag") ?? "";
    expect((await call("POST", path, { profile: { city: "Oslo" } }, { "if-match": fresh })).status).toBe(200);
  });

  it("answers 400 E0000242 to what is no ETag", async () => {
    const { call, path } = withAnn();
    const answer = await call("PUT", path, { profile: profileOf("ann") }, { "if-match": "yesterday" });
    expect([answer.status, answer.body.errorCode]).toEqual([400, "E0000242"]);
  });
});

describe("users who cannot be updated", () => {
  it("deactivated ones answer 404, unless the org's setting allows it", async () => {
    const { okta, call, path } = withAnn({ status: "DEPROVISIONED" });
    const update = () => call("POST", path, { profile: { city: "Oslo" } });
    expect(await update()).toMatchObject({ status: 404, body: { errorCode: "E0000007" } });
    okta.switches.editDeactivatedProfiles = true;
    expect((await update()).body.profile.city).toBe("Oslo");
  });

  it("those still being activated answer 409 E0000112 until they are", async () => {
    const { call, path, time } = withAnn({ status: "STAGED" }, { switches: { activationLagMs: 500 } });
    expect((await call("POST", `${path}/lifecycle/activate`)).status).toBe(200);
    expect((await call("GET", path)).body).toMatchObject({ status: "STAGED", transitioningToStatus: "PROVISIONED" });
    const update = () => call("POST", path, { profile: { city: "Oslo" } });
    expect(await update()).toMatchObject({ status: 409, body: { errorCode: "E0000112" } });
    time.wall += 500;
    expect((await update()).status).toBe(200);
    expect((await call("GET", path)).body).not.toHaveProperty("transitioningToStatus");
  });

  it.each(["active_directory", "ldap", "app"] as const)(
    "those sourced by %s answer 403 E0000023",
    async (sourcedBy) => {
      const { call, path } = withAnn({ sourcedBy });
      expect(await call("POST", path, { profile: { city: "Oslo" } })).toMatchObject({
        status: 403,
        body: { errorCode: "E0000023" },
      });
      const { body } = await call("GET", path);
      expect(body.credentials.provider.type).toBe(sourcedBy === "app" ? "OKTA" : sourcedBy.toUpperCase());
      expect((await call("POST", `${path}/lifecycle/deactivate`)).body.errorCode).toBe("E0000023");
    },
  );

  it("attributes that may not be written answer 403", async () => {
    const { call, path } = withAnn(
      {},
      {
        customAttributes: [
          { name: "badge", title: "Badge", type: "string", mutability: "READ_ONLY" },
          { name: "born", title: "Born", type: "string", mutability: "IMMUTABLE" },
        ],
      },
    );
    expect((await call("POST", path, { profile: { badge: "1" } })).body.errorCode).toBe("E0000077");
    expect((await call("POST", path, { profile: { born: "1990" } })).status).toBe(200);
    expect((await call("POST", path, { profile: { born: "1991" } })).body.errorCode).toBe("E0000078");
  });

  it("only PUT may name another user type, and only one that exists", async () => {
    const { call, path } = withAnn();
    const body = { profile: profileOf("ann"), type: { id: "otyOther" } };
    expect((await call("POST", path, body)).body.errorCode).toBe("E0000001");
    expect((await call("PUT", path, body)).body.errorSummary).toContain("otyOther (CVDType)");
  });
});

describe("credentials", () => {
  const value = "correct horse";

  it.each([
    ["STAGED", "STAGED"],
    ["PROVISIONED", "ACTIVE"],
    ["RECOVERY", "ACTIVE"],
    ["PASSWORD_EXPIRED", "ACTIVE"],
    ["ACTIVE", "ACTIVE"],
  ] as const)("a password set on a %s user leaves them %s", async (status, expected) => {
    const { call, path } = withAnn({ status });
    const { body } = await call("POST", path, { credentials: { password: { value } } });
    expect(body).toMatchObject({ status: expected, passwordChanged: "2026-11-02T12:00:00.000Z" });
  });

  it("change with the old password only, and a recovery ends with it", async () => {
    const { call, path } = withAnn();
    await call("POST", path, { credentials: { password: { value } } });
    await call("POST", `${path}/lifecycle/reset_password?sendEmail=false`);
    const change = (old: string) =>
      call("POST", `${path}/credentials/change_password`, {
        oldPassword: { value: old },
        newPassword: { value: "battery staple" },
      });
    expect((await change("wrong")).body.errorCode).toBe("E0000014");
    expect((await change(value)).body).toMatchObject({ password: {}, provider: { type: "OKTA" } });
    expect((await call("GET", path)).body.status).toBe("ACTIVE");
    expect((await change(value)).body.errorCode).toBe("E0000014");
  });

  it("cannot be changed or recovered where there are none", async () => {
    const { call, path } = withAnn({ status: "PROVISIONED" });
    expect((await call("POST", `${path}/credentials/change_password`)).body.errorCode).toBe("E0000035");
    expect((await call("POST", `${path}/credentials/forgot_password`)).body.errorCode).toBe("E0000034");
    expect((await call("POST", `${path}/credentials/change_recovery_question`)).body.errorCode).toBe("E0000036");
  });

  it("are forgotten by an active user with a recovery question, whose status stays", async () => {
    const { call, path } = withAnn();
    await call("POST", path, { credentials: { password: { value }, recovery_question: { question: "Who?" } } });
    const { body } = await call("POST", `${path}/credentials/forgot_password?sendEmail=false`);
    expect(body.resetPasswordUrl).toMatch(/^https:\/\/acme\.okta\.test\//);
    const question = { password: { value }, recovery_question: { question: "What?", answer: "That" } };
    const changed = await call("POST", `${path}/credentials/change_recovery_question`, question);
    expect(changed.body.recovery_question).toEqual({ question: "What?" });
    expect((await call("GET", path)).body.status).toBe("ACTIVE");
  });
});

describe("sessions", () => {
  it("end, and OAuth tokens with them when asked", async () => {
    const { okta, call, path, id } = withAnn();
    expect((await call("DELETE", `${path}/sessions`)).status).toBe(204);
    expect(okta.get(id)).toMatchObject({ sessionsRevokedAt: "2026-11-02T12:00:00.000Z", oauthTokensRevokedAt: null });
    expect((await call("DELETE", `${path}/sessions?oauthTokens=true`)).status).toBe(204);
    expect(okta.get(id)?.oauthTokensRevokedAt).toBe("2026-11-02T12:00:00.000Z");
    expect((await call("DELETE", "/api/v1/users/nobody/sessions")).status).toBe(404);
  });
});

describe("finding one user", () => {
  it("by id, login, short login and me; by id only where the login has a slash", async () => {
    const { okta, call, id } = withAnn();
    const slashed = okta.addUser({ profile: { ...profileOf("ann"), login: "a/b@example.com" } });
    for (const name of [id, "ann%40example.com", "ANN@EXAMPLE.COM", "ann", "me", slashed])
      expect((await call("GET", `/api/v1/users/${name}`)).status).toBe(200);
    expect((await call("GET", "/api/v1/users/a%2Fb%40example.com")).status).toBe(404);
    okta.addUser({ profile: { ...profileOf("ann"), login: "ann@other.example" } });
    expect((await call("GET", "/api/v1/users/ann")).status).toBe(404);
  });
});
