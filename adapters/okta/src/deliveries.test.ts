import type { Hint } from "@rosterkit/core/adapter";
import { describe, expect, it } from "vitest";
import { openEvents } from "./__fixtures__/open-events.ts";
import { seededRandom } from "./__fixtures__/seeded-random.ts";

const named = (hints: readonly Hint[]): ReadonlySet<string> =>
  new Set(hints.flatMap(({ resource, id }) => (id === undefined ? [] : `${resource} ${id}`)));

describe("what event hooks deliver", () => {
  it.each([1, 2, 3, 4, 5])(
    "may be lost, doubled and out of order: with the System Log nothing is missed (seed %i)",
    async (seed) => {
      const next = seededRandom(seed);
      const { okta, register, add, received, connection } = await openEvents();
      const group = okta.standIn.addGroup({ name: "Staff" });
      const people = ["ann", "bob", "cid", "dan"].map(add);
      await register();
      let { next: cursor } = (await connection.events?.poll?.()) ?? {};
      const [hook] = okta.standIn.eventHooks();
      for (let nth = 1; nth <= 20; nth += 1) {
        const fate = (["lost", "doubled", "late", undefined] as const)[Math.floor(next() * 4)];
        if (fate) hook?.planDelivery({ fate, nth, lateMs: 0 });
      }
      const touched = new Set<string>();
      for (let step = 0; step < 20; step += 1) {
        const id = people[Math.floor(next() * people.length)] ?? "";
        touched.add(`people ${id}`);
        if (next() < 0.5) okta.standIn.updateProfile(id, { title: `Countess ${step}` });
        else {
          okta.standIn.addMember(group, id);
          okta.standIn.removeMember(group, id);
          touched.add(`groups ${group}`);
        }
        if (next() < 0.3) await okta.standIn.deliverEvents();
      }
      await okta.standIn.deliverEvents();
      const byHook = named(received.flatMap(({ hints }) => hints));
      for (const one of byHook) expect(touched).toContain(one);
      const page = await connection.events?.poll?.(cursor);
      cursor = page?.next;
      expect(named(page?.items ?? [])).toEqual(touched);
      const keys = received.map(({ key }) => key);
      const doubled = okta.standIn.eventHooks()[0]?.deliveries.filter(({ answer }) => answer === 200) ?? [];
      expect(new Set(keys)).toEqual(new Set(doubled.map(({ eventId }) => eventId)));
    },
  );

  it("has one key when it comes twice", async () => {
    const { okta, register, add, received } = await openEvents();
    const ann = add("ann");
    await register();
    okta.standIn.eventHooks()[0]?.planDelivery({ fate: "doubled" });
    okta.standIn.suspend(ann);
    await okta.standIn.deliverEvents();
    expect(received.map(({ key }) => key)).toEqual([received[0]?.key, received[0]?.key]);
    expect(received[0]?.key).toMatch(/^[\w-]{36}$/);
  });

  it("is 401 where the secret is another one, and Okta does not try again", async () => {
    const { okta, register, add, call, received, address } = await openEvents();
    const { id } = await register();
    const hook = await (await call("GET", `/api/v1/eventHooks/${id}`)).json();
    hook.channel.config = { uri: address, authScheme: { type: "HEADER", key: "Authorization", value: "another one" } };
    await call("PUT", `/api/v1/eventHooks/${id}`, hook);
    await call("POST", `/api/v1/eventHooks/${id}/lifecycle/verify`);
    add("ann");
    expect((await okta.standIn.deliverEvents()).map(({ answer }) => answer)).toEqual([401, "given up"]);
    expect(received.flatMap(({ hints }) => hints)).toEqual([]);
  });

  it.each(["user", "detail", "nobody"] as const)(
    "about an app names its user, as far as Okta does (%s)",
    async (appEventsName) => {
      const { okta, register, add, hints } = await openEvents({ switches: { appEventsName } });
      const [ann, app] = [add("ann"), okta.standIn.addApp({ label: "Learn Amp" })];
      await register();
      okta.standIn.assignApp(app, { user: ann });
      await okta.standIn.deliverEvents();
      expect(hints()).toEqual([appEventsName === "nobody" ? { resource: "people" } : { resource: "people", id: ann }]);
    },
  );
});
