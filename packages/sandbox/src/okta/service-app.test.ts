import { Client, DefaultRequestExecutor } from "@okta/okta-sdk-nodejs";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, it, onTestFinished } from "vitest";
import { serveStandIn } from "../node/serve-stand-in.ts";
import { createOktaStandIn } from "./create-okta-stand-in.ts";
import type { OktaServiceApp } from "./service-app.ts";

const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
const publicJwk = await exportJWK(publicKey);
const privateJwk = await exportJWK(privateKey);

async function open(app: Partial<OktaServiceApp> = {}) {
  const okta = createOktaStandIn({
    serviceApps: [{ clientId: "0oa1", publicKeys: [publicJwk], scopes: ["okta.users.read"], ...app }],
  });
  const { url, close } = await serveStandIn(okta);
  onTestFinished(close);
  return { okta, url };
}

/** Asks for a token with an assertion of these claims. */
async function ask(url: string, claims: Readonly<Record<string, unknown>> = {}, scope = "okta.users.read") {
  const now = Math.floor(Date.now() / 1000);
  const usual = {
    iss: "0oa1",
    sub: "0oa1",
    aud: `${url}/oauth2/v1/token`,
    iat: now,
    exp: now + 60,
    jti: crypto.randomUUID(),
  };
  const assertion = await new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: assertion,
    scope,
  });
  const response = await fetch(`${url}/oauth2/v1/token`, { method: "POST", body });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}

describe("the token endpoint", () => {
  it.each([true, false])("serves Okta's own SDK, tokens bound by DPoP: %s", async (requiresDpop) => {
    const { okta, url } = await open({ requiresDpop });
    const client = new Client({
      orgUrl: url,
      authorizationMode: "PrivateKey",
      clientId: "0oa1",
      scopes: ["okta.users.read"],
      privateKey: { ...privateJwk } as unknown as string,
      cacheMiddleware: null,
      requestExecutor: new DefaultRequestExecutor({ maxRetries: 0, requestTimeout: 0 }),
    } as ConstructorParameters<typeof Client>[0]);
    const logins: unknown[] = [];
    for await (const user of await client.userApi.listUsers()) logins.push(user?.profile?.login);
    expect(logins).toEqual(okta.inspect().users.map(({ profile }) => profile.login));
  });

  it("gives a token for an hour, with the scopes that are granted of those asked for", async () => {
    const { url } = await open({ requiresDpop: false });
    expect(await ask(url, {}, "okta.users.read okta.groups.manage")).toMatchObject({
      status: 200,
      body: { token_type: "Bearer", expires_in: 3600, scope: "okta.users.read" },
    });
  });

  it.each([
    ["for another address", { aud: "https://other.test/oauth2/v1/token" }],
    ["for longer than an hour", { exp: Math.floor(Date.now() / 1000) + 7200 }],
    ["that is over", { exp: Math.floor(Date.now() / 1000) - 60 }],
    ["of nobody we know", { iss: "0oa2", sub: "0oa2" }],
    ["of one for another", { sub: "0oa2" }],
  ])("refuses an assertion %s", async (_, claims) => {
    const { url } = await open({ requiresDpop: false });
    expect(await ask(url, claims)).toMatchObject({ status: 401, body: { error: "invalid_client" } });
  });

  it("takes an assertion once", async () => {
    const { url } = await open({ requiresDpop: false });
    expect((await ask(url, { jti: "once" })).status).toBe(200);
    expect((await ask(url, { jti: "once" })).status).toBe(401);
  });

  it("wants tokens of new apps bound", async () => {
    const { url } = await open();
    expect(await ask(url)).toMatchObject({ status: 400, body: { error: "invalid_dpop_proof" } });
  });
});
