import type { Received } from "@rosterkit/core/adapter";
import type { HibobWebhookOptions } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { openHibob, today } from "./__fixtures__/open-hibob.ts";

/** A company whose webhook leads to the connection, over HTTP. `received` is what the connection made of each call. */
const started = async (options: Partial<HibobWebhookOptions> = {}, switches = {}) => {
  const { standIn, connection, inStage } = openHibob({ switches }, { webhookSecret: "webhook-secret" });
  const received: Received[] = [];
  const handle = async (request: Request): Promise<Response> => {
    const taken = await connection.events?.receive?.(request);
    if (!taken) throw new Error("no events are taken");
    received.push(taken);
    return taken.response;
  };
  const { url, close } = await serveStandIn({ handle });
  onTestFinished(close);
  const webhook = await standIn.addWebhook({ url: `${url}/hooks/hibob`, secret: "webhook-secret", ...options });
  return { standIn, webhook, received, id: inStage("active"), hints: () => received.flatMap(({ hints }) => hints) };
};

describe("what the stand-in delivers", () => {
  it("is a test first, which is taken and hints at nothing", async () => {
    const { received } = await started();
    expect(received.map(({ response, hints }) => [response.status, hints])).toEqual([[200, []]]);
  });

  it.each(["text", "number"] as const)("is a hint for each event, ids being a %s", async (eventIds) => {
    const { standIn, webhook, id, hints } = await started({}, { eventIds });
    standIn.updateEmployee(id, { firstName: "Augusta" });
    standIn.addWork(id, { effectiveDate: today, title: "Countess" });
    expect((await webhook.deliver()).map(({ answer }) => answer)).toEqual([200, 200, 200]);
    expect(hints()).toEqual(Array(3).fill({ resource: "people", id }));
  });

  it("rule 5: is a fact where access ends at once", async () => {
    const { standIn, webhook, id, hints } = await started();
    standIn.revokeAccess(id);
    await webhook.deliver();
    expect(hints()).toEqual([{ resource: "people", id, revoked: true }]);
  });

  it("has the same key when it comes twice, and nothing comes of what is lost", async () => {
    const { standIn, webhook, id, received } = await started();
    webhook.planDelivery({ fate: "lost" });
    webhook.planDelivery({ fate: "doubled", nth: 2 });
    for (const firstName of ["Augusta", "Ada"]) standIn.updateEmployee(id, { firstName });
    await webhook.deliver();
    const keys = received.slice(1).map(({ key }) => key);
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), keys[0]]);
  });

  it("is 401 where the secrets differ, and is tried again", async () => {
    const { standIn, webhook, id, hints } = await started({ secret: "another" });
    standIn.revokeAccess(id);
    expect((await webhook.deliver()).map(({ answer }) => answer)).toEqual([401]);
    expect([hints(), webhook.waiting()]).toEqual([[], 1]);
  });
});
