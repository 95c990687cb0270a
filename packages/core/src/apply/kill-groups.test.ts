import { describe, expect, it } from "vitest";
import { loadLinks } from "../store/load-links.ts";
import { createMortal } from "./kill.fixture.ts";
import type { Person } from "./plan.fixture.ts";
import type { Team } from "./plan-teams.fixture.ts";
import type { Loss } from "./vendor.fixture.ts";
import { createWorld, intentsOf, journalOf, settleDown, vendorHoldMs, type World } from "./world.fixture.ts";

const before: readonly Person[] = [
  { id: "ann", name: "Ann" },
  { id: "bob", name: "Bob" },
  { id: "cem", name: "Cem" },
  { id: "dea", name: "Dea" },
  { id: "eli", name: "Eli" },
];

/** Groups have the ids of people, as a vendor may count both in the same way. */
const teamsBefore: readonly Team[] = [
  { id: "ann", name: "Sales", members: ["ann", "bob", "cem", "dea", "eli"] },
  { id: "bob", name: "Staff", members: ["ann"] },
];

/** A leaver, a mover and two joiners; */
const after: readonly Person[] = [
  { id: "ann", name: "Ann", isOut: true },
  { id: "bob", name: "Bobby" },
  { id: "cem", name: "Cem" },
  { id: "dea", name: "Dea" },
  { id: "eli", name: "Eli" },
  { id: "fay", name: "Fay" },
  { id: "gus", name: "Gus" },
];

/** a group with another name and other people, one that grows, and a new one. */
const teamsAfter: readonly Team[] = [
  { id: "ann", name: "Sales EU", members: ["bob", "fay"] },
  { id: "bob", name: "Staff", members: ["bob", "cem", "dea", "eli", "fay"] },
  { id: "fay", name: "News", members: ["dea", "fay", "gus"] },
];

type Vendor = Parameters<typeof createWorld>[0];

const startWorld = async (vendor: Vendor): Promise<World> => {
  const world = createWorld({ atOnce: 2, ...vendor });
  await settleDown(world, before, teamsBefore);
  return world;
};

/** What a killed process had sent and the vendor had not finished happens at the latest when the vendor lets go. */
const assertRight = async (world: World) => {
  world.vendor.finishLate();
  const groups = [...world.vendor.groups.all.values()];
  const links = await loadLinks(world.store, "sync", "groups");
  const people = await loadLinks(world.store, "sync", "people");
  expect(world.vendor.accounts.size).toBe(after.length);
  expect(groups.map(({ name }) => name).toSorted()).toEqual(teamsAfter.map(({ name }) => name).toSorted());
  const leavers = new Set(after.filter(({ isOut }) => isOut).map(({ id }) => id));
  for (const team of teamsAfter) {
    const group = groups.find(({ name }) => name === team.name);
    expect(links.bySource(team.id)).toMatchObject({ target: group?.id, verdict: "same", by: "created" });
    const members = [...(group?.members ?? [])].map((id) => people.byTarget(id)?.source ?? id);
    expect(members.filter((id) => !leavers.has(id)).toSorted()).toEqual(team.members.toSorted());
  }
  expect(world.unjournalled).toEqual([]);
  expect(await intentsOf(world.store)).toEqual([]);
  await assertMovesAreTold(world);
};

/** Whoever reads the journal of the outcomes knows who is in which group: what undoing goes by. */
const assertMovesAreTold = async (world: World) => {
  const told = new Map<string, Set<string>>();
  for (const entry of await journalOf(world.store)) {
    if (entry.type !== "outcome" || !entry.members || !entry.account) continue;
    const members = told.get(entry.account) ?? new Set();
    for (const id of entry.members.added ?? []) members.add(id);
    for (const id of entry.members.removed ?? []) members.delete(id);
    told.set(entry.account, members);
  }
  for (const { id, members } of world.vendor.groups.all.values()) expect(told.get(id) ?? new Set()).toEqual(members);
};

const countSteps = async (vendor: Vendor): Promise<number> => {
  const world = await startWorld(vendor);
  const mortal = createMortal(Number.POSITIVE_INFINITY);
  await world.live(after, mortal, teamsAfter);
  return mortal.steps();
};

const vendors = [
  { label: "refuses a name twice", vendor: { isUnique: true } },
  { label: "accepts duplicates", vendor: { isUnique: false } },
];

describe.each(vendors)("rule 10: killed at every step of a run with groups, at a vendor that $label", ({ vendor }) => {
  it("never doubles a group or loses a membership", async () => {
    const steps = await countSteps(vendor);
    expect(steps).toBeGreaterThan(100);
    for (let step = 1; step <= steps; step += 1) {
      const world = await startWorld(vendor);
      expect(await world.live(after, createMortal(step), teamsAfter)).toBeUndefined();
      world.outliveLease();
      await settleDown(world, after, teamsAfter);
      await assertRight(world);
    }
  });

  it("never does so either when the next process is killed too", async () => {
    const steps = await countSteps(vendor);
    for (let step = 1; step <= steps; step += 7) {
      for (let next = 1; next <= 100; next += 9) {
        const world = await startWorld(vendor);
        await world.live(after, createMortal(step), teamsAfter);
        world.outliveLease();
        await world.live(after, createMortal(next), teamsAfter);
        world.outliveLease();
        await settleDown(world, after, teamsAfter);
        await assertRight(world);
      }
    }
  });

  it("never does so when the vendor still works on what the killed process had sent", async () => {
    const steps = await countSteps(vendor);
    for (let step = 1; step <= steps; step += 1) {
      let isSlow = false;
      const lose = (): Loss | undefined => (isSlow ? { lateMs: vendorHoldMs - 1 } : undefined);
      const world = await startWorld({ ...vendor, lose });
      isSlow = true;
      await world.live(after, createMortal(step), teamsAfter);
      isSlow = false;
      world.outliveLease();
      await settleDown(world, after, teamsAfter);
      await assertRight(world);
    }
  });
});

const losses: readonly { readonly label: string; readonly loss: Loss }[] = [
  { label: "before the vendor acted", loss: "before" },
  { label: "after the vendor acted", loss: "after" },
  { label: "while the vendor goes on for a while", loss: { lateMs: vendorHoldMs / 2 } },
];

describe.each(vendors)("rule 10: a lost answer of a run with groups, at a vendor that $label", ({ vendor }) => {
  it.each(losses)("is settled by looking: lost $label", async ({ loss }) => {
    const complete = await startWorld(vendor);
    const from = complete.vendor.received.length;
    await settleDown(complete, after, teamsAfter);
    const count = complete.vendor.received.length - from;
    expect(count).toBeGreaterThan(12);
    for (let nth = 1; nth <= count; nth += 1) {
      let index = Number.NEGATIVE_INFINITY;
      const lose = () => {
        index += 1;
        return index === nth ? loss : undefined;
      };
      const world = await startWorld({ ...vendor, lose });
      index = 0;
      await settleDown(world, after, teamsAfter);
      await assertRight(world);
    }
  });
});
