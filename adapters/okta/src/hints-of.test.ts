import { createOktaStandIn } from "@rosterkit/sandbox";
import { describe, expect, it } from "vitest";
import { hintsOf, hookedTypes, polledTypes } from "./hints-of.ts";

const published = "2026-03-02T10:00:00.000Z";
const user = { id: "00u1", type: "User" };
const group = { id: "00g1", type: "UserGroup" };
const app = { id: "0oa1", type: "AppInstance" };
const appUser = { id: "0ua1", type: "AppUser" };
const people = (id?: string) => ({ resource: "people", ...(id && { id }), at: published });
const groups = (id?: string) => ({ resource: "groups", ...(id && { id }), at: published });

describe("an event", () => {
  it.each<[string, readonly object[], readonly object[]]>([
    ["user.lifecycle.create", [user], [people("00u1")]],
    ["user.account.update_profile", [user], [people("00u1")]],
    ["user.account.lock", [app, user], [people("00u1")]],
    ["group.user_membership.add", [user, group], [people("00u1"), groups("00g1")]],
    ["group.user_membership.remove", [group, user], [people("00u1"), groups("00g1")]],
    ["group.lifecycle.delete", [group], [groups("00g1")]],
    ["group.profile.update", [group, user], [groups("00g1")]],
    ["application.user_membership.add", [appUser, app, user], [people("00u1")]],
    ["application.user_membership.remove", [{ ...appUser, detailEntry: { userId: "00u1" } }, app], [people("00u1")]],
    ["application.user_membership.remove", [{ ...appUser, detailEntry: { userId: "00u1" } }, user], [people("00u1")]],
    ["application.user_membership.update", [appUser, app], [people()]],
    ["user.session.start", [user], []],
    ["event_hook.delivery", [{ id: "who1", type: "EventHook" }], []],
  ])("%s of %j hints at %j", (eventType, target, hints) => {
    expect(hintsOf({ eventType, published, target })).toEqual(hints);
  });

  it("is known by its uuid, whoever it is about", () => {
    const event = { uuid: "e1", eventType: "group.user_membership.add", published, target: [user, group] };
    const keyed = [people("00u1"), groups("00g1")].map((hint) => ({ ...hint, key: "e1" }));
    expect(hintsOf(event)).toEqual(keyed);
    expect(hintsOf({ ...event, target: [] })).toMatchObject([{ key: "e1" }, { key: "e1" }]);
  });

  it.each([null, undefined, 1, "text", [], {}, { eventType: 1 }])("is none: %j", (event) => {
    expect(hintsOf(event)).toEqual([]);
  });

  it.each([null, undefined, "x", {}, [null, 1, { type: "User" }]])("with targets %j is about everybody", (target) => {
    expect(hintsOf({ eventType: "user.lifecycle.create", published, target })).toEqual([people()]);
  });

  it.each([undefined, "yesterday", 5])("published %j has no instant", (at) => {
    expect(hintsOf({ eventType: "user.lifecycle.create", published: at, target: [user] })).toEqual([
      { resource: "people", id: "00u1" },
    ]);
  });
});

describe("the types of events", () => {
  it("that hooks are made for are all eligible, and the others are not", async () => {
    const okta = createOktaStandIn();
    const takes = async (item: string) => {
      const channel = { type: "HTTP", version: "1.0.0", config: { uri: "https://example.com/" } };
      const response = await okta.handle(
        new Request("https://acme.okta.test/api/v1/eventHooks", {
          method: "POST",
          headers: { authorization: `SSWS ${okta.token}` },
          body: JSON.stringify({ name: "Any", events: { type: "EVENT_TYPE", items: [item] }, channel }),
        }),
      );
      return response.ok;
    };
    const taken: string[] = [];
    for (const type of polledTypes) if (await takes(type)) taken.push(type);
    expect(taken).toEqual(hookedTypes);
    expect(polledTypes.length - hookedTypes.length).toBe(2);
  });
});
