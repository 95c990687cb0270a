import { describe, expect, it } from "vitest";
import { AuthenticationError } from "../errors/authentication-error.ts";
import { LeaseLostError } from "../errors/lease-lost-error.ts";
import { RateLimitError } from "../errors/rate-limit-error.ts";
import type { Change, Reference } from "../plan/change.ts";
import { changeId } from "../plan/change-id.ts";
import type { Outcome } from "../store/journal.ts";
import { createBench, linkOf } from "./apply.fixture.ts";
import type { ApplyProgress } from "./apply-progress.ts";
import { changeOf } from "./plan.fixture.ts";
import { lost, refusal } from "./vendor.fixture.ts";
import { intentsOf, journalOf } from "./world.fixture.ts";

const groupChange = (operation: Change["operation"], subject: string, more: Partial<Change> = {}, step?: string) =>
  changeOf({ id: changeId("groups", operation, subject, step), resource: "groups", operation, subject, ...more });

const createGroup = (subject: string, name = subject) =>
  groupChange("create", subject, { set: { name, description: null }, lane: "joiners" });

const renameGroup = (subject: string, account: string, name: string) =>
  groupChange("update", subject, { account, set: { name }, was: { name: subject } });

const linkGroup = (subject: string, account: string) =>
  groupChange("link", subject, { account, by: "name", evidence: ["same name"], lane: "back-fill" });

const putIn = (subject: string, add: readonly (string | Reference)[], more: Partial<Change> = {}) =>
  groupChange("members", subject, { members: { add }, ...more }, "add");

const takeOut = (subject: string, account: string, remove: readonly string[]) =>
  groupChange("members", subject, { account, members: { remove }, lane: "removals", ground: "absent" }, "remove");

const createPerson = (subject: string) =>
  changeOf({
    operation: "create",
    subject,
    lane: "joiners",
    state: "active",
    set: { login: `${subject}@example.com`, name: subject },
  });

type Bench = ReturnType<typeof createBench>;

const addPeople = ({ vendor }: Bench, count: number) =>
  Array.from({ length: count }, (_, index) => vendor.add({ login: `p${index}@example.com` }));

const membersOf = ({ vendor }: Bench, id: string) => [...(vendor.groups.all.get(id)?.members ?? [])].toSorted();

const outcomesOf = async ({ store }: Bench): Promise<readonly Outcome[]> =>
  (await journalOf(store)).filter((entry) => entry.type === "outcome");

const writesOf = ({ vendor }: Bench) => vendor.received.map(({ verb }) => verb);

const call = { vendor: "Vendor", method: "POST", path: "/groups/{id}" };

