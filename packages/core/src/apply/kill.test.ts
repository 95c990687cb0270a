import { describe, expect, it } from "vitest";
import { loadLinks } from "../store/load-links.ts";
import { createMortal } from "./kill.fixture.ts";
import { loginOf, type Person } from "./plan.fixture.ts";
import type { Loss, Received } from "./vendor.fixture.ts";
import { createWorld, intentsOf, journalOf, settleDown, vendorHoldMs, type World } from "./world.fixture.ts";

const before: readonly Person[] = [
  { id: "ann", name: "Ann" },
  { id: "bob", name: "Bob", manager: "ann" },
  { id: "cem", name: "Cem" },
  { id: "dea", name: "Dea", manager: "bob" },
];

/** A joiner with a manager who joins too, a mover, two leavers. */
const after: readonly Person[] = [
  { id: "ann", name: "Ann", isOut: true },
  { id: "bob", name: "Bobby", manager: "eli" },
  { id: "cem", name: "Cem", isOut: true },
  { id: "dea", name: "Dea", manager: "bob" },
  { id: "eli", name: "Eli" },
  { id: "fay", name: "Fay", manager: "eli" },
];

type Vendor = Parameters<typeof createWorld>[0];

const startWorld = async (vendor: Vendor): Promise<World> => {
  const world = createWorld(vendor);
  await settleDown(world, before);
  return world;
};

/** What a killed process had sent and the vendor had not finished happens at the latest when the vendor lets go. */
const assertRight = async (world: World) => {
  world.vendor.finishLate();
  const accounts = [...world.vendor.accounts.values()];
  const links = await loadLinks(world.store, "sync", "people");
  expect(accounts.map(({ login }) => login).toSorted()).toEqual(after.map(({ id }) => loginOf(id)).toSorted());
  for (const person of after) {
    const account = accounts.find(({ login }) => login === loginOf(person.id));
    const link = links.bySource(person.id);
    expect(link).toMatchObject({ target: account?.id, verdict: "same", by: "created" });
    expect(account?.state).toBe(person.isOut ? "suspended" : "active");
    if (person.isOut) {
      expect(account?.sessions).toBe(0);
      expect(link?.state).toMatchObject({ state: "suspended", because: "left", since: account?.since });
      continue;
    }
    expect(account?.name).toBe(person.name);
    const manager = person.manager && links.bySource(person.manager)?.target;
    expect(account?.manager ?? undefined).toBe(manager);
  }
  expect(world.unjournalled).toEqual([]);
  expect(await intentsOf(world.store)).toEqual([]);
  await assertEveryIntentHasOneOutcome(world);
};

const assertEveryIntentHasOneOutcome = async (world: World) => {
  const entries = await journalOf(world.store);
  const keys = (type: "intent" | "outcome") =>
    entries.flatMap((entry) => (entry.type === type ? [`${entry.run} ${entry.change}`] : [])).toSorted();
  expect(keys("outcome")).toEqual(keys("intent"));
};

const countSteps = async (vendor: Vendor): Promise<number> => {
  const world = await startWorld(vendor);
  const mortal = createMortal(Number.POSITIVE_INFINITY);
  await world.live(after, mortal);
  return mortal.steps();
};

const vendors = [
  { label: "refuses a login twice", vendor: { isUnique: true } },
  { label: "accepts duplicates", vendor: { isUnique: false } },
];

describe.each(vendors)("rule 10: killed at every step, at a vendor that $label", ({ vendor }) => {
  it("never doubles a person or loses a change", async () => {
    const steps = await countSteps(vendor);
    expect(steps).toBeGreaterThan(40);
    for (let step = 1; step <= steps; step += 1) {
      const world = await startWorld(vendor);
      const mortal = createMortal(step);
      expect(await world.live(after, mortal)).toBeUndefined();
      world.outliveLease();
      await settleDown(world, after);
      await assertRight(world);
    }
  });

  it("never does so either when the next process is killed too", async () => {
    const steps = await countSteps(vendor);
    for (let step = 1; step <= steps; step += 3) {
      for (let next = 1; next <= 60; next += 5) {
        const world = await startWorld(vendor);
        await world.live(after, createMortal(step));
        world.outliveLease();
        await world.live(after, createMortal(next));
        world.outliveLease();
        await settleDown(world, after);
        await assertRight(world);
      }
    }
  });

  it("never does so when the vendor still works on what the killed process had sent", async () => {
    const steps = await countSteps(vendor);
    for (let step = 1; step <= steps; step += 1) {
      let isSlow = false;
      const lose = (): Loss | undefined => (isSlow ? { lateMs: vendorHoldMs - 1 } : undefined);
      const world = createWorld({ ...vendor, lose });
      await settleDown(world, before);
      isSlow = true;
      await world.live(after, createMortal(step));
      isSlow = false;
      world.outliveLease();
      await settleDown(world, after);
      await assertRight(world);
    }
  });
});

const losses: readonly { readonly label: string; readonly loss: Loss }[] = [
  { label: "before the vendor acted", loss: "before" },
  { label: "after the vendor acted", loss: "after" },
  { label: "while the vendor goes on for a while", loss: { lateMs: vendorHoldMs / 2 } },
];

describe.each(vendors)("rule 10: a lost answer, at a vendor that $label", ({ vendor }) => {
  it.each(losses)("is settled by looking: lost $label", async ({ loss }) => {
    const count = await countWrites(vendor);
    expect(count).toBeGreaterThan(5);
    for (let nth = 1; nth <= count; nth += 1) {
      const world = await worldLosing(vendor, loss, (index) => index === nth);
      await settleDown(world, after);
      await assertRight(world);
    }
  });

  it.each(losses)("is settled by looking when every answer is lost for a while: lost $label", async ({ loss }) => {
    const world = await worldLosing(vendor, loss, (index) => index <= 9);
    await settleDown(world, after);
    await assertRight(world);
  });
});

const countWrites = async (vendor: Vendor): Promise<number> => {
  const world = await startWorld(vendor);
  const from = world.vendor.received.length;
  await settleDown(world, after);
  return world.vendor.received.length - from;
};

/** Loses the answers of the chosen writes, counted from 1 once the first people are there. */
const worldLosing = async (vendor: Vendor, loss: Loss, isChosen: (index: number) => boolean): Promise<World> => {
  let index = Number.NEGATIVE_INFINITY;
  const lose = (_: Received): Loss | undefined => {
    index += 1;
    return index > 0 && isChosen(index) ? loss : undefined;
  };
  const world = createWorld({ ...vendor, lose });
  await settleDown(world, before);
  index = 0;
  return world;
};
