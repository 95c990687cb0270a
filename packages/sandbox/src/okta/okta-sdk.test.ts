import { describe, expect, it } from "vitest";
import { errorOf, openSdk as open } from "./__fixtures__/open-sdk.ts";
import { defaultOktaToken } from "./create-okta-stand-in.ts";
import { integratorLimits } from "./rate-limits.ts";
import { profileOf } from "./test-caller.ts";

// Okta's own SDK over real HTTP: what it makes of our answers is the nearest to a second opinion on them.

describe("Okta's SDK drives the stand-in", () => {
  it("from create to delete", async () => {
    const { okta, client } = await open({ switches: { finishActivationAfterMs: 0 } });
    const users = client.userApi;
    const made = await users.createUser({ body: { profile: profileOf("ann") }, activate: false });
    const userId = made.id ?? "";
    expect([made.status, made.created]).toEqual(["STAGED", expect.any(Date)]);

    const activated = await users.activateUser({ userId, sendEmail: false });
    expect(activated.activationUrl).toContain(activated.activationToken);
    expect((await users.getUser({ userId: "ann@example.com" })).status).toBe("ACTIVE");

    const updated = await users.updateUser({ userId, user: { profile: { nickName: "Annie", title: null } } });
    expect(updated.profile).toMatchObject({ nickName: "Annie", login: "ann@example.com" });
    await users.replaceUser({ userId, user: { profile: { ...profileOf("ann"), city: "Rome" } } });
    expect(okta.get(userId)?.profile).toEqual({ ...profileOf("ann"), city: "Rome" });

    await users.suspendUser({ userId });
    expect((await users.getUser({ userId })).status).toBe("SUSPENDED");
    await users.unsuspendUser({ userId });
    await users.revokeUserSessions({ userId, oauthTokens: true });
    expect(okta.get(userId)?.oauthTokensRevokedAt).not.toBeNull();

    await users.deactivateUser({ userId });
    expect((await users.getUser({ userId })).status).toBe("DEPROVISIONED");
    await users.activateUser({ userId, sendEmail: true });
    await users.deleteUser({ userId });
    expect(okta.get(userId)?.status).toBe("DEPROVISIONED");
    await users.deleteUser({ userId });
    expect(await errorOf(users.getUser({ userId }))).toMatchObject({ status: 404, code: "E0000007" });
  });

  it("through passwords, locks and recoveries", async () => {
    const { okta, client } = await open();
    const users = client.userApi;
    const body = { profile: profileOf("ann"), credentials: { password: { value: "correct horse" } } };
    const { id: userId = "", status } = await users.createUser({ body });
    expect(status).toBe("ACTIVE");
    okta.lock(userId);
    await users.unlockUser({ userId });
    expect((await users.expirePassword({ userId })).status).toBe("PASSWORD_EXPIRED");
    // This SDK reads the answer as a user and so drops the password in it.
    await users.expirePasswordAndGetTemporaryPassword({ userId });
    expect((await users.generateResetPasswordToken({ userId, sendEmail: false })).resetPasswordUrl).toMatch(/^http/);
    expect((await users.getUser({ userId })).status).toBe("RECOVERY");
    await users.reactivateUser({ userId, sendEmail: false });
    await users.resetFactors({ userId });
  });

  it("through lists, pages, searches and the schema", async () => {
    const customAttributes = [{ name: "hrId", title: "HR id", type: "string" }] as const;
    const { okta, client } = await open({ pageSize: 3, customAttributes });
    for (const name of ["ann", "bob", "cid", "dan", "eve", "fay"])
      okta.addUser({ profile: { ...profileOf(name), hrId: `hr-${name}` } });
    const logins: (string | undefined)[] = [];
    await (await client.userApi.listUsers({ limit: 3 })).each((user) => void logins.push(user.profile?.login));
    expect(logins).toHaveLength(7);
    expect(new Set(logins).size).toBe(7);

    const found: unknown[] = [];
    const search = await client.userApi.listUsers({ search: 'profile.hrId eq "hr-eve"' });
    await search.each((user) => void found.push(user.profile?.hrId));
    expect(found).toEqual(["hr-eve"]);

    const schema = await client.schemaApi.getUserSchema({ schemaId: "default" });
    expect(Object.keys(schema.definitions?.custom?.properties ?? {})).toEqual(["hrId"]);
    expect(schema.definitions?.base?.properties?.login).toMatchObject({ maxLength: 100 });
  });
});