describe("rule 7: groups", () => {
  it("are made after their name was looked up once more, and linked", async () => {
    const bench = createBench();
    const report = await bench.apply([createGroup("sales")]);
    expect(report).toMatchObject({ applied: 1, groups: 1, memberships: 0 });
    const link = (await bench.groupLinks()).bySource("sales");
    expect(link).toMatchObject({ resource: "groups", by: "created", verdict: "same" });
    expect(link?.state).toBeUndefined();
    expect(bench.vendor.groups.named("Sales")?.id).toBe(link?.target);
  });

  it("of the same name that appeared meanwhile are never adopted", async () => {
    const bench = createBench();
    bench.vendor.groups.add({ name: "SALES" });
    const report = await bench.apply([createGroup("sales"), putIn("sales", [], { after: ["groups/create/sales"] })]);
    expect(report.perChange[0]).toMatchObject({ result: "moved", reason: "A group with this name is there already" });
    expect(report.perChange[1]).toMatchObject({ result: "waits" });
    expect((await bench.groupLinks()).size).toBe(0);
    expect(bench.vendor.received).toEqual([]);
  });

  it("whose name the target cannot look up are not made: they might be made twice", async () => {
    const bench = createBench();
    const { find: _, ...groups } = bench.vendor.groups.resource;
    const report = await bench.apply([createGroup("sales")], { target: { people: bench.vendor.resource, groups } });
    expect(report.perChange[0]?.error).toMatchObject({ code: "cannot" });
    expect(bench.vendor.received).toEqual([]);
  });

  it("are linked only after they were seen anew", async () => {
    const bench = createBench();
    const { groups } = bench.vendor;
    const fine = groups.add({ name: "Sales" });
    const admins = groups.add({ name: "Admins", isAdmin: true });
    const others = groups.add({ name: "Others", blocked: "An app is its source" });
    const report = await bench.apply([
      linkGroup("sales", fine),
      linkGroup("admins", admins),
      linkGroup("others", others),
      linkGroup("gone", "g99"),
    ]);
    expect(report.perChange.map(({ subject, result, reason }) => [subject, result, reason])).toEqual([
      ["sales", "done", undefined],
      ["admins", "moved", "It hands out administrator roles"],
      ["others", "moved", "An app is its source"],
      ["gone", "moved", "The target does not show the group any more"],
    ]);
    expect([...(await bench.groupLinks())].map(({ source }) => source)).toEqual(["sales"]);
  });

  it("that we did not make are not written once they hand out administrator roles", async () => {
    const bench = createBench();
    const [ann = ""] = addPeople(bench, 1);
    const linked = await bench.linkedGroup("sales", [], { by: "Ada" });
    const made = await bench.linkedGroup("ours");
    for (const id of [linked, made]) bench.vendor.groups.put(id, { isAdmin: true });
    const report = await bench.apply([
      renameGroup("sales", linked, "Sales"),
      putIn("sales", [ann], { account: linked }),
      putIn("ours", [ann], { account: made }),
    ]);
    expect(report).toMatchObject({ applied: 1, moved: 2 });
    expect(writesOf(bench)).toEqual(["add members"]);
  });

  it("are renamed on the condition that they are as just read", async () => {
    const bench = createBench();
    const id = await bench.linkedGroup("sales");
    expect(await bench.apply([renameGroup("sales", id, "Sales EU")])).toMatchObject({ applied: 1, groups: 1 });
    expect(bench.vendor.groups.all.get(id)?.name).toBe("Sales EU");
    bench.vendor.groups.put(id, { name: "Mine" });
    expect(await bench.apply([renameGroup("sales", id, "Sales UK")])).toMatchObject({ moved: 1 });
  });

  it("that are to have a name that another has by now are left", async () => {
    const bench = createBench();
    const id = await bench.linkedGroup("sales");
    bench.vendor.groups.add({ name: "Sales EU" });
    const report = await bench.apply([renameGroup("sales", id, "Sales EU")]);
    expect(report.perChange[0]?.reason).toBe("Another group has what was to be written");
  });

  it("and people with the same ids are told apart", async () => {
    const bench = createBench();
    const account = bench.vendor.add({ id: "same", login: "1@example.com", name: "1" });
    const group = bench.vendor.groups.add({ id: "same", name: "1" });
    const lease = await bench.lease("set-up");
    await bench.store.commit(lease, { links: [linkOf("1", account), linkOf("1", group, { resource: "groups" })] });
    await bench.store.release(lease);
    const suspend = changeOf({
      operation: "suspend",
      subject: "1",
      account,
      state: "suspended",
      stateWas: "active",
      lane: "removals",
    });
    const rename = changeOf({ operation: "update", subject: "1", account, set: { name: "Ann" }, was: { name: "1" } });
    const report = await bench.apply([suspend, rename, renameGroup("1", group, "One")]);
    expect(report).toMatchObject({ applied: 3, groups: 1 });
    expect(report.perChange.map(({ resource }) => resource).toSorted()).toEqual(["groups", "people", "people"]);
  });
});

