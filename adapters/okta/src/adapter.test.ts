import { generateKeyPairSync } from "node:crypto";
import { createRequire } from "node:module";
import { abilitiesOf, createBudgetRegistry, defaultIo, RosterkitError, type Wait } from "@rosterkit/core/adapter";
import { createOktaClient } from "@rosterkit/core/okta";
import { createOktaStandIn, generousLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { failureOf, openOkta } from "./__fixtures__/open-okta.ts";
import { okta } from "./adapter.ts";

/** One line each, and nothing that must not be seen. */
function expectKind(error: unknown, secret: string) {
  if (!RosterkitError.isInstance(error)) throw new Error(`not of our family: ${String(error)}`);
  for (const line of [error.message, error.remedy ?? ""]) {
    expect(line).not.toBe("");
    expect(line).not.toContain("\n");
    expect(line).not.toContain(secret);
  }
  expect(JSON.stringify({ ...error, stack: error.stack })).not.toContain(secret);
  return { cause: error.message, remedy: error.remedy };
}

const token = "00SecretSecret-0451";

describe("check", () => {
  test("names the organisation and the owner of the token, whom the guard protects", async () => {
    const { connection, standIn, asked } = await openOkta();
    const [admin] = standIn.inspect().users;
    expect(await connection.check()).toEqual({
      account: standIn.orgId,
      findings: [{ ability: "people.read", ok: true }],
      owners: [admin?.id],
    });
    expect(asked().every((request) => request.startsWith("GET "))).toBe(true);
  });

  test.each(["/admin/dashboard?tab=1#x", "/", "/login/login.htm?fromURI=%2Fapp"])(
    "takes the address as it was pasted: …%s",
    async (pasted) => {
      const { connect, url, standIn } = await openOkta();
      expect((await connect({ domain: `  ${url}${pasted} ` }).check()).account).toBe(standIn.orgId);
    },
  );
});

describe("a first error is kind: one line of cause, one of remedy, no secret", () => {
  test("wrong token", async () => {
    const { connect } = await openOkta();
    const said = expectKind(await failureOf(connect({ apiToken: token }).check()), token);
    expect(said).toEqual({
      cause: "Okta answered 401 (E0000011) to GET /api/v1/users/{id}: the API token is not valid",
      remedy: expect.stringContaining("Security > API"),
    });
  });

  test("read-only token: everything can be read and planned; the first write says what is missing", async () => {
    const { connection, create, standIn, readAll } = await openOkta();
    standIn.setTokenAccess(standIn.token, "read only");
    expect((await connection.check()).findings).toEqual([{ ability: "people.read", ok: true }]);
    expect((await readAll()).extent.complete).toBe(true);
    const error = await failureOf(create());
    expect(error).toMatchObject({ code: "permission", vendorCode: "E0000006" });
    expect(expectKind(error, standIn.token).remedy).toContain("administrator role");
    expect(String(error)).not.toContain("mia");
  });

  test("wrong domain: somebody answers who is not Okta", async () => {
    const headers = { "content-type": "text/html" };
    const { url, close } = await serveStandIn({ handle: async () => new Response("<h1>Welcome</h1>", { headers }) });
    onTestFinished(close);
    const error = await failureOf(okta.connect({ domain: url, apiToken: token }, defaultIo()).check());
    expect(expectKind(error, token).cause).toContain("is not an Okta organisation");
  });

  test("unreachable host", async () => {
    const { url, close } = await serveStandIn(createOktaStandIn());
    await close();
    const error = await failureOf(okta.connect({ domain: url, apiToken: token }, defaultIo()).check());
    expect(expectKind(error, token)).toEqual({
      cause: `No answer from Okta at ${new URL(url).host} to GET /.well-known/okta-organization: nothing accepts connections there`,
      remedy: expect.stringContaining("Check the address"),
    });
  });

  test.each([
    [{ domain: "", apiToken: token }, "Okta domain is empty"],
    [{ domain: "acme.okta.com", apiToken: " " }, "API token is empty"],
    [{ domain: "http://acme.okta.com", apiToken: token }, "is not https"],
    [{ domain: "login.okta.com", apiToken: token }, "names no organisation"],
  ])("settings that cannot work: %j", (settings, cause) => {
    const connect = () => okta.connect(settings, defaultIo());
    expect(connect).toThrow(cause);
    expect(connect).not.toThrow(token);
  });
});

describe("rule 11: the share of the rate limit is a setting", () => {
  /** How many of eight look-ups go out before one has to wait for the limit. */
  const goOut = async (rateShare?: number) => {
    const limits = { ...generousLimits, readUser: 20, tokenShare: 1 };
    const { connect, asked } = await openOkta({ limits });
    const stop = new AbortController();
    const onWait = ({ reason }: Wait) => reason === "limit" && stop.abort(new Error("waits"));
    const settings = rateShare === undefined ? {} : { rateShare };
    const { people } = connect(settings, { budgets: createBudgetRegistry(), onWait, signal: stop.signal });
    for (let call = 0; call < 8 && !stop.signal.aborted; call += 1)
      await people.get?.("00u00000000000000000").catch((error) => expect(error).toBe(stop.signal.reason));
    return asked().length;
  };

  test("and nine tenths when nothing is said", async () => {
    // A tenth of our share is kept for whoever is in a hurry.
    expect(await goOut(0.3)).toBe(5);
    expect(await goOut(0.1)).toBe(1);
    expect(await goOut()).toBe(8);
  });

  test.each([0, -1, 1.5])("above 0 and up to 1, not %s", (rateShare) => {
    expect(() => okta.connect({ domain: "acme.okta.com", apiToken: token, rateShare }, defaultIo())).toThrow(
      "rate limit",
    );
  });
});

describe("the credential", () => {
  test("ends unused where it is an API token, and not where it is the key of a service app", () => {
    const domain = "https://acme.okta.com";
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    expect(okta.connect({ domain, apiToken: token }, defaultIo()).credential).toEqual({ unusedDays: 30 });
    expect(okta.connect({ domain, clientId: "0oa1", privateKey: pem }, defaultIo()).credential).toBeUndefined();
  });
});

describe("capabilities", () => {
  test("are computed, with the permission that each needs and what cannot be undone", async () => {
    const { users, connection } = await openOkta();
    expect(okta.capabilities.map(({ ability }) => ability)).toEqual([
      ...abilitiesOf(users as never).map((ability) => `people.${ability}`),
      ...abilitiesOf(connection.groups as never).map((ability) => `groups.${ability}`),
      "events.receive",
      "events.poll",
      "events.register",
    ]);
    const records = okta.capabilities.filter(({ ability }) => !ability.startsWith("events."));
    expect(records.every(({ permission }) => permission?.startsWith("okta."))).toBe(true);
    expect(okta.capabilities.filter(({ undoable }) => !undoable).map(({ ability }) => ability)).toEqual([
      "people.become.inactive",
      "people.become.deleted",
      "people.revokeSessions",
      "groups.create",
    ]);
  });
});

test("Okta's SDK is loaded by asking for it and by nothing else", { timeout: 30_000 }, async () => {
  const isLoaded = () =>
    Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("okta-sdk-nodejs"));
  const { connection, users, create, row, become, readAll, url, standIn } = await openOkta();
  await connection.check();
  await readAll();
  const id = await create({}, "active");
  await users.discover();
  await users.update(id, { set: { "profile.title": "Engineer" }, all: {} }, {});
  await users.revokeSessions(id);
  await become((await row(id)).id, "deleted");
  expect(isLoaded()).toBe(false);

  const client = createOktaClient({
    domain: url,
    authentication: { type: "apiToken", apiToken: standIn.token },
    io: defaultIo(),
  });
  expect(isLoaded()).toBe(false);
  const sdk = await client.sdk<{ userApi: { getUser(of: { userId: string }): Promise<{ id: string }> } }>();
  expect(isLoaded()).toBe(true);
  expect((await sdk.userApi.getUser({ userId: "me" })).id).toBe(standIn.inspect().users[0]?.id);
});
