import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCompany } from "./company.fixture.ts";
import { executableChanges } from "./executable-changes.ts";
import { anyLater, anySourceGroups, anyStart, change, settle, worldOf } from "./group-laws.fixture.ts";
import { createGroupWorld, type GroupWorld } from "./group-world.fixture.ts";
import type { Plan } from "./plan.ts";
import { readPlan } from "./read-plan.ts";
import { writePlan } from "./write-plan.ts";

const groupChanges = ({ changes }: Plan) => changes.filter(({ resource }) => resource === "groups");

const runs = { numRuns: 60 };

describe("laws of what a plan says of groups", () => {
  it("the same input gives the same plan, whichever person, group or member is read first", async () => {
    await fc.assert(
      fc.asyncProperty(anyStart, anyLater, async (start, later) => {
        const world = await worldOf(start, later);
        // What the first plan learns of people is known to the second.
        await world.plan();
        const one = await world.plan();
        world.world.source.people.reverse();
        for (const side of [world.source, world.target])
          side.groups = new Map(
            [...side.groups].reverse().map(([id, group]) => [id, { ...group, members: group.members.toReversed() }]),
          );
        const other = await world.plan();
        expect(other).toEqual(one);
      }),
      runs,
    );
  });

  it("has an id for each change, and comes back from its file as it was", async () => {
    await fc.assert(
      fc.asyncProperty(anyStart, anyLater, async (start, later) => {
        const plan = await (await worldOf(start, later)).plan();
        const ids = new Set(plan.changes.map(({ id }) => id));
        expect(ids.size).toBe(plan.changes.length);
        for (const { after = [] } of executableChanges(plan.changes)) for (const id of after) expect(ids).toContain(id);
        expect(await readPlan(writePlan(plan))).toEqual(plan);
      }),
      runs,
    );
  });

  it("puts in nobody who is in, and takes out only linked people who are in, never a stranger", async () => {
    await fc.assert(
      fc.asyncProperty(anyStart, anyLater, async (start, later) => {
        const world = await worldOf(start, later);
        const plan = await world.plan();
        const linked = new Set((await world.world.links()).map(({ target }) => target));
        for (const { members, account, ground, lane } of groupChanges(plan)) {
          const found = world.target.groups.get(account ?? "")?.members ?? [];
          for (const one of members?.add ?? []) expect(found).not.toContain(one);
          for (const one of members?.remove ?? []) expect([found.includes(one), linked.has(one)]).toEqual([true, true]);
          if (members?.remove) expect([ground, lane]).toEqual(["absent", "removals"]);
        }
      }),
      runs,
    );
  });

  it("takes nobody out of a group from a read of people, groups or members that broke off", async () => {
    const breaks = [
      ({ world }: GroupWorld) => {
        world.source.breaksAfter = Math.max(0, world.source.people.length - 1);
      },
      ({ source }: GroupWorld) => {
        source.breaks = new Set([...source.groups].flatMap(([id, { members }]) => (members.length > 2 ? [id] : [])));
      },
      ({ target }: GroupWorld) => {
        target.breaks = new Set([...target.groups].flatMap(([id, { members }]) => (members.length > 2 ? [id] : [])));
      },
      ({ source }: GroupWorld) => {
        source.breaksAfter = 0;
      },
    ];
    await fc.assert(
      fc.asyncProperty(anyStart, anyLater, fc.nat(3), async (start, later, which) => {
        const world = await worldOf(start, later);
        breaks[which]?.(world);
        const derived = start.groups?.derivedFrom !== undefined;
        const broken = new Set([...world.source.breaks, ...world.target.breaks]);
        for (const { members, subject, account } of groupChanges(await world.plan())) {
          if (!members?.remove) continue;
          expect(which).not.toBe(0);
          if (which === 3) expect(derived && subject.includes(":")).toBe(true);
          expect(broken.has(subject) || broken.has(account ?? "")).toBe(false);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe("what a plan says of groups, once it is done", () => {
  it("is done: the next plans come to an end, for any company, groups and settings, through any change", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyStart,
        fc.array(fc.tuple(anyCompany, anySourceGroups), { maxLength: 3 }),
        async (start, years) => {
          const world = await createGroupWorld(start);
          await settle(world);
          for (const year of years) {
            world.world.pass(26 * 3_600_000);
            change(world, year);
            await settle(world);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
