import { describe, expect, it } from "vitest";
import { hookOf, type ReceiverOptions, startHookReceiver } from "../__fixtures__/start-hook-receiver.ts";
import type { OktaStandInOptions } from "../okta-stand-in.ts";
import { createTestCaller, profileOf } from "../test-caller.ts";

const path = "/api/v1/eventHooks";

/** An org with a hook that is not verified yet, and its receiver. */
async function withHook(receiving: ReceiverOptions = {}, options: Partial<OktaStandInOptions> = {}) {
  const caller = createTestCaller({ hookWaitMs: 100, ...options });
  const receiver = await startHookReceiver(receiving);
  const made = await caller.call("POST", path, hookOf(receiver.url));
  const turn = (act: string) => caller.call("POST", `${path}/${made.body.id}/lifecycle/${act}`);
  return { ...caller, receiver, made, id: made.body.id as string, turn };
}

describe("an event hook", () => {
  it("is ACTIVE and UNVERIFIED at first, and never tells its secret", async () => {
    const { call, made, id } = await withHook();
    expect([made.status, made.body.status, made.body.verificationStatus]).toEqual([200, "ACTIVE", "UNVERIFIED"]);
    const answers = [made, await call("GET", `${path}/${id}`), await call("GET", path)];
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain("shh");
    expect(answers[1]?.body.channel.config.authScheme).toEqual({ type: "HEADER", key: "authorization" });
    expect(answers[2]?.body).toMatchObject([{ id, events: { items: ["user.lifecycle.suspend"] } }]);
  });

  it.each<[string, object]>([
    ["plain http", hookOf("http://example.com/hook")],
    ["no address", hookOf("hook")],
    ["another's http that looks like ours", hookOf("http://127.0.0.1.example.com/")],
    ["no name", { ...hookOf("https://example.com/"), name: "" }],
    ["no event type", hookOf("https://example.com/", [])],
    ["an event type there is none of", hookOf("https://example.com/", ["user.lifecycle.nap"])],
    ["one that is not eligible", hookOf("https://example.com/", ["user.account.update_primary_email"])],
    ["too many of them", hookOf("https://example.com/", Array(301).fill("user.lifecycle.create"))],
    ["a header that is none", hookOf("https://example.com/", undefined, { headers: [{ key: "a b", value: "c" }] })],
    ["a filter", { ...hookOf("https://example.com/"), events: { type: "EVENT_TYPE", items: ["a"], filter: {} } }],
  ])("with %s is refused", async (_, body) => {
    const { call } = createTestCaller();
    const refused = await call("POST", path, body);
    expect([refused.status, refused.body.errorCode]).toEqual([400, "E0000001"]);
    expect((await call("GET", path)).body).toEqual([]);
  });

  it("that is not there is 404", async () => {
    const { call } = createTestCaller();
    for (const [method, more] of [
      ["GET", ""],
      ["PUT", ""],
      ["DELETE", ""],
      ["POST", "/lifecycle/verify"],
    ] as const) {
      const answer = await call(method, `${path}/who1${more}`);
      expect([answer.status, answer.body.errorSummary]).toEqual([404, "Not found: Resource not found: who1 (Webhook)"]);
    }
  });

  it("is deleted only when it is INACTIVE", async () => {
    const { call, id, turn } = await withHook();
    expect((await call("DELETE", `${path}/${id}`)).status).toBe(400);
    expect((await turn("deactivate")).body.status).toBe("INACTIVE");
    expect((await call("DELETE", `${path}/${id}`)).status).toBe(204);
    expect((await call("GET", path)).body).toEqual([]);
  });

  it("needs scopes of its own", async () => {
    const scoped = (value: string, scope: string) => ({ value, access: "full", scopes: [scope] }) as const;
    const { call } = createTestCaller({
      tokens: [
        scoped("read", "okta.eventHooks.read"),
        scoped("all", "okta.eventHooks.manage"),
        scoped("no", "okta.logs.read"),
      ],
    });
    const status = async (method: string, token: string) =>
      (await call(method, path, hookOf("https://example.com/"), { authorization: `SSWS ${token}` })).status;
    expect([await status("POST", "read"), await status("POST", "all")]).toEqual([403, 200]);
    expect([await status("POST", "no")]).toEqual([403]);
  });
});

describe("verifying", () => {
  it("is one GET with a challenge that comes back", async () => {
    const { turn, receiver } = await withHook();
    expect((await turn("verify")).body.verificationStatus).toBe("VERIFIED");
    expect(receiver.challenges).toHaveLength(1);
    expect(receiver.challenges[0]?.get("x-okta-verification-challenge")).toMatch(/^[\w-]{20,}$/);
  });

  it.each<[string, ReceiverOptions["verifications"]]>([
    ["an error", [500]],
    ["a time-out", ["hang"]],
    ["another answer", ["another"]],
  ])("is tried once more after %s", async (_, verifications = []) => {
    const once = await withHook({ verifications });
    expect((await once.turn("verify")).status).toBe(200);
    const twice = await withHook({ verifications: [...verifications, ...verifications] });
    expect(await twice.turn("verify")).toMatchObject({ status: 400, body: { errorCode: "E0000001" } });
    expect([once.receiver.challenges.length, twice.receiver.challenges.length]).toEqual([2, 2]);
    expect((await twice.call("GET", `${path}/${twice.id}`)).body.verificationStatus).toBe("UNVERIFIED");
  });

  it("is due again when the channel is another, its secret included, and not for another name", async () => {
    const { call, turn, id, receiver } = await withHook();
    await turn("verify");
    const put = async (body: object) => (await call("PUT", `${path}/${id}`, body)).body.verificationStatus;
    expect(await put({ ...hookOf(receiver.url, ["group.lifecycle.create"]), name: "Another" })).toBe("VERIFIED");
    const authScheme = { type: "HEADER", key: "Authorization", value: "another" };
    expect(await put(hookOf(receiver.url, undefined, { authScheme }))).toBe("UNVERIFIED");
  });

  it("ends at 25 in force", async () => {
    const { call, receiver, turn } = await withHook();
    const ids: string[] = [];
    for (let count = 0; count < 25; count += 1) ids.push((await call("POST", path, hookOf(receiver.url))).body.id);
    for (const id of ids) expect((await call("POST", `${path}/${id}/lifecycle/verify`)).status).toBe(200);
    expect((await turn("verify")).status).toBe(400);
    await call("POST", `${path}/${ids[0]}/lifecycle/deactivate`);
    expect((await turn("verify")).status).toBe(200);
    expect((await call("POST", `${path}/${ids[0]}/lifecycle/activate`)).status).toBe(400);
  });

  it("and all else about hooks is in the log, and goes to no hook", async () => {
    const { call, okta, turn, id } = await withHook();
    await turn("verify");
    await turn("deactivate");
    await call("DELETE", `${path}/${id}`);
    const log = (await call("GET", '/api/v1/logs?filter=eventType sw "event_hook."')).body;
    const steps = log.map(({ eventType }: { readonly eventType: string }) => eventType);
    expect(steps).toEqual([
      "event_hook.created",
      "event_hook.verified",
      "event_hook.deactivated",
      "event_hook.deleted",
    ]);
    expect(okta.eventHooks()).toEqual([]);
    okta.addUser({ profile: profileOf("ann") });
    expect(await okta.deliverEvents()).toEqual([]);
  });
});
