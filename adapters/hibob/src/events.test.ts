import { bobSignature, hibobEventBody, hibobPingTests } from "@rosterkit/sandbox";
import { describe, expect, it } from "vitest";
import { openHibob } from "./__fixtures__/open-hibob.ts";

const secret = "webhook-secret";
const receive = (body: string, signature?: string) => {
  const { connection } = openHibob({ count: 1 }, { webhookSecret: secret });
  const headers = signature === undefined ? {} : { "bob-signature": signature };
  const request = new Request("https://rosterkit.test/hooks/hibob", { method: "POST", body, headers });
  const received = connection.events?.receive?.(request);
  if (!received) throw new Error("no events are taken");
  return received;
};
const at = Date.parse("2026-03-02T10:00:00Z");
const bodyOf = (type: string, fieldUpdates: "ids" | "objects" = "ids") =>
  hibobEventBody({ type, employeeId: "3001", at, fields: ["work.title"] }, 571_568, { fieldUpdates, eventIds: "text" });

describe("the test that Bob makes first", () => {
  it.each(hibobPingTests)("is answered with 2xx, unsigned (%s)", async (body) => {
    const { response, hints } = await receive(body);
    expect(response.status).toBe(200);
    expect(hints).toEqual([]);
  });
});

describe("a signed event", () => {
  it.each([
    "employee.created",
    "employee.updated",
    "employee.deleted",
    "table.entry.created",
    "table.entry.updated",
    "employee.joined",
    "employee.left",
    "employee.inactivated",
    "employee.activated",
    "something.new",
  ])("is a hint to look at the person again (%s)", async (type) => {
    const body = bodyOf(type);
    const { response, hints, key } = await receive(body, await bobSignature(body, secret));
    expect(response.status).toBe(200);
    expect(hints).toEqual([{ resource: "people", id: "3001" }]);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(["ids", "objects"] as const)("tells no values, whatever its updates look like (%s)", async (fieldUpdates) => {
    const body = bodyOf("employee.updated", fieldUpdates);
    const { hints } = await receive(body, await bobSignature(body, secret));
    expect(hints).toEqual([{ resource: "people", id: "3001" }]);
  });

  it("rule 5: states one fact by itself, that access ends at once", async () => {
    const body = bodyOf("employee.access.revoked.immediately");
    const { hints } = await receive(body, await bobSignature(body, secret));
    expect(hints).toEqual([{ resource: "people", id: "3001", revoked: true }]);
  });

  it("tells when it happened only where its time has a zone", async () => {
    const body = bodyOf("employee.left").replace(/(triggeredAt":"[^"]+)"/, '$1Z"');
    const { hints } = await receive(body, await bobSignature(body, secret));
    expect(hints[0]?.at).toBe("2026-03-02T10:00:00.000Z");
  });

  it.each(["text", "number"] as const)("keeps every digit of an id, which is a %s", async (eventIds) => {
    const employeeId = "3332883884017713619";
    const switches = { fieldUpdates: "ids", eventIds } as const;
    const body = hibobEventBody({ type: "employee.created", employeeId, at }, 571_568, switches);
    const { hints } = await receive(body, await bobSignature(body, secret));
    expect(hints).toEqual([{ resource: "people", id: employeeId }]);
  });

  it("has the same key when it comes again, and another one when it says something else", async () => {
    const bodies = [bodyOf("employee.left"), bodyOf("employee.left"), bodyOf("employee.joined")];
    const keys = await Promise.all(
      bodies.map(async (body) => (await receive(body, await bobSignature(body, secret))).key),
    );
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it.each([
    ["company.updated", []],
    ["employee.updated", [{ resource: "people" }]],
    ["table.entry.created", [{ resource: "people" }]],
  ])(
    "that names nobody is taken, and is for everybody where people's records are meant (%s)",
    async (type, expected) => {
      const body = JSON.stringify({ type, version: "v2", data: {} });
      const { response, hints } = await receive(body, await bobSignature(body, secret));
      expect([response.status, hints]).toEqual([200, expected]);
    },
  );

  it.each(['"3332883884017713619"', "3332883884017713619"])(
    "of version 1 is a hint like any other, and nothing of what it says of somebody is taken (%s)",
    async (id) => {
      const who = `{"id":${id},"displayName":"Augusta","internal":{"terminationDate":"2026-03-02"}}`;
      const body = `{"type":"employee.updated","version":"v1","employee":${who},"data":{"fieldUpdates":[]}}`;
      const { hints } = await receive(body, await bobSignature(body, secret));
      expect(hints).toEqual([{ resource: "people", id: "3332883884017713619" }]);
    },
  );
});

describe("what is not an event of Bob's", () => {
  const body = bodyOf("employee.access.revoked.immediately");
  it.each([
    ["unsigned", undefined],
    ["signed with nothing", ""],
    ["signed with another secret", bobSignature(body, "another")],
    ["signed for another body", bobSignature(`${body} `, secret)],
    ["signed with one letter too few", bobSignature(body, secret).then((text) => text.slice(0, -1))],
  ])("is 401 and hints at nothing (%s)", async (_, signature) => {
    const { response, hints, key } = await receive(body, await signature);
    expect([response.status, hints, key]).toEqual([401, [], undefined]);
  });

  it("is 413 when it is too long, signed or not", async () => {
    const long = `{"text":"${"x".repeat(300_000)}"}`;
    expect((await receive(long, await bobSignature(long, secret))).response.status).toBe(413);
  });

  it("is 413 once it is too long, before it has come to an end", async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(10_000).fill(120)) });
    const init = { method: "POST", body: endless, duplex: "half" };
    const { connection } = openHibob({ count: 1 }, { webhookSecret: secret });
    const received = await connection.events?.receive?.(new Request("https://rosterkit.test/hooks/hibob", init));
    expect(received?.response.status).toBe(413);
  });

  it.each(["", "[]", "null", "not json"])("is no event though it is signed (%s)", async (text) => {
    const { response, hints } = await receive(text, await bobSignature(text, secret));
    expect(hints).toEqual([]);
    expect(response.status).toBe(text === "[]" ? 200 : 400);
  });
});
