import { createBudgetRegistry, defaultIo } from "@rosterkit/core/adapter";
import { createOktaStandIn, generousLimits, type OktaServiceApp } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { exportJWK, exportPKCS8, generateKeyPair } from "jose";
import { describe, expect, it, onTestFinished } from "vitest";
import { okta } from "./index.ts";

const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
const [pem, jwk] = await Promise.all([exportPKCS8(privateKey), exportJWK(publicKey)]);

const open = async (app: Partial<OktaServiceApp> = {}, settings: Readonly<Record<string, unknown>> = {}) => {
  const granted = { clientId: "0oa1", publicKeys: [jwk], scopes: ["okta.users.manage", "okta.schemas.read"] };
  const org = createOktaStandIn({ limits: generousLimits, serviceApps: [{ ...granted, ...app }] });
  const { url, close } = await serveStandIn(org);
  onTestFinished(close);
  const io = { ...defaultIo(), budgets: createBudgetRegistry() };
  return { org, connection: okta.connect({ domain: url, clientId: "0oa1", privateKey: pem, ...settings }, io) };
};

const ada = { login: "ada@example.com", email: "ada@example.com", firstName: "Ada", lastName: "Lovelace" };
const named = {
  "profile.login": ada.login,
  "profile.email": ada.email,
  "profile.firstName": "Ada",
  "profile.lastName": "L",
};

describe("a connection as a service app", () => {
  it.each([true, false])("reads and writes, its tokens bound: %s", async (requiresDpop) => {
    const { org, connection } = await open({ requiresDpop }, { dpop: requiresDpop });
    expect(await connection.check()).toMatchObject({ account: org.orgId, findings: [{ ok: true }], owners: [] });
    const id = await connection.people.create?.({ set: named, all: named }, "staged", {});
    expect(org.get(id ?? "")?.status).toBe("STAGED");
    org.revokeServiceAppTokens();
    expect(await connection.people.get?.(id ?? "")).toMatchObject({ row: { id } });
    expect(org.requests.map(({ path, status }) => `${status} ${path}`)).toContain(`401 /api/v1/users/${id}`);
  });

  it("is told apart from one whose role shows nobody", async () => {
    const { connection } = await open({ access: "no admin role" });
    expect((await connection.check()).findings).toMatchObject([{ ok: false, remedy: expect.stringContaining("role") }]);
  });

  it("asks for what events need once there is an event hook secret, and for no more before", async () => {
    const scopes = ["okta.users.manage", "okta.logs.read", "okta.eventHooks.manage"];
    const plain = await open({ scopes });
    await expect(plain.connection.events?.poll?.()).rejects.toMatchObject({ code: "permission" });
    const { connection } = await open({ scopes }, { eventHookSecret: "a-secret-of-no-worth" });
    expect(await connection.events?.poll?.()).toMatchObject({ next: expect.stringContaining("/api/v1/logs?") });
    const findings = (await connection.check()).findings.map(({ ability, ok }) => [ability, ok]);
    expect(findings).toContainEqual(["events.poll", true]);
  });

  it("is refused what no scope was granted for", async () => {
    const { connection } = await open({ scopes: ["okta.schemas.read"] });
    const refused = connection.people.create?.({ set: named, all: named }, "staged", {});
    await expect(refused).rejects.toMatchObject({ code: "permission" });
  });

  it.each<[string, string, Partial<OktaServiceApp>, Readonly<Record<string, unknown>>]>([
    ["a key that Okta does not have", "authentication", { publicKeys: [] }, {}],
    ["another client id", "authentication", {}, { clientId: "0oa2" }],
    ["no scope granted", "permission", { scopes: [] }, {}],
    ["tokens that are not bound though they must be", "authentication", {}, { dpop: false }],
  ])("with %s is an error of %s with a remedy", async (_, code, app, settings) => {
    const { connection } = await open(app, settings);
    const failure = await connection.people.get?.("me").catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, remedy: expect.stringContaining("client id") });
  });

  it("is set up whole or not at all", () => {
    const connect = (input: Readonly<Record<string, unknown>>) => () =>
      okta.connect({ domain: "acme.okta.com", ...input }, defaultIo());
    expect(connect({})).toThrow("API token");
    expect(connect({ apiToken: "x", clientId: "0oa1", privateKey: pem })).toThrow("one of the two");
    expect(connect({ clientId: "0oa1" })).toThrow("Private key");
    expect(connect({ apiToken: "x", privateKey: pem })).toThrow("go together");
  });
});
