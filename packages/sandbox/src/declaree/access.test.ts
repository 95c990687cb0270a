import { describe, expect, it } from "vitest";
import { startDeclaree } from "./__fixtures__/start-declaree.ts";
import type { DeclareeSwitches } from "./index.ts";

const started = (switches: Partial<DeclareeSwitches> = {}) => startDeclaree({ switches });
type Bench = Awaited<ReturnType<typeof started>>;
const basicOf = ({ declaree }: Bench, password = declaree.password) =>
  `Basic ${btoa(`${declaree.userName}:${password}`)}`;
const statusBy = async (bench: Bench, authorization: string) =>
  (await bench.ask("GET", "/Users?startIndex=1&count=2", undefined, authorization)).status;

describe("the web account", () => {
  it("signs in by Basic, and by nothing near it", async () => {
    const bench = await started();
    expect(await statusBy(bench, basicOf(bench))).toBe(200);
    expect(await statusBy(bench, basicOf(bench, "wrong"))).toBe(401);
    const refused = bench.connect({ type: "basic", user: bench.declaree.userName, password: "wrong" });
    await expect(refused.users.find("userName", "x")).rejects.toMatchObject({ name: "AuthenticationError" });
  });

  it("is 401 until a normal web login", async () => {
    const bench = await started({ freshAccount: "web login" });
    expect(await statusBy(bench, basicOf(bench))).toBe(401);
    expect(bench.declaree.webLogin("wrong")).toBe(false);
    expect(await statusBy(bench, basicOf(bench))).toBe(401);
    expect(bench.declaree.webLogin(bench.declaree.password)).toBe(true);
    expect(await statusBy(bench, basicOf(bench))).toBe(200);
  });

  it("is 401 until a normal web login and another password, and the key is taken meanwhile", async () => {
    const bench = await started({ freshAccount: "web login and new password" });
    bench.declaree.webLogin(bench.declaree.password);
    expect(await statusBy(bench, basicOf(bench))).toBe(401);
    expect(await statusBy(bench, `Bearer ${bench.declaree.key}`)).toBe(200);
    bench.declaree.resetPassword("another of no worth");
    expect(await statusBy(bench, basicOf(bench))).toBe(401);
    expect(await statusBy(bench, basicOf(bench, "another of no worth"))).toBe(200);
  });

  it.each(["deactivated", "deleted"])("shuts itself out when its own user is %s", async (how) => {
    const bench = await started();
    const id = (await bench.client.users.find("userName", bench.declaree.userName))?.row.id ?? "";
    const body = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: bench.declaree.userName };
    if (how === "deleted") await bench.ask("DELETE", `/Users/${id}`);
    else await bench.ask("PUT", `/Users/${id}`, { ...body, active: false });
    expect(await statusBy(bench, basicOf(bench))).toBe(401);
    expect(await statusBy(bench, `Bearer ${bench.declaree.key}`)).toBe(401);
  });

  it("may be suspended at any time, so that both are owed again", async () => {
    const bench = await started();
    bench.declaree.suspendAccount("web login and new password");
    bench.declaree.resetPassword("another of no worth");
    expect(await statusBy(bench, basicOf(bench, "another of no worth"))).toBe(401);
    bench.declaree.webLogin("another of no worth");
    expect(await statusBy(bench, basicOf(bench, "another of no worth"))).toBe(200);
  });
});

describe("the key", () => {
  it.each([
    [["bearer"], 200, 401],
    [["bare"], 401, 200],
    [["bearer", "bare"], 200, 200],
    [[], 401, 401],
  ] as const)("is sent as %o", async (keyForms, bearer, bare) => {
    const bench = await started({ keyForms });
    expect(await statusBy(bench, `Bearer ${bench.declaree.key}`)).toBe(bearer);
    expect(await statusBy(bench, bench.declaree.key)).toBe(bare);
  });

  it("dies when another is made, and when it is revoked", async () => {
    const bench = await started();
    const key = bench.declaree.renewKey();
    expect([await statusBy(bench, `Bearer ${bench.declaree.key}`), await statusBy(bench, `Bearer ${key}`)]).toEqual([
      401, 200,
    ]);
    bench.declaree.revokeKey();
    expect(await statusBy(bench, `Bearer ${key}`)).toBe(401);
  });
});

describe("the SCIM module", () => {
  it.each([401, 403, 404] as const)("that is off is %s to whoever is known, and 401 to others", async (moduleOff) => {
    const bench = await started({ moduleOff });
    bench.declaree.setModule(false);
    expect(await statusBy(bench, basicOf(bench))).toBe(moduleOff);
    expect(await statusBy(bench, "Bearer wrong")).toBe(401);
    bench.declaree.setModule(true);
    expect(await statusBy(bench, basicOf(bench))).toBe(200);
  });
});

describe("too many requests", () => {
  it.each([
    ["seconds", "60"],
    ["absent", null],
  ] as const)("are 429 until the next minute, retry-after %s", async (retryAfter, told) => {
    const bench = await started({ requestsAMinute: 2, retryAfter });
    for (const _ of [1, 2]) expect(await statusBy(bench, basicOf(bench))).toBe(200);
    const limited = await bench.ask("GET", "/Users");
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, told]);
    bench.pass(60_000);
    expect(await statusBy(bench, basicOf(bench))).toBe(200);
  });
});

describe("planned faults", () => {
  it.each([
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["rate limited", 429],
    ["internal error", 500],
    ["unavailable", 503],
  ] as const)("are SCIM errors, at any page (%s)", async (kind, status) => {
    const { ask, declaree } = await startDeclaree({ count: 30 });
    declaree.planFault({ kind, path: /\/Users$/, nth: 2, retryAfterSeconds: 7 });
    expect((await ask("GET", "/Users?startIndex=1&count=10")).status).toBe(200);
    const second = await ask("GET", "/Users?startIndex=11&count=10");
    expect(second).toMatchObject({ status, body: { status: String(status) } });
    expect(second.headers.get("retry-after")).toBe(status === 429 || status === 503 ? "7" : null);
    expect((await ask("GET", "/Users?startIndex=11&count=10")).body.Resources).toHaveLength(10);
  });

  it("may say that there is nobody", async () => {
    const { ask, declaree } = await startDeclaree({ count: 5 });
    declaree.planFault({ kind: "empty page" });
    expect((await ask("GET", "/Users")).body).toMatchObject({ totalResults: 0, Resources: [] });
  });

  it("may lose an answer after the work, which the log tells", async () => {
    const { client, declaree } = await started();
    declaree.planFault({ kind: "lost answer", method: "POST" });
    await expect(client.users.create({ userName: "ada@acme.example" })).rejects.toMatchObject({ maybeWritten: true });
    expect((await declaree.inspect()).users).toHaveLength(2);
    expect(declaree.requests.filter(({ wrote }) => wrote)).toMatchObject([{ method: "POST", path: "/SCIM/v2/Users" }]);
  });
});
