import { describe, expect, it } from "vitest";
import { openEvents } from "./__fixtures__/open-events.ts";
import { failureOf } from "./__fixtures__/open-okta.ts";

/** An organisation at a time that the test sets, and a poll that goes on where it ended. */
const polling = async () => {
  let nowMs = Date.now();
  const clock = { now: () => nowMs, wallNow: Date.now };
  const open = await openEvents({ clock });
  const connection = open.okta.connect({}, { now: () => nowMs });
  const poll = connection.events?.poll;
  if (!poll) throw new Error("the log is not polled");
  let cursor: string | undefined;
  return {
    ...open,
    poll,
    pass: (ms: number) => {
      nowMs += ms;
    },
    cursor: () => cursor ?? "",
    told: async () => {
      const { items, next } = await poll(cursor);
      cursor = next;
      return items.map(({ resource, id }) => `${resource} ${id}`);
    },
  };
};

describe("a poll of the System Log", () => {
  it("begins some minutes ago, and goes on with the saved link", async () => {
    const { okta, add, pass, told, cursor } = await polling();
    add("before");
    pass(10 * 60_000);
    const ann = add("ann");
    pass(60_000);
    expect(await told()).toEqual([`people ${ann}`, `people ${ann}`]);
    expect(cursor()).toMatch(/^\/api\/v1\/logs\?/);
    expect(await told()).toEqual([]);
    okta.standIn.suspend(ann);
    expect(await told()).toEqual([`people ${ann}`]);
    const logs = okta.standIn.requests.filter(({ path }) => path === "/api/v1/logs");
    expect(logs.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it("is told what came into the log late", async () => {
    const { okta, add, pass, told } = await polling();
    const ann = add("ann");
    await told();
    okta.standIn.planLogDelay({ lateMs: 30 * 60_000 });
    okta.standIn.suspend(ann);
    okta.standIn.updateProfile(ann, { title: "Countess" });
    expect(await told()).toEqual([`people ${ann}`]);
    pass(30 * 60_000);
    expect(await told()).toEqual([`people ${ann}`]);
  });

  it("hints at people and groups, and leaves out what concerns nobody", async () => {
    const { okta, add, told } = await polling();
    const ann = add("ann");
    const group = okta.standIn.addGroup({ name: "Staff" });
    const app = okta.standIn.addApp({ label: "Learn Amp" });
    await told();
    okta.standIn.assignApp(app, { groupId: group });
    okta.standIn.addMember(group, ann);
    okta.standIn.expirePassword(ann);
    okta.standIn.updateProfile(ann, { email: "other@example.com" });
    okta.standIn.remove(ann);
    const who = `people ${ann}`;
    const membership = [who, `groups ${group}`];
    expect(await told()).toEqual([...membership, who, who, who, who, who, ...membership, who]);
  });

  it("reads the same page again where an answer has no next link", async () => {
    const { okta, add, told, cursor } = await polling();
    await told();
    const before = cursor();
    const ann = add("ann");
    okta.standIn.planFault({ kind: "empty page", path: /logs$/ });
    expect([await told(), cursor()]).toEqual([[], before]);
    expect(await told()).toEqual([`people ${ann}`, `people ${ann}`]);
  });

  it("loses nothing when an answer is lost", async () => {
    const { okta, add, told } = await polling();
    await told();
    const ann = add("ann");
    okta.standIn.planFault({ kind: "truncated body", path: /logs$/ });
    expect(await told()).toEqual([`people ${ann}`, `people ${ann}`]);
  });

  it.each([
    "https://elsewhere.example/api/v1/logs?after=x",
    "//elsewhere.example/api/v1/logs?after=x",
    "/api/v1/users?after=x",
    "/api/v1/logs/../users",
    "not a link",
    "",
  ])("goes nowhere else (%s)", async (cursor) => {
    const { okta, poll } = await polling();
    okta.asked();
    expect(await failureOf(poll(cursor))).toBeInstanceOf(TypeError);
    expect(okta.asked()).toEqual([]);
  });
});