describe("rule 7: memberships", () => {
  it("are written in chunks, and read back", async () => {
    const bench = createBench({ atOnce: 3 });
    const people = addPeople(bench, 7);
    const id = await bench.linkedGroup("sales");
    const told: ApplyProgress[] = [];
    const report = await bench.apply([putIn("sales", people, { account: id })], { progress: (one) => told.push(one) });
    expect(report).toMatchObject({ applied: 1, groups: 0, memberships: 7 });
    expect(bench.vendor.received.map(({ members }) => members?.length)).toEqual([3, 3, 1]);
    expect(membersOf(bench, id)).toEqual(people);
    expect(told.map((one) => (one.type === "members" ? [one.done, one.total] : one.type))).toEqual([
      [3, 7],
      [6, 7],
      [7, 7],
      "change",
    ]);
  });

  it("of people made in the same plan go to the accounts that were made", async () => {
    const bench = createBench();
    const after = ["groups/create/sales", "people/create/ann", "people/create/bob"];
    const add = [{ ref: "people/create/ann" }, { ref: "people/create/bob" }];
    await bench.apply([putIn("sales", add, { after }), createGroup("sales"), createPerson("ann"), createPerson("bob")]);
    const id = bench.vendor.groups.named("sales")?.id ?? "";
    expect(membersOf(bench, id)).toEqual([...bench.vendor.accounts.keys()]);
  });

  it("of the others do not wait for somebody who could not be made", async () => {
    const bench = createBench({ refuse: ({ about }) => (about === "ann@example.com" ? refusal(400) : undefined) });
    const [eve = ""] = addPeople(bench, 1);
    const id = await bench.linkedGroup("sales");
    const more = { account: id, after: ["people/create/ann"] };
    const report = await bench.apply([createPerson("ann"), putIn("sales", [eve, { ref: "people/create/ann" }], more)]);
    expect(membersOf(bench, id)).toEqual([eve]);
    expect(report).toMatchObject({ failed: 1, skipped: 1, memberships: 1 });
    expect(report.perChange[1]).toMatchObject({
      result: "later",
      reason: "1 of the people to put in have no account that may be used yet",
    });
  });

  it("of somebody whose account could not be linked are left out: it may be another's", async () => {
    const bench = createBench();
    const taken = await bench.linked("bob");
    const [eve = ""] = addPeople(bench, 1);
    const id = await bench.linkedGroup("sales");
    const link = changeOf({ operation: "link", subject: "ann", account: taken, lane: "back-fill" });
    const report = await bench.apply([link, putIn("sales", [eve, taken], { account: id, after: [link.id] })]);
    expect(membersOf(bench, id)).toEqual([eve]);
    expect(report).toMatchObject({ moved: 1, skipped: 1, memberships: 1 });
  });

  it("wait when their group could not be made", async () => {
    const bench = createBench({ refuse: ({ verb }) => (verb === "create group" ? refusal(400) : undefined) });
    const people = addPeople(bench, 1);
    const report = await bench.apply([
      createGroup("sales"),
      putIn("sales", people, { after: ["groups/create/sales"] }),
    ]);
    expect(report.perChange[1]).toMatchObject({ result: "waits", reason: "Waits for groups/create/sales" });
  });

  it("that are there already are not written, nor counted as ours", async () => {
    const bench = createBench();
    const [ann = "", bob = ""] = addPeople(bench, 2);
    const id = await bench.linkedGroup("sales", [ann]);
    await bench.apply([putIn("sales", [ann], { account: id })]);
    expect(bench.vendor.received).toEqual([]);
    await bench.apply([putIn("sales", [ann, bob], { account: id })]);
    expect(bench.vendor.received.map(({ members }) => members)).toEqual([[bob]]);
    expect((await outcomesOf(bench)).map(({ members }) => members)).toEqual([undefined, { added: [bob] }]);
  });

  it("are taken away only from whoever is not a member at the source again", async () => {
    const bench = createBench();
    const [ann = "", bob = ""] = addPeople(bench, 2);
    const id = await bench.linkedGroup("sales", [ann, bob]);
    const stillOutside = async ({ members }: Change) => new Set(members?.remove?.filter((one) => one !== ann));
    expect(await bench.apply([takeOut("sales", id, [ann, bob])], { stillOutside })).toMatchObject({ memberships: 1 });
    expect(membersOf(bench, id)).toEqual([ann]);
    const report = await bench.apply([takeOut("sales", id, [ann])], { stillOutside });
    expect(report.perChange[0]).toMatchObject({ result: "moved", reason: "They are members at the source again" });
  });

  it("are not taken away when the source cannot be looked at", async () => {
    const bench = createBench();
    const people = addPeople(bench, 2);
    const id = await bench.linkedGroup("sales", people);
    const stillOutside = () => Promise.reject(lost(false));
    expect(await bench.apply([takeOut("sales", id, people)], { stillOutside })).toMatchObject({ failed: 1 });
    expect(membersOf(bench, id)).toEqual(people);
  });

  it("that the target took and does not show have failed, and the rest is done", async () => {
    const bench = createBench({ atOnce: 1 });
    const [ann = "", bob = ""] = addPeople(bench, 2);
    const id = await bench.linkedGroup("sales");
    const { members } = bench.vendor.groups.resource;
    if (!members) throw new Error("The vendor has no members");
    const forgetful = {
      ...members,
      add: async (group: string, ids: readonly string[], writing: object) => {
        if (!ids.includes(bob)) await members.add?.(group, ids, writing);
      },
    };
    const groups = { ...bench.vendor.groups.resource, members: forgetful };
    const target = { people: bench.vendor.resource, groups };
    const report = await bench.apply([putIn("sales", [ann, bob], { account: id })], { target });
    expect(report).toMatchObject({ failed: 1, memberships: 1 });
    expect(report.perChange[0]?.error).toEqual({
      code: "not confirmed",
      message: "1 of 2 people were put in; for the others: the target accepted the change and does not show it",
    });
    expect((await outcomesOf(bench))[0]).toMatchObject({ result: "failed", members: { added: [ann] } });
    expect(bench.sleeps).toEqual([500, 1000, 1500, 2000]);
  });

  it("that cannot be read back stay open, and are settled by the next run", async () => {
    let isDown = false;
    const bench = createBench({
      refuse: ({ verb }) => {
        if (verb === "add members") isDown = true;
        return verb === "members" && isDown ? lost(false) : undefined;
      },
    });
    const people = addPeople(bench, 2);
    const id = await bench.linkedGroup("sales");
    expect(await bench.apply([putIn("sales", people, { account: id })])).toMatchObject({ open: 1 });
    expect((await bench.settle()).unsettledGroups).toEqual(new Set(["sales"]));
    isDown = false;
    expect(await bench.settle()).toMatchObject({ settled: 1, unsettled: new Set(), unsettledGroups: new Set() });
    expect((await outcomesOf(bench)).at(-1)).toMatchObject({ result: "done", members: { added: people } });
  });
});

