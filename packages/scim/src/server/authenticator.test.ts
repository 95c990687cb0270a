import { describe, expect, it } from "vitest";
import { serve } from "./__fixtures__/serve.ts";
import { newUser, sender } from "./__fixtures__/start.ts";
import {
  basicAuthenticator,
  bearerAuthenticator,
  createMemoryResourceStore,
  createScimServer,
  headerAuthenticator,
} from "./index.ts";

const basic = (credentials: string) => ({
  authorization: `Basic ${Buffer.from(credentials, "utf8").toString("base64")}`,
});

async function startTwoTenants() {
  const [north, south] = [createMemoryResourceStore(), createMemoryResourceStore()];
  const handle = createScimServer({
    authenticators: [
      bearerAuthenticator([
        { token: "north-token", store: north },
        { token: "south-token", store: south },
      ]),
      basicAuthenticator([{ userName: "south", password: "pass:wörd", store: south }]),
      headerAuthenticator("x-api-key", [{ key: "north-key", store: north }]),
    ],
  });
  return sender(await serve(handle));
}

describe("who asks", () => {
  it("decides which tenant's people are seen, whichever way they say it", async () => {
    const send = await startTwoTenants();
    await send("POST", "/Users", newUser("nora"), { authorization: "Bearer north-token" });
    await send("POST", "/Users", newUser("sam"), basic("south:pass:wörd"));
    const seenBy = async (headers: Record<string, string>) =>
      (await send("GET", "/Users", undefined, headers)).body.Resources.map(({ userName }) => userName);
    expect(await seenBy({ authorization: "bearer  north-token" })).toEqual(["nora"]);
    expect(await seenBy({ authorization: "none", "x-api-key": "north-key" })).toEqual(["nora"]);
    expect(await seenBy({ authorization: "Bearer south-token" })).toEqual(["sam"]);
    expect(await seenBy(basic("south:pass:wörd"))).toEqual(["sam"]);
  });

  it.each<[string, Record<string, string>]>([
    ["nothing", { authorization: "" }],
    ["a bare token", { authorization: "north-token" }],
    ["another token", { authorization: "Bearer north-tokem" }],
    ["the beginning of a token", { authorization: "Bearer north" }],
    ["two tokens", { authorization: "Bearer north-token, Bearer north-token" }],
    ["a password as a token", { authorization: "Bearer south:pass:wörd".replace("ö", "o") }],
    ["another user", basic("north:pass:wörd")],
    ["another password", basic("south:pass:word")],
    ["no password", basic("south")],
    ["Basic that is no base64", { authorization: "Basic ====" }],
    ["Basic that is no UTF-8", { authorization: "Basic /////w==" }],
    ["an empty key", { authorization: "", "x-api-key": "" }],
    ["another key", { authorization: "", "x-api-key": "south-key" }],
  ])("is not known by %s", async (_, headers) => {
    const send = await startTwoTenants();
    const answer = await send("GET", "/Users", undefined, headers);
    expect(answer).toMatchObject({ status: 401, body: { status: "401", detail: expect.stringMatching(/./) } });
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="SCIM", Basic realm="SCIM", charset="UTF-8"');
  });

  it("is asked before anything else is looked at", async () => {
    const send = await startTwoTenants();
    const stranger = { authorization: "Bearer stranger" };
    for (const [method, path] of [
      ["GET", "/Nothing"],
      ["DELETE", "/Schemas"],
      ["GET", "/Me"],
      ["GET", "/ServiceProviderConfig"],
    ] as const) {
      expect((await send(method, path, undefined, stranger)).status).toBe(401);
    }
    expect((await send("POST", "/Users", "{", stranger)).status).toBe(401);
  });

  it("cannot be told by an empty secret", () => {
    const store = createMemoryResourceStore();
    expect(() => bearerAuthenticator([{ token: "", store }])).toThrow(/secret/);
    expect(() => bearerAuthenticator([])).toThrow(/secret/);
    expect(() => headerAuthenticator("x-api-key", [{ key: "", store }])).toThrow(/secret/);
    expect(() => basicAuthenticator([{ userName: "a:b", password: "c", store }])).toThrow(/colon/);
  });

  it("is described to whoever sets the other end up", async () => {
    const send = await startTwoTenants();
    const { body } = await send("GET", "/ServiceProviderConfig", undefined, { authorization: "Bearer north-token" });
    expect(body.authenticationSchemes).toMatchObject([
      { type: "oauthbearertoken", primary: true },
      { type: "httpbasic", primary: false },
      { type: "apikey", primary: false },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/north-|south/);
  });
});
