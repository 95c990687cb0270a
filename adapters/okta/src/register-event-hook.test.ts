import { describe, expect, it } from "vitest";
import { eventHookSecret, openEvents } from "./__fixtures__/open-events.ts";
import { failureOf } from "./__fixtures__/open-okta.ts";

const path = "/api/v1/eventHooks";

describe("registering an event hook", () => {
  it("makes it and has it verified, and events arrive from then on", async () => {
    const { okta, register, add, hints, address, call } = await openEvents();
    expect(await register()).toEqual({ status: "ready", id: expect.stringMatching(/^who/), steps: [] });
    const hooks = await (await call("GET", path)).json();
    const uri = { channel: { config: { uri: address } } };
    expect(hooks).toMatchObject([{ ...uri, status: "ACTIVE", verificationStatus: "VERIFIED" }]);
    const ann = add("ann");
    expect((await okta.standIn.deliverEvents()).map(({ answer }) => answer)).toEqual([200]);
    expect(hints()).toEqual([
      { resource: "people", id: ann },
      { resource: "people", id: ann },
    ]);
  });

  it("takes the one that is there, whatever became of it", async () => {
    const { okta, register, call, add, hints } = await openEvents();
    const { id } = await register();
    const hook = `${path}/${id}`;
    await call("POST", `${hook}/lifecycle/deactivate`);
    const { name: _, ...body } = await (await call("GET", hook)).json();
    body.channel.config.authScheme.value = "another secret by hand";
    body.channel.config.headers = [{ key: "x-proxy", value: "in front" }];
    body.events = { type: "EVENT_TYPE", items: ["user.lifecycle.create"] };
    await call("PUT", hook, { ...body, name: "Named by a person" });
    expect(await register()).toEqual({ status: "ready", id, steps: [] });
    const hooks = await (await call("GET", path)).json();
    const headers = [{ key: "x-proxy", value: "in front" }];
    expect(hooks).toMatchObject([{ id, name: "Named by a person", channel: { config: { headers } } }]);
    okta.standIn.suspend(add("ann"));
    expect((await okta.standIn.deliverEvents()).map(({ answer }) => answer)).toEqual([200]);
    expect(hints()).toHaveLength(3);
  });

  it("leaves hooks for other addresses alone", async () => {
    const { register, call, address } = await openEvents();
    await register();
    const other = { ...(await (await call("GET", path)).json())[0], name: "Another's" };
    other.channel.config = { uri: `${address}/other` };
    await call("POST", path, other);
    await register();
    const hooks: readonly { readonly name: string }[] = await (await call("GET", path)).json();
    expect(hooks.map(({ name }) => name)).toEqual(["Rosterkit", "Another's"]);
  });

  it.each(["read only", "no admin role"] as const)(
    "is left to a person where the credential may not (%s)",
    async (access) => {
      const { okta, register, address } = await openEvents({}, { eventHookHeader: "X-Rosterkit" });
      okta.standIn.setTokenAccess(okta.standIn.token, access);
      const { status, id, steps } = await register();
      expect([status, id, steps.length]).toEqual(["by hand", undefined, 5]);
      const text = steps.join(" ");
      for (const part of [address, "X-Rosterkit", "user.lifecycle.suspend"]) expect(text).toContain(part);
      expect(text).not.toContain(eventHookSecret);
      expect(text).not.toContain("update_primary_email");
    },
  );

  it("rejects where Okta does not reach the address", async () => {
    const { register, goAway } = await openEvents();
    await goAway();
    const error = await failureOf(register());
    expect(error).toMatchObject({ code: "configuration", remedy: expect.stringContaining("three seconds") });
    expect(JSON.stringify(error)).not.toContain(eventHookSecret);
  });

  it.each(["http://example.com/hook", "https://user:secret@example.com/", "hook"])("refuses %s", async (address) => {
    const { okta, connection } = await openEvents();
    okta.asked();
    const refused = (async () => connection.events?.register?.(address))();
    expect(await failureOf(refused)).toMatchObject({ code: "configuration" });
    expect(okta.asked()).toEqual([]);
  });
});

describe("a check", () => {
  it("asks for the System Log where events are used, and not elsewhere", async () => {
    const scopes = ["okta.users.manage", "okta.groups.manage"];
    const { okta, connection } = await openEvents({ tokens: [{ value: "some", access: "full", scopes }] });
    const findings = async (of: typeof connection) =>
      (await of.check()).findings.map(({ ability, ok }) => [ability, ok]);
    expect(await findings(okta.connection)).toEqual([["people.read", true]]);
    expect(await findings(connection)).toEqual([
      ["people.read", true],
      ["events.poll", false],
    ]);
    const open = await openEvents();
    expect(await findings(open.connection)).toEqual([
      ["people.read", true],
      ["events.poll", true],
    ]);
  });
});
