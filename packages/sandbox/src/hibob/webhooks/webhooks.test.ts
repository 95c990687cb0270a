import { describe, expect, it } from "vitest";
import { startHibob } from "../__fixtures__/start-hibob.ts";
import { type ReceivedEvent, startReceiver } from "../__fixtures__/start-receiver.ts";
import type { HibobWebhookOptions } from "./hibob-webhook.ts";
import { bobSignature } from "./webhook-event.ts";

/** A company with a webhook that was tried. */
const started = async (answers: readonly number[] = [], options: Partial<HibobWebhookOptions> = {}) => {
  const receiver = await startReceiver([200, ...answers]);
  const bench = startHibob();
  const webhook = await bench.hibob.addWebhook({ url: receiver.url, ...options });
  const events = (): readonly ReceivedEvent[] => receiver.received.slice(1);
  const told = () => events().map(({ body }) => [body.type, body.data.employeeId]);
  return { ...bench, ...receiver, webhook, events, told, id: bench.somebody("active") };
};
const minute = 60_000;

describe("an address", () => {
  it("is tried with plain words, then in JSON, unsigned", async () => {
    const { received, url } = await startReceiver([400]);
    const { hibob } = startHibob();
    await hibob.addWebhook({ url });
    expect(received.map(({ text, signature }) => [text, signature])).toEqual([
      ["Ping test", null],
      ['{"text":"Ping test"}', null],
    ]);
  });

  it("that answers neither is none", async () => {
    const { url, close } = await startReceiver([400, 404]);
    const { hibob } = startHibob();
    await expect(hibob.addWebhook({ url })).rejects.toThrow("was not answered");
    await close();
    await expect(hibob.addWebhook({ url })).rejects.toThrow("was not answered");
  });
});

describe("an event", () => {
  it("is signed over its very text, and has ids but no values", async () => {
    const { hibob, webhook, events, id } = await started([], { secret: "shh" });
    hibob.updateEmployee(id, { firstName: "Augusta" });
    await webhook.deliver();
    const [{ text, signature, body } = { text: "", signature: null, body: null }, ...others] = events();
    expect(others).toEqual([]);
    expect(signature).toBe(await bobSignature(text, "shh"));
    expect(body).toMatchObject({ companyId: hibob.companyId, version: "v2", type: "employee.updated" });
    expect(body.data).toEqual({ employeeId: id, fieldUpdates: ["root.firstName", "root.displayName"] });
    expect(text).not.toContain("Augusta");
  });

  it("comes after each act, and of nobody but whom it is about", async () => {
    const { hibob, webhook, told, id, events } = await started();
    const { id: joiner } = hibob.addEmployee({ firstName: "Ada", surname: "B", startDate: "2026-04-01" });
    hibob.addWork(id, { effectiveDate: "2026-03-01", title: "Countess" });
    hibob.terminate(id, { terminationDate: "2026-04-30" });
    hibob.revokeAccess(id);
    hibob.deleteEmployee(joiner);
    await webhook.deliver();
    expect(told()).toEqual([
      ["employee.created", joiner],
      ["employee.updated", id],
      ["table.entry.created", id],
      ["employee.updated", id],
      ["table.entry.created", id],
      ["employee.access.revoked.immediately", id],
      ["employee.deleted", joiner],
    ]);
    expect(events().map(({ body }) => body.data.effectiveDate ?? body.data.fieldUpdates)).toEqual([
      undefined,
      ["work.title"],
      "2026-03-01",
      ["internal.terminationDate", "internal.terminationReason", "employee.lastDayOfWork"],
      "2026-04-30",
      undefined,
      undefined,
    ]);
  });

  it("comes of nothing that is only a number that never stands still, or another name in a list", async () => {
    const { hibob, webhook, search, told } = await started();
    await search({});
    const [title] = (await search({ fields: ["work.title"], humanReadable: "REPLACE" })).map(
      ({ work }: { readonly work: { readonly title: string } }) => work.title,
    );
    hibob.renameListItem("title", title, "Another");
    await webhook.deliver();
    expect(told()).toEqual([]);
  });

  it("of a manager's other name is the manager's alone, and none that somebody reports to another", async () => {
    const { hibob, webhook, events, id, somebody } = await started();
    const report = somebody("on leave");
    hibob.addWork(report, { effectiveDate: "2026-03-01", reportsTo: id });
    await webhook.deliver();
    const before = events().length;
    hibob.updateEmployee(id, { surname: "Byron" });
    hibob.updateEmployee(report, { workPhone: "+1 212 555 0100" });
    await webhook.deliver();
    expect(
      events()
        .slice(before)
        .map(({ body }) => body.data),
    ).toEqual([
      { employeeId: id, fieldUpdates: ["root.surname", "root.displayName"] },
      { employeeId: report, fieldUpdates: ["work.workPhone"] },
    ]);
  });

  it("may be of the types wanted only", async () => {
    const { hibob, webhook, told, id } = await started([], { types: ["employee.deleted"] });
    hibob.updateEmployee(id, { firstName: "Augusta" });
    hibob.deleteEmployee(id);
    await webhook.deliver();
    expect(told()).toEqual([["employee.deleted", id]]);
  });
});

