import { describe, expect, it } from "vitest";
import { errorOf, openSdk as open } from "./__fixtures__/open-sdk.ts";
import { hookOf, startHookReceiver } from "./__fixtures__/start-hook-receiver.ts";
import { profileOf } from "./test-caller.ts";

// Okta's own SDK over real HTTP, as in okta-sdk.test.ts.

describe("Okta's SDK drives event hooks", () => {
  it("from create to delete", async () => {
    const { okta, client } = await open();
    const { url, types } = await startHookReceiver();
    const hooks = client.eventHookApi;
    const made = await hooks.createEventHook({ eventHook: hookOf(url) });
    const eventHookId = made.id ?? "";
    expect([made.status, made.verificationStatus, made.created]).toEqual(["ACTIVE", "UNVERIFIED", expect.any(Date)]);
    expect((await hooks.verifyEventHook({ eventHookId })).verificationStatus).toBe("VERIFIED");
    const listed: (string | undefined)[] = [];
    await (await hooks.listEventHooks()).each((hook) => void listed.push(hook.id));
    expect(listed).toEqual([eventHookId]);

    const user = okta.addUser({ profile: profileOf("ann") });
    await client.userApi.suspendUser({ userId: user });
    await okta.deliverEvents();
    expect(types()).toEqual(["user.lifecycle.suspend"]);

    const eventHook = { ...hookOf(url, ["group.lifecycle.create"]), name: "Another" };
    expect((await hooks.replaceEventHook({ eventHookId, eventHook })).name).toBe("Another");
    expect(await errorOf(hooks.deleteEventHook({ eventHookId }))).toMatchObject({ status: 400, code: "E0000001" });
    expect((await hooks.deactivateEventHook({ eventHookId })).status).toBe("INACTIVE");
    expect((await hooks.activateEventHook({ eventHookId })).status).toBe("ACTIVE");
    await hooks.deactivateEventHook({ eventHookId });
    await hooks.deleteEventHook({ eventHookId });
    expect(await errorOf(hooks.getEventHook({ eventHookId }))).toMatchObject({ status: 404, code: "E0000007" });
  });

  it("and is refused where nobody answers the challenge", async () => {
    const { client } = await open({ hookWaitMs: 100 });
    const { url, close } = await startHookReceiver();
    const { id = "" } = await client.eventHookApi.createEventHook({ eventHook: hookOf(url) });
    await close();
    const refused = await errorOf(client.eventHookApi.verifyEventHook({ eventHookId: id }));
    expect(refused).toMatchObject({ status: 400, code: "E0000001" });
  });
});

describe("Okta's SDK reads the System Log", () => {
  it("between two instants, page by page", async () => {
    const { okta, client } = await open();
    const group = okta.addGroup({ name: "Staff" });
    okta.addMember(group, okta.addUser({ profile: profileOf("ann") }));
    const until = new Date(Date.now() + 60_000).toISOString();
    const since = new Date(Date.now() - 60_000).toISOString();
    const types: (string | undefined)[] = [];
    const log = await client.systemLogApi.listLogEvents({ since, until, limit: 2 });
    await log.each((event) => {
      types.push(event.eventType);
      expect(event.published).toBeInstanceOf(Date);
      expect(event.outcome?.result).toBe("SUCCESS");
    });
    expect(types).toHaveLength(6);
    expect(types.at(-1)).toBe("group.user_membership.add");
  });
});
