import { defaultIo } from "@rosterkit/core/adapter";
import { describe, expect, it } from "vitest";
import { eventHookSecret } from "./__fixtures__/open-events.ts";
import { okta } from "./adapter.ts";

const settings = { domain: "acme.okta.com", apiToken: "00aToken", eventHookSecret };
const address = "https://rosterkit.test/hooks/okta";

const receive = (init: RequestInit, more: object = {}) => {
  const received = okta.connect({ ...settings, ...more }, defaultIo()).events?.receive?.(new Request(address, init));
  if (!received) throw new Error("no events are taken");
  return received;
};
const deliver = (
  body: unknown,
  headers: Record<string, string> = { authorization: eventHookSecret },
  more: object = {},
) => receive({ method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) }, more);

const published = "2026-03-02T10:00:00.000Z";
const user = { id: "00u1", type: "User", alternateId: "ann@example.com" };
const envelope = (...events: readonly unknown[]) => ({
  eventType: "com.okta.event_hook",
  eventId: "e-1",
  data: { events },
});
const suspension = { eventType: "user.lifecycle.suspend", published, target: [user] };

describe("the challenge by which Okta verifies", () => {
  it("is given back as JSON, to anybody", async () => {
    const { response, hints } = await receive({ headers: { "x-okta-verification-challenge": "abc" } });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect([await response.json(), hints]).toEqual([{ verification: "abc" }, []]);
  });

  it("is due: without one a GET is 400, and nothing but GET and POST is there", async () => {
    expect((await receive({})).response.status).toBe(400);
    expect((await receive({ method: "PUT", headers: { authorization: eventHookSecret } })).response.status).toBe(405);
  });
});

describe("a delivery", () => {
  it("is taken at once, with a hint for each event and the key of its envelope", async () => {
    const { response, hints, key } = await deliver(
      envelope(suspension, { ...suspension, target: [{ ...user, id: "00u2" }] }),
    );
    expect([response.status, await response.text(), key]).toEqual([200, "", "e-1"]);
    expect(hints).toEqual(["00u1", "00u2"].map((id) => ({ resource: "people", id, at: published })));
  });

  it("rule 5: never states by itself that access ends", async () => {
    const { hints } = await deliver(envelope({ ...suspension, eventType: "user.lifecycle.deactivate" }));
    expect(hints).toEqual([{ resource: "people", id: "00u1", at: published }]);
  });

  it("of nothing that concerns us is taken too", async () => {
    const { response, hints, key } = await deliver(envelope({ eventType: "system.import.start" }, null, 1, "x"));
    expect([response.status, hints, key]).toEqual([200, [], "e-1"]);
  });

  it("may be known by another header", async () => {
    const more = { eventHookHeader: "X-Rosterkit" };
    const right = await deliver(envelope(suspension), { "x-rosterkit": eventHookSecret }, more);
    const wrong = await deliver(envelope(suspension), { authorization: eventHookSecret }, more);
    expect([right.response.status, wrong.response.status]).toEqual([200, 401]);
  });

  it.each<[string, Record<string, string>]>([
    ["no header", {}],
    ["nothing in it", { authorization: "" }],
    ["another secret", { authorization: `${eventHookSecret.slice(0, -1)}x` }],
    ["a letter too few", { authorization: eventHookSecret.slice(0, -1) }],
    ["a letter too many", { authorization: `${eventHookSecret}x` }],
    ["a scheme before it", { authorization: `Bearer ${eventHookSecret}` }],
  ])("with %s is 401, unread, and hints at nothing", async (_, headers) => {
    const { response, hints, key } = await deliver(envelope(suspension), headers);
    expect([response.status, hints, key]).toEqual([401, [], undefined]);
  });

  it("that is too long is 413, before it has come to an end", async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(100_000).fill(120)) });
    const init = { method: "POST", headers: { authorization: eventHookSecret }, body: endless, duplex: "half" };
    expect((await receive(init)).response.status).toBe(413);
  });

  it.each(["", "[]", "null", "not json", "{}", '{"data":null}', '{"data":{"events":{}}}'])(
    "is none: %s",
    async (body) => {
      const { response, hints } = await deliver(body);
      expect([response.status, hints]).toEqual([400, []]);
    },
  );
});

describe("a connection without an event hook secret", () => {
  it("polls, and takes no events", () => {
    const { eventHookSecret: _, ...others } = settings;
    expect(Object.keys(okta.connect(others, defaultIo()).events ?? {})).toEqual(["poll"]);
  });

  it.each(["short", "x".repeat(501), "with\nline breaks in it", "söme letters of others"])(
    "refuses a bad one",
    (bad) => {
      expect(() => okta.connect({ ...settings, eventHookSecret: bad }, defaultIo())).toThrow("16 to 500");
    },
  );
});
