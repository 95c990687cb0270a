import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCompany, anyDirectory, anySettings } from "./company.fixture.ts";
import { executableChanges } from "./executable-changes.ts";
import type { Plan } from "./plan.ts";
import { planFor } from "./plan-for.fixture.ts";
import { readPlan } from "./read-plan.ts";
import { createWorld, type World } from "./world.fixture.ts";
import { writePlan } from "./write-plan.ts";

const anyStart = fc.record({ people: anyCompany, accounts: anyDirectory, settings: anySettings });

/** A world at its start, or one that has lived through one run and changed since. */
const anyWorld = fc.tuple(anyStart, fc.option(anyCompany));

const worldOf = async ([start, later]: readonly [
  Parameters<typeof createWorld>[0],
  World["source"]["people"] | readonly World["source"]["people"][number][] | null,
]): Promise<World> => {
  const world = createWorld(start);
  if (!later) return world;
  await world.run();
  world.pass(3 * 86_400_000);
  world.source.people = later.map((one) => ({ ...one }));
  return world;
};

const planOf = ({ plan }: { readonly plan: Plan }) => plan;

/** Reverses the order in which the source shows its people. */
const reversed = (world: World) => {
  world.source.people.reverse();
  return world;
};

const runs = { numRuns: 150 };

describe("laws of every plan", () => {
  it("the same input gives the same plan, whoever is read first", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (any) => {
        const settings = any[0].settings;
        const world = await worldOf(any);
        const one = await planFor(world, { settings });
        const other = await planFor(reversed(world), { settings });
        expect(other).toEqual(one);
        expect(other.digest).toBe(one.digest);
      }),
      runs,
    );
  });

  it("has an id for each change, and nothing to wait for that is not in it", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (any) => {
        const { changes } = await (await worldOf(any)).plan();
        const ids = new Set(changes.map(({ id }) => id));
        expect(ids.size).toBe(changes.length);
        for (const { after = [] } of executableChanges(changes)) for (const id of after) expect(ids).toContain(id);
      }),
      runs,
    );
  });

  it("plans nothing for people who were not read", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, fc.subarray(["1", "2", "3", "4", "5"]), async (any, only) => {
        const plan = await planFor(await worldOf(any), { settings: any[0].settings, only });
        for (const { subject } of plan.changes) expect(only).toContain(subject);
      }),
      runs,
    );
  });

  it("is plain data, and comes back from its file as it was", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (any) => {
        const plan = await (await worldOf(any)).plan();
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
        expect(await readPlan(writePlan(plan))).toEqual(plan);
      }),
      runs,
    );
  });

  it("concludes nothing from what a broken read did not show", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, fc.nat(3), async (any, shown) => {
        const world = await worldOf(any);
        const ids = world.source.people.slice(0, shown).map(({ id }) => id);
        world.source.breaksAfter = shown;
        if (shown >= world.source.people.length) return;
        for (const { subject, ground, replaces } of (await world.plan()).changes) {
          expect(ids).toContain(subject);
          expect(ground).not.toBe("absent");
          if (replaces !== undefined) expect(ids).toContain(replaces);
        }
      }),
      runs,
    );
  });

  it("links and makes nobody, and frees nobody's login, from a broken read of the target", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, fc.nat(2), async (any, shown) => {
        const world = await worldOf(any);
        if (shown >= world.directory.accounts.size) return;
        world.directory.breaksAfter = shown;
        const linked = (await world.links()).filter(({ verdict }) => verdict === "same").map(({ source }) => source);
        for (const { subject, operation } of (await world.plan()).changes) {
          expect(["link", "create"]).not.toContain(operation);
          expect(linked).toContain(subject);
        }
      }),
      runs,
    );
  });

  it("changes nothing into what it was", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (any) => {
        for (const { set = {}, was } of (await (await worldOf(any)).plan()).changes)
          if (was) for (const [name, value] of Object.entries(set)) expect(value).not.toEqual(was[name]);
      }),
      runs,
    );
  });

  it("takes access away on a ground only, and never from those it links", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (any) => {
        const { changes } = await (await worldOf(any)).plan();
        const linked = new Set(changes.filter(({ operation }) => operation === "link").map(({ subject }) => subject));
        for (const { lane, ground, subject, after } of changes) {
          if (lane !== "removals") continue;
          expect(ground).toBeDefined();
          expect(after).toBeUndefined();
          expect(linked).not.toContain(subject);
        }
      }),
      runs,
    );
  });
});

describe("plan and apply converge", () => {
  it("for any company, directory and settings, through any change, at an honest target with unique logins", async () => {
    await fc.assert(
      fc.asyncProperty(anyStart, fc.array(anyCompany, { minLength: 1, maxLength: 3 }), async (start, years) => {
        const world = createWorld(start);
        for (const people of [start.people, ...years]) {
          world.source.people = people.map((one) => ({ ...one }));
          await settle(world);
          world.pass(3 * 86_400_000);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("plan and apply recover", () => {
  it("from a run in which the target refused some accounts", async () => {
    await fc.assert(
      fc.asyncProperty(anyStart, anyCompany, fc.nat(), async (start, later, mask) => {
        const world = createWorld(start);
        await world.run();
        world.source.people = later.map((one) => ({ ...one }));
        world.pass(3 * 86_400_000);
        const ids = [...world.directory.accounts.keys()];
        world.directory.refuses = new Set(ids.filter((_, index) => (mask >> index) % 2 === 1));
        await world.run();
        world.directory.refuses.clear();
        world.pass(1000);
        await settle(world);
      }),
      runs,
    );
  });
});

/** Links first, then renames and states: what an account was linked in waits for the plan after it. */
const mostRounds = 3;

async function settle(world: World): Promise<void> {
  for (let round = 0; round <= mostRounds; round++) {
    const result = await world.run();
    expect(result.report).toMatchObject({ failed: 0, moved: 0 });
    if (executableChanges(planOf(result).changes).length === 0) return;
    expect(round, `still to do: ${planOf(result).changes.map(({ id }) => id)}`).toBeLessThan(mostRounds);
    world.pass(1000);
  }
}
