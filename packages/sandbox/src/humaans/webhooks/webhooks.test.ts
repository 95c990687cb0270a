import { describe, expect, it, onTestFinished } from "vitest";
import { serveStandIn } from "../../node/index.ts";
import { startHumaans } from "../__fixtures__/start-humaans.ts";
import type { HumaansSwitches } from "../humaans-switches.ts";
import { humaansSignature } from "./humaans-event.ts";
import type { HumaansWebhookOptions } from "./humaans-webhook.ts";

const minute = 60_000;

/** A receiver over HTTP. `answers` are statuses in order; 200 once they are used up. */
const receiver = async (answers: readonly number[]) => {
  const received: { path: string; text: string; signature: string | null; body: ReturnType<typeof JSON.parse> }[] = [];
  const handle = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const signature = request.headers.get("x-humaans-signature");
    received.push({ path: new URL(request.url).pathname, text, signature, body: JSON.parse(text) });
    return new Response(null, { status: answers[received.length - 1] ?? 200 });
  };
  const { url, close } = await serveStandIn({ handle });
  onTestFinished(close);
  return { url, received };
};

/** A company with a webhook that is published. */
const started = async (
  switches: Partial<HumaansSwitches> = {},
  answers: readonly number[] = [],
  options: Partial<HumaansWebhookOptions> = {},
) => {
  const { url, received } = await receiver(answers);
  let now = Date.parse("2026-03-02T12:00:00Z");
  const clock = { now: () => now, wallNow: () => now };
  const bench = startHumaans({ clock, switches });
  const webhook = bench.humaans.addWebhook({ url: `${url}/hook`, testUrl: `${url}/try`, ...options });
  webhook.publish();
  const pass = (ms: number) => {
    now += ms;
  };
  const told = () => received.map(({ body }) => body.event);
  return { ...bench, webhook, received, told, pass, id: bench.somebody("active").recordId };
};

describe("a webhook", () => {
  it("sends dummy data to its address for tests, and nothing that happens before it is published", async () => {
    const { url, received } = await receiver([]);
    const { humaans, somebody } = startHumaans();
    const webhook = humaans.addWebhook({ url: `${url}/hook`, testUrl: `${url}/try` });
    expect(await webhook.sendTest()).toBe(200);
    humaans.updatePerson(somebody("active").recordId, { firstName: "Ada" });
    expect([await webhook.deliver(), received.map(({ path }) => path)]).toEqual([[], ["/try"]]);
    expect(humaans.people.map(({ id }) => id)).not.toContain(received[0]?.body.data.id);
    webhook.publish();
    expect(await webhook.deliver()).toEqual([]);
  });

  it("may be for some events alone, and sends nothing once it is removed", async () => {
    const { humaans, webhook, told, id } = await started({}, [], { events: ["person.deleted"] });
    humaans.updatePerson(id, { firstName: "Ada" });
    humaans.deletePerson(id);
    await webhook.deliver();
    expect(told()).toEqual(["person.deleted"]);
    humaans.deletePerson(humaans.people[0]?.id ?? "");
    webhook.remove();
    expect([await webhook.deliver(), webhook.waiting()]).toEqual([[], 0]);
  });
});

describe("an event", () => {
  it.each(["hex", "sha256=hex", "base64"] as const)("is signed over its very text (%s)", async (webhookSignature) => {
    const { humaans, webhook, received, id } = await started({ webhookSignature }, [], { secret: "shh" });
    humaans.updatePerson(id, { firstName: "Ada" });
    await webhook.deliver();
    const [{ text, signature } = { text: "", signature: null }] = received;
    expect(signature).toBe(await humaansSignature(text, "shh", { webhookSignature }));
    const forms = { hex: /^[0-9a-f]{64}$/, "sha256=hex": /^sha256=[0-9a-f]{64}$/, base64: /^[\w+/]{43}=$/ };
    expect(signature).toMatch(forms[webhookSignature]);
  });

  it("holds the record, ids alone or nothing, as switched", async () => {
    const bodies = { record: { firstName: "Ada" }, ids: {}, nothing: undefined };
    for (const webhookData of ["record", "ids", "nothing"] as const) {
      const { humaans, webhook, received, id } = await started({ webhookData });
      humaans.updatePerson(id, { firstName: "Ada" });
      await webhook.deliver();
      const { event, data } = received[0]?.body ?? {};
      expect([event, data?.id]).toEqual(["person.updated", webhookData === "nothing" ? undefined : id]);
      expect(data?.firstName).toBe((bodies[webhookData] as { firstName?: string } | undefined)?.firstName);
    }
  });

  it("tells of what belongs to somebody by itself, as the person or not at all", async () => {
    const told = {
      "by themselves": ["jobRole.updated", "jobRole.created"],
      "as the person": undefined,
      "not told": [],
    };
    for (const webhooksForParts of ["by themselves", "as the person", "not told"] as const) {
      const { humaans, webhook, received, id } = await started({ webhooksForParts });
      humaans.addJobRole({ personId: id, effectiveDate: "2026-03-02", jobTitle: "Countess" });
      await webhook.deliver();
      const events = received.map(({ body }) => body.event);
      expect(new Set(events)).toEqual(new Set(told[webhooksForParts] ?? ["person.updated"]));
      for (const { body } of received) expect(body.data.personId ?? body.data.id).toBe(id);
    }
  });

  it("comes of a turn that a date brings", async () => {
    const { humaans, webhook, received, pass, id } = await started();
    humaans.offboard(id, { employmentEndDate: "2026-03-10" });
    await webhook.deliver();
    pass(10 * 24 * 60 * minute);
    await webhook.deliver();
    const mine = received.filter(({ body }) => body.data.id === id);
    expect(mine.map(({ body }) => body.data.status)).toEqual(["active", "offboarded"]);
  });
});

describe("a delivery", () => {
  it("may be lost, doubled or late by plan, and then others overtake it", async () => {
    const { humaans, webhook, received, pass, id } = await started();
    webhook.planDelivery({ fate: "lost" });
    webhook.planDelivery({ fate: "doubled", nth: 2 });
    webhook.planDelivery({ fate: "late", nth: 3, lateMs: minute });
    for (const firstName of ["A", "B", "C", "D"]) humaans.updatePerson(id, { firstName });
    expect((await webhook.deliver()).map(({ answer }) => answer)).toEqual(["lost", 200, 200, 200]);
    pass(minute);
    expect(await webhook.deliver()).toMatchObject([{ answer: 200, personId: id, type: "person.updated" }]);
    expect(received.map(({ body }) => body.data.firstName)).toEqual(["B", "B", "D", "C"]);
  });

  it("that is not taken is sent again for a day, or never, and holds up others where order is kept", async () => {
    const answers = async (switches: Partial<HumaansSwitches>) => {
      const { humaans, webhook, pass, id } = await started(switches, [500]);
      for (const firstName of ["A", "B"]) humaans.updatePerson(id, { firstName });
      const first = (await webhook.deliver()).map(({ answer }) => answer);
      pass(minute);
      return [first, (await webhook.deliver()).map(({ answer }) => answer)];
    };
    expect(await answers({})).toEqual([[500, 200], [200]]);
    expect(await answers({ webhookOrder: "kept" })).toEqual([[500], [200, 200]]);
    expect(await answers({ webhookRetries: "never" })).toEqual([[500, "given up", 200], []]);
  });
});
