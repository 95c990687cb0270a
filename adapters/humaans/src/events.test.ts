import { defaultHumaansSwitches, humaansEventBody, humaansSignature } from "@rosterkit/sandbox";
import { describe, expect, it } from "vitest";
import { openHumaans } from "./__fixtures__/open-humaans.ts";

const webhookSecret = "webhook-secret";
type Settings = Parameters<typeof openHumaans>[1];

const receive = (body: BodyInit, headers: Record<string, string> = {}, settings: Settings = {}) => {
  const { connection } = openHumaans({ count: 1 }, { webhookSecret, ...settings });
  const init = { method: "POST", body, headers, duplex: "half" };
  const received = connection.events?.receive?.(new Request("https://rosterkit.test/hooks/humaans", init));
  if (!received) throw new Error("no events are taken");
  return received;
};

const sign = (body: string, webhookSignature: "hex" | "sha256=hex" | "base64" = "hex", secret = webhookSecret) =>
  humaansSignature(body, secret, { webhookSignature });

const receiveSigned = async (body: string) => receive(body, { "x-humaans-signature": await sign(body) });

const at = Date.parse("2026-03-02T10:00:00Z");
const happening = (type: string, id = "p1") => ({ type, personId: "p1", at, record: { id } });
const bodyOf = (type: string, id?: string, webhookData: "record" | "ids" | "nothing" = "ids") =>
  humaansEventBody(happening(type, id), "w1", { ...defaultHumaansSwitches, webhookData });

describe("a signed event", () => {
  it.each([
    ["person.updated", "p1"],
    ["people.created", "p1"],
    ["jobRole.updated", "j1"],
    ["something.new", "x1"],
  ])("is a hint to look at the person again (%s)", async (type, id) => {
    const { response, hints, key } = await receiveSigned(bodyOf(type, id));
    expect(response.status).toBe(200);
    expect(hints).toEqual([{ resource: "people", id: "p1", at: "2026-03-02T10:00:00.000Z" }]);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    bodyOf("person.updated", "p1", "nothing"),
    '{"event":"person.updated","data":{"id":7}}',
    '{"event":"location.updated","data":{"id":"l1"}}',
    '{"event":"person.updated","data":"p1"}',
    '{"event":null}',
    "[]",
    "null",
    "event=person.updated",
    "",
  ])("is a hint to look at everybody where it names nobody that could be read (%s)", async (body) => {
    const { response, hints } = await receiveSigned(body);
    expect(response.status).toBe(200);
    expect(hints).toMatchObject([{ resource: "people" }]);
    expect(hints[0]?.id).toBeUndefined();
  });

  it("may be several in one call", async () => {
    const list = `[${bodyOf("person.updated")},{"event":"person.deleted","data":{"id":"p2"}}]`;
    expect((await receiveSigned(list)).hints.map(({ id }) => id)).toEqual(["p1", "p2"]);
  });

  it("is known again by its text, but only where that says when it was", async () => {
    const keys = await Promise.all(
      [bodyOf("person.updated"), bodyOf("person.updated"), bodyOf("person.deleted")].map(
        async (body) => (await receiveSigned(body)).key,
      ),
    );
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
    const undated = await receiveSigned('{"event":"person.updated","data":{"id":"p1"}}');
    expect([undated.key, undated.hints]).toEqual([undefined, [{ resource: "people", id: "p1" }]]);
  });

  it.each(["hex", "sha256=hex", "base64"] as const)("may spell its signature in several ways (%s)", async (how) => {
    const body = bodyOf("person.updated");
    const signature = await sign(body, how);
    const webhookSignature = how === "base64" ? "base64" : "hex";
    const headers = { "x-signed-by-humaans": how === "hex" ? signature.toUpperCase() : signature };
    const settings = { webhookSignature, webhookSignatureHeader: "X-Signed-By-Humaans" } as const;
    expect((await receive(body, headers, settings)).response.status).toBe(200);
    const other = { ...settings, webhookSignature: how === "base64" ? "hex" : "base64" } as const;
    expect((await receive(body, headers, other)).response.status).toBe(401);
  });
});

describe("what is not an event of Humaans'", () => {
  const body = bodyOf("person.updated");
  it.each([
    ["unsigned", undefined],
    ["signed with nothing", ""],
    ["signed with the words before a signature", "sha256="],
    ["signed with another secret", sign(body, "hex", "another")],
    ["signed for another body", sign(`${body} `)],
    ["signed with one letter too few", sign(body).then((text) => text.slice(0, -1))],
  ])("is 401 and hints at nothing (%s)", async (_, signature) => {
    const text = await signature;
    const { response, hints, key } = await receive(body, text === undefined ? {} : { "x-humaans-signature": text });
    expect([response.status, hints, key]).toEqual([401, [], undefined]);
  });

  it("is 413 once it is too long, before it has come to an end, and 405 where it is no POST", async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(50_000).fill(120)) });
    expect((await receive(endless)).response.status).toBe(413);
    const { connection } = openHumaans({ count: 1 }, { webhookSecret });
    const got = await connection.events?.receive?.(new Request("https://rosterkit.test/hooks/humaans"));
    expect(got?.response.status).toBe(405);
  });

  it("is not taken at all without a secret", () => {
    expect(openHumaans({ count: 1 }).connection.events?.receive).toBeUndefined();
  });
});
