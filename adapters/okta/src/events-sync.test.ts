import { serveStandIn } from "@rosterkit/sandbox/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { eventHookSecret } from "./__fixtures__/open-events.ts";
import { openSource, profileOf } from "./__fixtures__/open-source.ts";
import { seededRandom } from "./__fixtures__/seeded-random.ts";

/** A sync of the group Staff whose events arrive at an address, and that has run once. */
const openHinted = async () => {
  const opened = await openSource({ scope: { groups: ["Staff"] }, connection: { eventHookSecret } });
  const staff = opened.source.standIn.addGroup({ name: "Staff" });
  for (const mailbox of ["ada", "ben", "cem", "dot"]) opened.enter(mailbox, { groupIds: [staff] });
  const { url, close } = await serveStandIn({ handle: opened.sync.receive });
  onTestFinished(close);
  await opened.sync.check();
  await opened.run();
  expect(await opened.sync.connectEvents(`${url}/hooks/okta`)).toMatchObject({ status: "ready" });
  await opened.sync.poll();
  return { ...opened, staff };
};

/** What an administrator may do to somebody, or to somebody new. */
const acts = ["retitle", "suspend", "unsuspend", "leave group", "join group", "deactivate", "enter"] as const;

describe("a sync that goes by Okta's events", () => {
  it("rule 5: takes a deactivation for a hint, and reads before it writes", async () => {
    const { source, sync, run, account } = await openHinted();
    source.standIn.deactivate("ada@example.com");
    source.standIn.activate("ada@example.com");
    source.standIn.eventHooks()[0]?.planDelivery({ fate: "lost", type: "user.lifecycle.activate" });
    await source.standIn.deliverEvents();
    expect((await run({ hinted: true })).plan.changes).toEqual([]);
    expect(account("ada")?.status).toBe("PROVISIONED");
    source.standIn.deactivate("ada@example.com");
    await source.standIn.deliverEvents();
    expect((await run({ hinted: true })).plan.changes).toMatchObject([{ operation: "deactivate", ground: "stated" }]);
    expect(account("ada")?.status).toBe("DEPROVISIONED");
    expect((await sync.plan()).changes).toEqual([]);
  });

  it("learns by the System Log of whatever a hook lost", async () => {
    const { source, sync, run, planned } = await openHinted();
    const { standIn } = source;
    standIn.eventHooks()[0]?.planDelivery({ fate: "lost", times: 100 });
    standIn.updateProfile("ben@example.com", { title: "Cook" });
    standIn.deactivate("cem@example.com");
    await standIn.deliverEvents();
    expect((await run({ hinted: true })).plan.changes).toEqual([]);
    expect(await planned()).toEqual(["deactivate cem", "update ben"]);
    await sync.poll();
    await run({ hinted: true });
    expect(await planned()).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5])(
    "ends where it would have ended, with events lost, doubled and out of order (%i)",
    async (seed) => {
      const { source, sync, run, enter, staff, planned } = await openHinted();
      const { standIn } = source;
      const next = seededRandom(seed);
      const oneOf = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;
      const [hook] = standIn.eventHooks();
      for (let nth = 1; nth <= 100; nth += 1) {
        const fate = oneOf(["lost", "doubled", "late", undefined] as const);
        if (fate) hook?.planDelivery({ fate, nth, lateMs: 0 });
      }
      const act = (step: number) => {
        const who = `${oneOf(["ada", "ben", "cem", "dot"])}@example.com`;
        const status = standIn.get(who)?.status;
        const what = oneOf(acts);
        if (what === "retitle") standIn.updateProfile(who, { title: `Title ${step}` });
        if (what === "suspend" && status === "ACTIVE") standIn.suspend(who);
        if (what === "unsuspend" && status === "SUSPENDED") standIn.unsuspend(who);
        if (what === "leave group") standIn.removeMember(staff, who);
        if (what === "join group" && status !== "DEPROVISIONED") standIn.addMember(staff, who);
        if (what === "deactivate" && status !== "DEPROVISIONED" && next() < 0.3) standIn.deactivate(who);
        if (what === "enter")
          enter(`new${step}`, { groupIds: [staff], profile: { ...profileOf(`new${step}`), title: "New" } });
      };
      for (let step = 0; step < 24; step += 1) {
        act(step);
        if (next() < 0.3) await standIn.deliverEvents();
        if (next() < 0.2) await run({ hinted: true });
      }
      await standIn.deliverEvents();
      await sync.poll();
      await run({ hinted: true });
      expect(await planned()).toEqual([]);
    },
  );
});