describe("rule 11: limits of the vendor, with memberships", () => {
  it("finds the people whom the vendor refuses, sets them aside and does the rest", async () => {
    const bench = createBench({ atOnce: 8 });
    const people = addPeople(bench, 18);
    const id = await bench.linkedGroup("sales");
    const wanted = [...people.slice(0, 4), "nobody", ...people.slice(4, 15), "no one", ...people.slice(15)];
    const report = await bench.apply([putIn("sales", wanted, { account: id })]);
    expect(membersOf(bench, id)).toEqual(people.toSorted());
    expect(report).toMatchObject({ failed: 1, memberships: 18 });
    expect(report.perChange[0]?.reason).toMatch(/^18 of 20 people were put in; for the others: Vendor answered 400/);
    expect(bench.vendor.received.length).toBeLessThan(3 + 2 * 2 * 3 + 1);
  });

  it("names nobody in what it says of a failure", async () => {
    const bench = createBench();
    const id = await bench.linkedGroup("sales");
    const report = await bench.apply([putIn("sales", ["ann@example.com"], { account: id })]);
    expect(JSON.stringify([report.perChange, await outcomesOf(bench)])).not.toContain("ann@");
  });

  it("stops the connection on 401, and says how many were done", async () => {
    let writes = 0;
    const error = new AuthenticationError({ ...call, status: 401 });
    const bench = createBench({
      atOnce: 2,
      refuse: ({ verb }) => {
        if (verb === "add members") writes += 1;
        return verb === "add members" && writes > 2 ? error : undefined;
      },
    });
    const people = addPeople(bench, 8);
    const id = await bench.linkedGroup("sales");
    const other = await bench.linkedGroup("other");
    const changes = [putIn("sales", people, { account: id }), renameGroup("other", other, "Others")];
    const report = await bench.apply(changes, { settings: { concurrency: 1 } });
    expect(report).toMatchObject({ failed: 1, skipped: 1, memberships: 4, stopped: { code: "authentication" } });
    expect(writes).toBe(3);
    expect(await intentsOf(bench.store)).toEqual([]);
    expect((await outcomesOf(bench))[0]).toMatchObject({ result: "refused", members: { added: people.slice(0, 4) } });
  });

  it("puts off what the vendor has no patience for", async () => {
    let writes = 0;
    const limited = new RateLimitError({ ...call, status: 429, retryAfterMs: 600_000 });
    const bench = createBench({
      atOnce: 2,
      refuse: ({ verb }) => {
        if (verb === "add members") writes += 1;
        return verb === "add members" && writes > 1 ? limited : undefined;
      },
    });
    const people = addPeople(bench, 6);
    const id = await bench.linkedGroup("sales");
    const report = await bench.apply([putIn("sales", people, { account: id })]);
    expect(report).toMatchObject({ skipped: 1, memberships: 2 });
    expect(writes).toBe(2);
  });

  it("gives up on a group that takes nobody", async () => {
    const bench = createBench({ atOnce: 1, refuse: ({ verb }) => (verb === "add members" ? refusal(400) : undefined) });
    const people = addPeople(bench, 300);
    const id = await bench.linkedGroup("sales");
    expect(await bench.apply([putIn("sales", people, { account: id })])).toMatchObject({ failed: 1, memberships: 0 });
    expect(bench.vendor.received).toHaveLength(200);
  });
});

