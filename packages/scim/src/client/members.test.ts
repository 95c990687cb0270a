import { describe, expect, it } from "vitest";
import { connect } from "./__fixtures__/connect.ts";
import { type Quirks, startQuirkyServer } from "./__fixtures__/quirky-server.ts";
import type { TargetProfile } from "./index.ts";

const open = async (quirks: Quirks = {}, profile: Partial<TargetProfile> = {}) => {
  const server = await startQuirkyServer(quirks);
  server.rows.set("g1", { id: "g1", displayName: "A", members: [{ value: "old" }, { value: "g2", type: "Group" }] });
  return { ...server, client: connect(server.url, { profile }) };
};

const many = Array.from({ length: 25 }, (_, number) => `u${number}`);

describe("members of a group", () => {
  it("go out and come in, in requests of the size that the server takes", async () => {
    const { client, seen, rows } = await open({ mostMembers: 10 }, { membersAtOnce: 10 });
    const outcome = await client.members.change("g1", { add: many, remove: ["old"] });
    expect(outcome).toEqual({ added: many, removed: ["old"], notAdded: [], notRemoved: [], verified: true });
    const sent = seen.filter(({ method }) => method === "PATCH").map(({ body }) => body.Operations);
    expect(sent.map(([{ op }]) => op)).toEqual(["remove", "add", "add", "add"]);
    expect(sent[0]).toEqual([{ op: "remove", path: 'members[value eq "old"]' }]);
    expect(rows.get("g1")?.members).toHaveLength(26);
  });

  it("are sent in smaller requests when the server refuses the size", async () => {
    const { client } = await open({ mostMembers: 4 });
    expect((await client.members.change("g1", { add: many })).added).toHaveLength(25);
  });

  it("whom the server does not know keep nobody else out", async () => {
    const { client } = await open({ strangers: ["u3", "u20"] });
    const outcome = await client.members.change("g1", { add: many });
    expect(outcome).toMatchObject({ notAdded: ["u3", "u20"], verified: true, error: { vendorCode: "invalidValue" } });
    expect(outcome.added).toHaveLength(23);
    await expect(client.members.add("g1", ["u3"])).rejects.toMatchObject({ vendorCode: "invalidValue" });
  });

  it("whom the server does not know may be many among many more", async () => {
    const strangers = Array.from({ length: 12 }, (_, number) => `u${number * 20}`);
    const add = Array.from({ length: 250 }, (_, number) => `u${number}`);
    const { client } = await open({ strangers });
    const outcome = await client.members.change("g1", { add });
    expect(outcome.notAdded).toEqual(strangers);
    expect(outcome.added).toHaveLength(238);
  });

  it("of whom all are refused are not tried without end", async () => {
    const { client, seen } = await open({ strangers: many });
    const outcome = await client.members.change("g1", { add: many });
    expect(outcome.notAdded).toEqual(many);
    expect(seen.filter(({ method }) => method === "PATCH").length).toBeLessThanOrEqual(20);
  });

  it("are what the group shows when the server stops answering half-way", async () => {
    let patches = 0;
    const { client } = await open(
      { before: ({ method }) => (method === "PATCH" && ++patches === 2 ? { status: 502 } : undefined) },
      { membersAtOnce: 10 },
    );
    const outcome = await client.members.change("g1", { add: many });
    expect(outcome).toMatchObject({ verified: true, error: { status: 502, maybeWritten: true } });
    expect(outcome.added).toEqual(many.slice(0, 10));
    expect(outcome.notAdded).toEqual(many.slice(10));
  });

  it("that were left out without a word are reported", async () => {
    const { client } = await open({
      before: ({ method }) => (method === "PATCH" ? { status: 204 } : undefined),
    });
    expect(await client.members.change("g1", { add: ["u1"], remove: ["old"] })).toEqual({
      added: [],
      removed: [],
      notAdded: ["u1"],
      notRemoved: ["old"],
      verified: true,
    });
    await expect(client.members.add("g1", ["u1"])).rejects.toMatchObject({ code: "unexpected-response" });
  });

  it("are not checked where the server does not show them", async () => {
    const { client, seen } = await open({}, { membersShown: false });
    expect(await client.members.change("g1", { add: ["u1"] })).toMatchObject({ added: ["u1"], verified: false });
    expect(seen.map(({ method }) => method)).toEqual(["PATCH"]);
    await expect(client.members.list("g1")).rejects.toMatchObject({ code: "unexpected-response" });
  });

  it("leave by a list of values where the profile says so", async () => {
    const { client, seen } = await open({}, { memberRemoval: "value" });
    await client.members.remove("g1", ["old"]);
    expect(seen[0]?.body.Operations).toEqual([{ op: "remove", path: "members", value: [{ value: "old" }] }]);
  });

  it("are users only; groups within are not touched", async () => {
    const { client, rows } = await open({}, { update: "put" });
    expect((await client.members.page("g1")).items).toEqual(["old"]);
    await client.members.change("g1", { add: ["u1"], remove: ["old"] });
    expect(rows.get("g1")?.members).toEqual([{ value: "g2", type: "Group" }, { value: "u1" }]);
  });

  it("cannot come and go at once", async () => {
    const { client } = await open();
    await expect(client.members.change("g1", { add: ["a"], remove: ["a"] })).rejects.toBeInstanceOf(TypeError);
  });
});