describe("Okta's SDK meets refusals", () => {
  it("of what may not be created", async () => {
    const { client } = await open();
    const create = (profile: object, options: object = {}): Promise<unknown> =>
      client.userApi.createUser({ body: { profile: { ...profileOf("ann"), ...profile } }, ...options });
    await create({});
    expect(await errorOf(create({}))).toEqual({
      status: 400,
      code: "E0000001",
      causes: ["login: An object with this field already exists in the current organization"],
    });
    expect(await errorOf(create({ login: "bob@example.com", shoe: 42 }))).toEqual({
      status: 400,
      code: "E0000001",
      causes: ["Property name 'shoe' is not defined in profile"],
    });
    expect((await errorOf(create({ login: "bob@example.com", lastName: "" }))).causes).toEqual([
      "lastName: The field cannot be left blank",
    ]);
    const expire = create({ login: "bob@example.com" }, { nextLogin: "changePassword" });
    expect((await errorOf(expire)).code).toBe("E0000124");
  });

  it("of what the status forbids", async () => {
    const { okta, client } = await open();
    const userId = okta.addUser({ profile: profileOf("ann"), status: "DEPROVISIONED" });
    const users = client.userApi;
    const codes = [
      (await errorOf(users.suspendUser({ userId }))).causes[0],
      (await errorOf(users.unsuspendUser({ userId }))).causes[0],
      (await errorOf(users.deactivateUser({ userId }))).code,
      (await errorOf(users.unlockUser({ userId }))).code,
      (await errorOf(users.reactivateUser({ userId, sendEmail: false }))).code,
      (await errorOf(users.updateUser({ userId, user: { profile: { city: "Rome" } } }))).code,
    ];
    expect(codes).toEqual([
      "Cannot suspend a user that is not active",
      "Cannot unsuspend a user that is not suspended",
      "E0000007",
      "E0000032",
      "E0000038",
      "E0000007",
    ]);
  });

  // The SDK's node-fetch never ends on such an answer, so the platform's fetch has to show that it arrives as planned.
  it("of the connection, in the middle of a body", async () => {
    const { okta, url } = await open();
    okta.planFault({ kind: "truncated body" });
    const headers = { authorization: `SSWS ${defaultOktaToken}` };
    const response = await fetch(`${url}/api/v1/users`, { headers });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
    expect((await fetch(`${url}/api/v1/users`, { headers })).headers.get("link")).toContain('rel="self"');
  });

  it("of the token, the limits and the vendor's bad days", async () => {
    const { okta, client } = await open({ limits: { ...integratorLimits, readUser: 4 } });
    const me = (): Promise<unknown> => client.userApi.getUser({ userId: "me" });
    await me();
    await me();
    expect(await errorOf(me())).toMatchObject({ status: 429, code: "E0000047" });
    okta.planFault({ kind: "internal error" });
    expect(await errorOf(me())).toMatchObject({ status: 500, code: "E0000009" });
    okta.planFault({ kind: "lost answer", method: "POST" });
    await expect(client.userApi.createUser({ body: { profile: profileOf("ann") } })).rejects.toThrow(
      /socket hang up|reset/i,
    );
    expect(okta.get("ann@example.com")?.status).toBe("PROVISIONED");
    okta.setTokenAccess(defaultOktaToken, "revoked");
    expect(await errorOf(me())).toMatchObject({ status: 401, code: "E0000011" });
  });
});