describe("rule 10: safe to repeat, with groups", () => {
  it("ends between two chunks when it is aborted, and a later run does the rest", async () => {
    const abort = new AbortController();
    const bench = createBench({
      atOnce: 2,
      onWrite: () => {
        if (bench.vendor.received.length === 2) abort.abort();
      },
    });
    const people = addPeople(bench, 7);
    const id = await bench.linkedGroup("sales");
    const change = putIn("sales", people, { account: id });
    const report = await bench.apply([change], { signal: abort.signal });
    expect(report).toMatchObject({ aborted: true, skipped: 1, memberships: 4 });
    expect(membersOf(bench, id)).toHaveLength(4);
    expect(await intentsOf(bench.store)).toEqual([]);
    expect(await bench.apply([change])).toMatchObject({ applied: 1, memberships: 3 });
    expect(membersOf(bench, id)).toEqual(people);
  });

  it("sends no further chunk once the lease is lost", async () => {
    const bench = createBench({
      atOnce: 1,
      onWrite: async () => {
        if (bench.vendor.received.length !== 2) return;
        bench.pass(61_000);
        await bench.lease("another");
      },
    });
    const people = addPeople(bench, 5);
    const id = await bench.linkedGroup("sales");
    await expect(bench.apply([putIn("sales", people, { account: id })])).rejects.toThrow(LeaseLostError);
    expect(bench.vendor.received).toHaveLength(2);
    expect(await intentsOf(bench.store)).toHaveLength(1);
  });

  it.each([
    ["before the vendor acted", "before", 1],
    ["after it acted", "after", 2],
  ] as const)("settles a chunk whose answer was lost %s", async (_, loss, done) => {
    let writes = 0;
    const bench = createBench({
      atOnce: 1,
      lose: ({ verb }) => {
        if (verb === "add members") writes += 1;
        return writes === 1 ? loss : undefined;
      },
    });
    const people = addPeople(bench, 2);
    const id = await bench.linkedGroup("sales");
    const report = await bench.apply([putIn("sales", people, { account: id })]);
    expect(report).toMatchObject({ memberships: done });
    expect(membersOf(bench, id)).toHaveLength(done);
    const reason = loss === "before" ? "1 of 2 people were put in" : undefined;
    expect(report.perChange[0]?.reason).toBe(reason);
  });

  it("sends nothing more after three lost answers in a row", async () => {
    const bench = createBench({ atOnce: 1, lose: () => "before" });
    const people = addPeople(bench, 6);
    const id = await bench.linkedGroup("sales");
    const report = await bench.apply([putIn("sales", people, { account: id })]);
    expect(bench.vendor.received).toHaveLength(3);
    expect(report.perChange[0]?.result).toBe("never happened");
  });

  it("waits with a group while an earlier write of it is open, and not with a person of the same id", async () => {
    const bench = createBench();
    const [ann = ""] = addPeople(bench, 1);
    const account = await bench.linked("sales");
    const id = await bench.linkedGroup("sales");
    const what = putIn("sales", [ann], { account: id });
    const lease = await bench.lease("died");
    const intent = { type: "intent", run: "died", change: what.id, at: "2026-01-01T00:00:00.000Z" } as const;
    await bench.store.commit(lease, { entries: [{ ...intent, subject: "sales", what }] });
    await bench.store.release(lease);
    const rename = changeOf({
      operation: "update",
      subject: "sales",
      account,
      set: { name: "Sal" },
      was: { name: "sales" },
    });
    const report = await bench.apply([rename, takeOut("sales", id, [ann])]);
    expect(report.perChange.map(({ resource, result }) => [resource, result])).toEqual([
      ["groups", "waits"],
      ["people", "done"],
    ]);
  });
});
