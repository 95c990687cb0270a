import { describe, expect, it } from "vitest";
import { hookOf, type ReceiverOptions, startHookReceiver } from "../__fixtures__/start-hook-receiver.ts";
import type { OktaStandInOptions } from "../okta-stand-in.ts";
import { createTestCaller, profileOf } from "../test-caller.ts";

const minute = 60_000;
const [suspended, unsuspended] = ["user.lifecycle.suspend", "user.lifecycle.unsuspend"];

/** An org with a verified hook for suspensions and their end, and ann. */
async function started(
  receiving: ReceiverOptions = {},
  options: Partial<OktaStandInOptions> = {},
  config: object = {},
) {
  const caller = createTestCaller({ hookWaitMs: 100, ...options });
  const receiver = await startHookReceiver(receiving);
  const body = hookOf(receiver.url, [suspended, unsuspended], config);
  const { id } = (await caller.call("POST", "/api/v1/eventHooks", body)).body;
  const turn = (act: string) => caller.call("POST", `/api/v1/eventHooks/${id}/lifecycle/${act}`);
  await turn("verify");
  const [hook] = caller.okta.eventHooks();
  if (hook === undefined) throw new Error("there is no hook");
  const ann = caller.okta.addUser({ profile: profileOf("ann") });
  return { ...caller, ...receiver, hook, turn, ann };
}

describe("a delivery", () => {
  it("is an envelope of several events, with the header by which Okta is known", async () => {
    const { okta, ann, received, types } = await started(
      {},
      { domain: "acme.okta.com" },
      { headers: [{ key: "x-other", value: "1" }] },
    );
    okta.suspend(ann);
    okta.unsuspend(ann);
    const [delivery] = await okta.deliverEvents();
    expect(types()).toEqual([suspended, unsuspended]);
    const [{ text, headers, eventId } = { text: "", headers: new Headers(), eventId: "" }] = received;
    expect(delivery).toMatchObject({ eventId, types: [suspended, unsuspended], failures: 0, answer: 204 });
    expect(JSON.parse(text)).toMatchObject({
      eventType: "com.okta.event_hook",
      eventTypeVersion: "1.0",
      cloudEventsVersion: "0.1",
      source: expect.stringMatching(/^https:\/\/acme\.okta\.com\/api\/v1\/eventHooks\/who/),
      contentType: "application/json",
      data: { events: [{ eventType: suspended, target: [{ id: ann }], insertionTimestamp: expect.anything() }, {}] },
    });
    const sent = ["authorization", "x-other", "accept", "content-type"].map((name) => headers.get(name));
    expect(sent).toEqual(["shh", "1", "application/json", "application/json"]);
  });

  it("holds no more than the switch says", async () => {
    const { okta, ann, received } = await started({}, { switches: { hookBatchSize: 2 } });
    for (let round = 0; round < 3; round += 1) {
      okta.suspend(ann);
      okta.unsuspend(ann);
    }
    await okta.deliverEvents();
    expect(received.map(({ events }) => events.length)).toEqual([2, 2, 2]);
    expect(new Set(received.map(({ eventId }) => eventId)).size).toBe(3);
  });

  it("is of the types of the hook alone, and none while it is not in force", async () => {
    const { okta, ann, types, turn, hook, call, url } = await started();
    okta.updateProfile(ann, { title: "Countess" });
    okta.suspend(ann);
    await turn("deactivate");
    okta.unsuspend(ann);
    expect([await okta.deliverEvents(), hook.waiting()]).toEqual([[], 0]);
    await turn("activate");
    okta.suspend(ann);
    await call("PUT", `/api/v1/eventHooks/${hook.id}`, hookOf(`${url}/other`));
    expect(await okta.deliverEvents()).toEqual([]);
    okta.unsuspend(ann);
    await turn("verify");
    okta.suspend(ann);
    await okta.deliverEvents();
    expect(types()).toEqual([suspended]);
  });

  it("goes to whatever the request of a client brought about, too", async () => {
    const { call, okta, ann, types } = await started();
    await call("POST", `/api/v1/users/${ann}/lifecycle/suspend`);
    await okta.deliverEvents();
    expect(types()).toEqual([suspended]);
  });
});

describe("a delivery that is not taken", () => {
  it.each<[string, ReceiverOptions["answers"], readonly unknown[]]>([
    ["an error of the receiver's is tried once more", [503], [503, 204]],
    ["a time-out is tried once more", ["hang"], ["no answer", 204]],
    ["a second failure is the last", [500, "hang"], [500, "no answer", "given up"]],
    ["a refusal is not tried again", [401], [401, "given up"]],
  ])("after %s", async (_, answers = [], told) => {
    const { okta, ann, hook, received } = await started({ answers });
    okta.suspend(ann);
    const sent = await hook.deliver();
    expect(sent.map(({ answer }) => answer)).toEqual(told);
    expect(new Set(received.map(({ text }) => text)).size).toBe(1);
    expect([await hook.deliver(), hook.waiting()]).toEqual([[], 0]);
  });

  it("is in the log", async () => {
    const { call, okta, ann } = await started({ answers: [401] });
    okta.suspend(ann);
    await okta.deliverEvents();
    const filter = 'eventType eq "event_hook.delivery" and outcome.result eq "FAILURE"';
    expect((await call("GET", `/api/v1/logs?filter=${filter}`)).body).toHaveLength(1);
  });
});

describe("a planned delivery", () => {
  it("is lost, doubled, or late and overtaken", async () => {
    const { okta, ann, hook, received, types, time } = await started({}, { switches: { hookBatchSize: 1 } });
    hook.planDelivery({ fate: "lost" });
    hook.planDelivery({ fate: "late", nth: 2, lateMs: minute });
    hook.planDelivery({ fate: "doubled", nth: 3 });
    for (let round = 0; round < 2; round += 1) {
      okta.suspend(ann);
      okta.unsuspend(ann);
    }
    expect((await hook.deliver()).map(({ answer }) => answer)).toEqual(["lost", 204, 204, 204]);
    expect(types()).toEqual([suspended, suspended, unsuspended]);
    expect([received[0]?.eventId, received[0]?.text]).toEqual([received[1]?.eventId, received[1]?.text]);
    expect(hook.waiting()).toBe(1);
    time.now += minute;
    await hook.deliver();
    expect(types().at(-1)).toBe(unsuspended);
    expect(received.at(-1)?.events[0]?.published).toBe(received[0]?.events[0]?.published);
  });

  it("is out of order within one delivery", async () => {
    const { okta, ann, hook, types } = await started();
    hook.planDelivery({ fate: "late", lateMs: 0 });
    okta.suspend(ann);
    okta.unsuspend(ann);
    await hook.deliver();
    expect(types()).toEqual([unsuspended, suspended]);
  });

  it("is made once, also when two ask for it at a time", async () => {
    const { okta, ann, received } = await started();
    okta.suspend(ann);
    await Promise.all([okta.deliverEvents(), okta.deliverEvents()]);
    expect(received).toHaveLength(1);
  });
});
