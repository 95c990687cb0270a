/// <reference types="node" />
import { createHash } from "node:crypto";
import {
  type CryptoKey,
  decodeProtectedHeader,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importJWK,
  type JWK,
  jwtVerify,
} from "jose";
import { describe, expect, it } from "vitest";
import { createBudgetRegistry } from "../http/budget-registry.ts";
import { defaultIo } from "../http/io.ts";
import { answerJson, type SeenRequest, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { createOktaClient } from "./create-okta-client.ts";
import type { OktaServiceApp } from "./okta-service-app.ts";

const pair = await generateKeyPair("RS256", { extractable: true });
const pem = await exportPKCS8(pair.privateKey);
const publicJwk = JSON.stringify(await exportJWK(pair.publicKey));

const clientOf = (url: string, app: Partial<OktaServiceApp> = {}) =>
  createOktaClient({
    domain: url,
    authentication: { type: "serviceApp", clientId: "0oa1", privateKey: pem, scopes: ["okta.users.read"], ...app },
    io: { ...defaultIo(), budgets: createBudgetRegistry() },
  });

interface Org {
  /** Wants proofs, and with them this nonce. Absent: gives bearer tokens. */
  nonce?: string;
  /** Answers a call 401 while true. */
  refuses?: boolean;
  tokens: number;
}

/** An organisation that checks nothing itself: what it saw is checked by the tests. */
const startOrg = async (org: Org): Promise<TestServer> =>
  startTestServer(async ({ url, headers, body }, response) => {
    if (url !== "/oauth2/v1/token") {
      answerJson(response, org.refuses ? 401 : 200, org.refuses ? { errorCode: "E0000011" } : { id: "00u1" });
      return;
    }
    const { nonce } = headers.dpop ? (claimsOf(String(headers.dpop)) as { nonce?: string }) : {};
    if (org.nonce !== undefined && nonce !== org.nonce) {
      answerJson(response, 400, { error: "use_dpop_nonce", error_description: body }, { "dpop-nonce": org.nonce });
      return;
    }
    org.tokens += 1;
    org.refuses = false;
    const type = org.nonce === undefined ? "Bearer" : "DPoP";
    answerJson(response, 200, { token_type: type, expires_in: 3600, access_token: `t${org.tokens}` });
  });

const claimsOf = (jwt: string): object =>
  JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()) as object;

const assertionOf = ({ body }: SeenRequest): string => new URLSearchParams(body).get("client_assertion") ?? "";

/** Verifies a proof by the key in it, as a server does. */
const verifyProof = async (request: SeenRequest | undefined) => {
  const proof = String(request?.headers.dpop);
  const { jwk } = decodeProtectedHeader(proof);
  const key = (await importJWK(jwk as JWK, "ES256")) as CryptoKey;
  return (await jwtVerify(proof, key, { typ: "dpop+jwt" })).payload;
};