describe("the lifecycle", () => {
  it("fires at the site's midnight of each effective date, even when it is looked at late", async () => {
    const { hibob, webhook, events, goTo, id } = await started();
    hibob.updateEmployee(id, { siteZone: "Asia/Tokyo" });
    hibob.terminate(id, { terminationDate: "2026-04-30", lastDayOfWork: "2026-03-20" });
    await webhook.deliver();
    const before = events().length;
    goTo("2026-05-20");
    await webhook.deliver();
    const mine = events()
      .slice(before)
      .filter(({ body }) => body.data.employeeId === id);
    expect(mine.map(({ body }) => [body.type, body.triggeredAt])).toEqual([
      ["employee.left", "2026-03-20T15:00:00.000000"],
      ["employee.inactivated", "2026-04-30T15:00:00.000000"],
    ]);
  });

  it("fires on the first day, on a leave and after it, and on a return", async () => {
    const { hibob, webhook, told, goTo, id, somebody } = await started();
    const [joiner, leaver] = [somebody("new hire"), somebody("leaver")];
    hibob.moveStart(joiner, "2026-03-09");
    hibob.rehire(leaver, "2026-03-09");
    hibob.setLeave(id, { status: "parental leave", from: "2026-03-09", until: "2026-03-10" });
    await webhook.deliver();
    const before = told().length;
    goTo("2026-03-12");
    await webhook.deliver();
    const turns = told().slice(before);
    for (const each of [joiner, leaver])
      expect(turns.filter(([, who]) => who === each)).toEqual([["employee.joined", each]]);
    expect(turns.filter(([, who]) => who === id)).toEqual([
      ["employee.inactivated", id],
      ["employee.activated", id],
    ]);
  });

  it("brings a work row that lay ahead on its day", async () => {
    const { hibob, webhook, told, goTo, id } = await started();
    hibob.addWork(id, { effectiveDate: "2026-03-09", title: "Countess" });
    await webhook.deliver();
    expect(told()).toEqual([["table.entry.created", id]]);
    goTo("2026-03-09", "23:00:00");
    await webhook.deliver();
    expect(told().filter(([, who]) => who === id)).toHaveLength(2);
    expect(told().filter(([type, who]) => who === id && type === "employee.updated")).toHaveLength(1);
  });
});

describe("a delivery", () => {
  it("may be lost, doubled or late by plan, and then others overtake it", async () => {
    const { hibob, webhook, events, pass, id } = await started();
    webhook.planDelivery({ fate: "lost" });
    webhook.planDelivery({ fate: "doubled", nth: 2 });
    webhook.planDelivery({ fate: "late", nth: 3, lateMs: minute });
    for (const firstName of ["A", "B", "C", "D"]) hibob.updateEmployee(id, { firstName });
    hibob.setLeave(id, null);
    const answers = (await webhook.deliver()).map(({ answer }) => answer);
    expect(answers).toEqual(["lost", 200, 200, 200]);
    expect(events()[0]?.text).toBe(events()[1]?.text);
    expect([events().length, webhook.waiting()]).toEqual([3, 1]);
    pass(minute);
    expect(await webhook.deliver()).toMatchObject([{ answer: 200, employeeId: id }]);
    expect([events().length, webhook.waiting(), webhook.deliveries.length]).toEqual([4, 0, 5]);
  });

  it("may be planned by type", async () => {
    const { hibob, webhook, told, id } = await started();
    webhook.planDelivery({ fate: "lost", type: "table.entry.created", times: 2 });
    for (const effectiveDate of ["2026-05-01", "2026-06-01", "2026-07-01"]) hibob.addWork(id, { effectiveDate });
    await webhook.deliver();
    expect(told()).toEqual([["table.entry.created", id]]);
    expect(() => webhook.planDelivery({ fate: "lost", nth: 0 })).toThrow(RangeError);
  });

  it("that is not taken is tried again, ever later, and keeps the others waiting", async () => {
    const { hibob, webhook, pass, id } = await started([500, 503]);
    for (const firstName of ["A", "B"]) hibob.updateEmployee(id, { firstName });
    expect(await webhook.deliver()).toMatchObject([{ answer: 500, failures: 0 }]);
    expect(await webhook.deliver()).toEqual([]);
    pass(minute);
    expect(await webhook.deliver()).toMatchObject([{ answer: 503, failures: 1 }]);
    pass(minute);
    expect(await webhook.deliver()).toEqual([]);
    pass(minute);
    expect(await webhook.deliver()).toMatchObject([
      { answer: 200, failures: 2 },
      { answer: 200, failures: 0 },
    ]);
  });

  it("is given up after three days", async () => {
    const { hibob, webhook, pass, close, id } = await started();
    await close();
    hibob.updateEmployee(id, { firstName: "A" });
    for (let tries = 0; tries < 20 && webhook.waiting() > 0; tries += 1) {
      await webhook.deliver();
      pass(minute * 2 ** tries);
    }
    const answers = webhook.deliveries.map(({ answer }) => answer);
    expect(answers).toEqual([...Array(13).fill("no answer"), "given up"]);
  });

  it("is none once the webhook is removed", async () => {
    const { hibob, webhook, told, id } = await started();
    hibob.updateEmployee(id, { firstName: "A" });
    webhook.remove();
    hibob.updateEmployee(id, { firstName: "B" });
    expect([await webhook.deliver(), told()]).toEqual([[], []]);
    expect(() => hibob.revokeAccess("nobody")).toThrow(RangeError);
  });

  it("is made once, also when two ask for it at a time", async () => {
    const { hibob, webhook, told, id } = await started();
    hibob.updateEmployee(id, { firstName: "A" });
    await Promise.all([webhook.deliver(), webhook.deliver()]);
    expect(told()).toHaveLength(1);
  });
});
