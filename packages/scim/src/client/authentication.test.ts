import { describe, expect, it } from "vitest";
import { connect, testIo } from "./__fixtures__/connect.ts";
import { type SeenRequest, startServer } from "./__fixtures__/start-server.ts";
import { type ScimCredentials, scimAuthentication } from "./index.ts";

const vendor = { id: "acme", name: "Acme" };

const shown = { status: 200, body: { id: "1", userName: "ada@example.com" } };

/** A SCIM server whose tokens come from itself; `accepts` says which. */
const open = async (options: {
  readonly token?: (request: SeenRequest, count: number) => { status: number; body?: unknown };
  readonly accepts?: (authorization: string, count: number) => boolean;
  readonly more?: Partial<Extract<ScimCredentials, { type: "oauth" }>>;
}) => {
  let tokens = 0;
  const server = await startServer((request, count) => {
    if (request.path === "/token")
      return (
        options.token?.(request, ++tokens) ?? { status: 200, body: { access_token: `t${++tokens}`, expires_in: 3600 } }
      );
    return options.accepts?.(request.headers.authorization ?? "", count) === false ? { status: 401 } : shown;
  });
  let now = Date.now();
  const io = testIo({ now: () => now });
  const credentials: ScimCredentials = {
    type: "oauth",
    tokenUrl: `${server.url}/token`,
    clientId: "roster kit",
    clientSecret: "s3cret&%",
    ...options.more,
  };
  const authentication = scimAuthentication(credentials, vendor, io);
  const client = connect(server.url, { authentication, io });
  const asked = () => server.seen.filter(({ path }) => path === "/token");
  return { ...server, client, asked, wait: (ms: number) => (now += ms) };
};

describe("how a server is told who is asking", () => {
  it.each<[ScimCredentials, string, string]>([
    [{ type: "basic", user: "admin", password: "pässword" }, "authorization", "Basic YWRtaW46cMOkc3N3b3Jk"],
    [{ type: "bearer", token: " key " }, "authorization", "Bearer key"],
    [{ type: "header", name: "token", key: "key" }, "token", "key"],
    [{ type: "header", name: "authorization", key: "key", prefix: "ApiKey" }, "authorization", "ApiKey key"],
  ])("%j", async (credentials, name, value) => {
    const { url, seen } = await startServer(() => shown);
    await connect(url, { authentication: scimAuthentication(credentials, vendor, testIo()) }).users.get("1");
    expect(seen[0]?.headers[name]).toBe(value);
  });

  it("is not by a key that was pasted into the name of the header", () => {
    const credentials = { type: "header", name: "my secret key\n", key: "x" } as const;
    expect(() => scimAuthentication(credentials, vendor, testIo())).toThrow("is not the name of a header");
  });
});

describe("OAuth client credentials", () => {
  it("fetch one token for many calls at once, and keep it until a minute before its end", async () => {
    const { client, asked, wait, seen } = await open({});
    await Promise.all(["1", "2", "3"].map((id) => client.users.get(id)));
    wait(3_500_000);
    await client.users.get("1");
    expect(asked()).toHaveLength(1);
    wait(50_000);
    await client.users.get("1");
    expect(asked()).toHaveLength(2);
    expect(seen.at(-1)?.headers.authorization).not.toBe(seen[1]?.headers.authorization);
  });

  it("go in the header, form-encoded, with scope and audience in the body", async () => {
    const { client, asked } = await open({ more: { scope: "scim read", audience: "acme" } });
    await client.users.get("1");
    expect(asked()[0]?.headers.authorization).toBe(`Basic ${btoa("roster+kit:s3cret%26%25")}`);
    expect(asked()[0]?.text).toBe("grant_type=client_credentials&scope=scim+read&audience=acme");
  });

  it("go in the body where the server wants that", async () => {
    const { client, asked } = await open({ more: { credentialsIn: "body" } });
    await client.users.get("1");
    expect(asked()[0]?.headers.authorization).toBeUndefined();
    expect(asked()[0]?.text).toBe("grant_type=client_credentials&client_id=roster+kit&client_secret=s3cret%26%25");
  });

  it("are used once more after a 401, by calls at the same time together, for writes too", async () => {
    const { client, asked } = await open({
      token: (_, count) => ({ status: 200, body: { access_token: `t${count}` } }),
      accepts: (authorization) => authorization !== "Bearer t1",
    });
    await Promise.all([
      client.users.get("1"),
      client.users.get("2"),
      client.users.delete("3", {}, { readBack: false }),
    ]);
    expect(asked()).toHaveLength(2);
  });

  it("are not used again and again: a second 401 is final", async () => {
    const { client, seen } = await open({ accepts: () => false });
    await expect(client.users.get("1")).rejects.toMatchObject({ code: "authentication", status: 401 });
    expect(seen.filter(({ path }) => path !== "/token")).toHaveLength(2);
  });

  it("that are not accepted are an authentication error without the secret, and the call was never sent", async () => {
    for (const status of [400, 401]) {
      const { client, seen } = await open({
        token: () => ({ status, body: { error: "invalid_client", hint: "s3cret&%" } }),
      });
      const error = await client.users.delete("1").catch((each: unknown) => each);
      expect(error).toMatchObject({ code: "authentication", maybeWritten: false });
      expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
      expect(seen.every(({ path }) => path === "/token")).toBe(true);
      expect(seen).toHaveLength(1);
    }
  });

  it("that cannot be fetched now leave the call unsent and worth repeating", async () => {
    const { client } = await open({ token: () => ({ status: 502, body: "<h1>Bad gateway</h1>" }) });
    await expect(client.users.delete("1")).rejects.toMatchObject({
      code: "network",
      maybeWritten: false,
      isRetryable: true,
    });
  });

  it("whose answer has no token are refused", async () => {
    const { client } = await open({ token: () => ({ status: 200, body: { error: "no" } }) });
    await expect(client.users.get("1")).rejects.toMatchObject({ code: "unexpected-response" });
  });
});
