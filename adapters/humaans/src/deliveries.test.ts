import type { Received } from "@rosterkit/core/adapter";
import type { HumaansSwitches } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { openHumaans, today } from "./__fixtures__/open-humaans.ts";

const webhookSecret = "webhook-secret";

/** A company whose webhook leads to the connection, over HTTP. `received` is what the connection made of each call. */
const started = async (switches: Partial<HumaansSwitches> = {}, secret = webhookSecret) => {
  const webhookSignature = switches.webhookSignature === "base64" ? "base64" : "hex";
  const { standIn, connection } = openHumaans({ switches }, { webhookSecret, webhookSignature });
  const received: Received[] = [];
  const handle = async (request: Request): Promise<Response> => {
    const taken = await connection.events?.receive?.(request);
    if (!taken) throw new Error("no events are taken");
    received.push(taken);
    return taken.response;
  };
  const { url, close } = await serveStandIn({ handle });
  onTestFinished(close);
  const webhook = standIn.addWebhook({ url: `${url}/hooks/humaans`, secret });
  webhook.publish();
  const id = standIn.people.find(({ status }) => status === "active")?.id ?? "";
  return { standIn, webhook, received, id, named: () => received.flatMap(({ hints }) => hints.map((hint) => hint.id)) };
};

describe("what the stand-in delivers", () => {
  it.each(["hex", "sha256=hex", "base64"] as const)("is taken, signed as it may be (%s)", async (webhookSignature) => {
    const { standIn, webhook, id, named } = await started({ webhookSignature });
    expect(await webhook.sendTest()).toBe(200);
    standIn.updatePerson(id, { firstName: "Augusta" });
    expect((await webhook.deliver()).map(({ answer }) => answer)).toEqual([200]);
    expect(named().at(-1)).toBe(id);
  });

  it.each(["record", "ids", "nothing"] as const)("names who it is about where it does (%s)", async (webhookData) => {
    const { standIn, webhook, id, named } = await started({ webhookData });
    standIn.updatePerson(id, { firstName: "Augusta" });
    standIn.addJobRole({ personId: id, effectiveDate: today, jobTitle: "Countess" });
    standIn.setCustomValue(id, "Cost centre", "CC-1");
    await webhook.deliver();
    expect(new Set(named())).toEqual(new Set([webhookData === "nothing" ? undefined : id]));
    expect(named().length).toBeGreaterThanOrEqual(3);
  });

  it("has the same key when it comes twice, and another one when it is another", async () => {
    const { standIn, webhook, id, received } = await started();
    webhook.planDelivery({ fate: "doubled" });
    for (const firstName of ["Augusta", "Ada"]) standIn.updatePerson(id, { firstName });
    await webhook.deliver();
    const [first, again, other] = received.map(({ key }) => key);
    expect(first).toBe(again);
    expect(new Set([first, other]).size).toBe(2);
  });

  it("is 401 where the secrets differ, and is tried again", async () => {
    const { standIn, webhook, id, named } = await started({}, "another");
    standIn.updatePerson(id, { firstName: "Augusta" });
    expect((await webhook.deliver()).map(({ answer }) => answer)).toEqual([401]);
    expect([named(), webhook.waiting()]).toEqual([[], 1]);
  });
});