describe("an OAuth service app", () => {
  it("asks for a token with an assertion signed by its key, once for many calls", async () => {
    const org = await startOrg({ tokens: 0 });
    const okta = clientOf(org.url, { dpop: false, keyId: "key-1" });
    await Promise.all(["a", "b", "c"].map((userId) => okta.get("/api/v1/users/{userId}", { params: { userId } })));
    const [asked, ...calls] = org.seen;
    if (!asked) throw new Error("nothing was asked");
    expect(Object.fromEntries(new URLSearchParams(asked.body))).toMatchObject({
      grant_type: "client_credentials",
      scope: "okta.users.read",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    });
    const { payload, protectedHeader } = await jwtVerify(assertionOf(asked), pair.publicKey, {
      issuer: "0oa1",
      subject: "0oa1",
      audience: `${org.url}/oauth2/v1/token`,
    });
    expect(protectedHeader).toEqual({ alg: "RS256", kid: "key-1" });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(3600);
    expect(calls.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill("Bearer t1"));
  });

  it("binds its token to a key of its own, with the nonce that Okta asks for, and proves it with each call anew", async () => {
    const org = await startOrg({ nonce: "n1", tokens: 0 });
    const okta = clientOf(org.url);
    await okta.get("/api/v1/users/me", { query: { limit: 1 } });
    await okta.post("/api/v1/users");
    const [first, second, read, write] = org.seen;
    expect(await verifyProof(first)).not.toHaveProperty("nonce");
    expect(await verifyProof(second)).toMatchObject({ nonce: "n1", htm: "POST", htu: `${org.url}/oauth2/v1/token` });
    expect(read?.headers.authorization).toBe("DPoP t1");
    const ath = createHash("sha256").update("t1").digest("base64url");
    expect(await verifyProof(read)).toMatchObject({ ath, htm: "GET", htu: `${org.url}/api/v1/users/me` });
    expect(await verifyProof(write)).toMatchObject({ ath, htm: "POST", htu: `${org.url}/api/v1/users` });
    const ids = await Promise.all(org.seen.map(async (request) => (await verifyProof(request)).jti));
    expect(new Set(ids).size).toBe(4);
    expect(new Set(org.seen.slice(0, 2).map(assertionOf)).size).toBe(2);
  });

  it("takes up another nonce when Okta changes it", async () => {
    const state: Org = { nonce: "n1", tokens: 0 };
    const org = await startOrg(state);
    const okta = clientOf(org.url);
    await okta.get("/api/v1/users/me");
    Object.assign(state, { nonce: "n2", refuses: true });
    await okta.get("/api/v1/users/me");
    expect(org.seen.at(-1)?.headers.authorization).toBe("DPoP t2");
  });

  it("is not asked for ever: a nonce that is never right is an authentication error", async () => {
    const org = await startTestServer((_, response, count) =>
      answerJson(response, 400, { error: "use_dpop_nonce" }, { "dpop-nonce": `n${count}` }),
    );
    await expect(clientOf(org.url).get("/api/v1/users/me")).rejects.toMatchObject({ code: "authentication" });
    expect(org.seen).toHaveLength(2);
  });

  it("fetches another token after a 401 and sends the call once more, writes too", async () => {
    const state: Org = { tokens: 0 };
    const org = await startOrg(state);
    const okta = clientOf(org.url);
    await okta.get("/api/v1/users/me");
    state.refuses = true;
    await okta.post("/api/v1/users", {});
    expect(org.seen.map(({ url, headers }) => headers.authorization ?? url)).toEqual([
      "/oauth2/v1/token",
      "Bearer t1",
      "Bearer t1",
      "/oauth2/v1/token",
      "Bearer t2",
    ]);
  });

  it("that is not accepted is an authentication error with Okta's code and nothing that was sent", async () => {
    const org = await startTestServer(({ body }, response) =>
      answerJson(response, 401, { error: "invalid_client", error_description: body }),
    );
    const error = await clientOf(org.url)
      .post("/api/v1/users", {})
      .catch((each: unknown) => each);
    expect(error).toMatchObject({ code: "authentication", vendorCode: "invalid_client", maybeWritten: false });
    const shown = `${JSON.stringify(error)} ${(error as Error).stack}`;
    expect(shown).not.toContain(assertionOf(org.seen[0] as SeenRequest));
    expect(org.seen).toHaveLength(1);
  });
});

describe("a private key", () => {
  const algorithmWith = async (privateKey: string) => {
    const org = await startOrg({ tokens: 0 });
    await clientOf(org.url, { privateKey, dpop: false }).get("/api/v1/users/me");
    return decodeProtectedHeader(assertionOf(org.seen[0] as SeenRequest));
  };

  it.each(["RS256", "ES256", "ES384", "ES512"])("for %s is read as PEM and as JWK", async (algorithm) => {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    expect(await algorithmWith(await exportPKCS8(privateKey))).toEqual({ alg: algorithm });
    const jwk = { ...(await exportJWK(privateKey)), kid: "k1" };
    expect(await algorithmWith(JSON.stringify(jwk))).toEqual({ alg: algorithm, kid: "k1" });
  });

  it("is read with its line breaks spelled out, as an environment variable may hold it", async () => {
    expect(await algorithmWith(pem.replaceAll("\n", "\\n"))).toEqual({ alg: "RS256" });
  });

  it.each([
    ["{", "is no JSON"],
    ["{}", "is of a kind that Okta does not take"],
    [publicJwk, "is no private key"],
    ['{"kty":"oct","k":"c2VjcmV0","alg":"HS256"}', "is of a kind that Okta does not take"],
    ["-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----", "older form"],
    ["c2VjcmV0", "is no private key"],
  ])("that cannot be used is refused without being shown: %s", async (privateKey, problem) => {
    const error = await clientOf("http://127.0.0.1:9", { privateKey })
      .get("/api/v1/users/me")
      .catch((each: unknown) => each);
    expect(error).toMatchObject({ code: "configuration", message: expect.stringContaining(problem) });
    expect(`${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain("c2VjcmV0");
  });
});
