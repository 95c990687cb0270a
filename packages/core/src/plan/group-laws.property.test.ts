import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCompany, anySettings } from "./company.fixture.ts";
import { executableChanges } from "./executable-changes.ts";
import type { TestGroup } from "./group-connections.fixture.ts";
import { createGroupWorld, type GroupWorld, type GroupWorldStart } from "./group-world.fixture.ts";
import type { Plan } from "./plan.ts";
import { readPlan } from "./read-plan.ts";
import { writePlan } from "./write-plan.ts";

const personId = fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8", "nobody");
// Few names for many groups: they collide, swap and come back.
const name = fc.constantFrom("A", "a ", "B", "C", "APP_A", "APP_B", "x");

const anySourceGroups: fc.Arbitrary<readonly TestGroup[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("g1", "g2", "g3", "g4"),
    name,
    description: fc.constantFrom("one", "two", null),
    members: fc.uniqueArray(personId),
  }),
  { selector: ({ id }) => id },
);

/** The target has names once each. `made-1` is the account that the first run made first. */
const anyTargetGroups: fc.Arbitrary<readonly TestGroup[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom("t1", "t2", "t3"),
      name,
      description: fc.constantFrom("one", null),
      members: fc.uniqueArray(fc.constantFrom("made-1", "made-2", "made-3", "made-4", "guest")),
    }),
    { selector: ({ name: taken }) => taken.trim().toLowerCase() },
  )
  .map((groups) => [...new Map(groups.map((group) => [group.id, group])).values()]);

const anyGroupSettings: fc.Arbitrary<NonNullable<GroupWorldStart["groups"]>> = fc.oneof(
  fc.record(
    {
      pattern: fc.constant("*"),
      removeMembers: fc.boolean(),
      addPrefix: fc.constantFrom("", "HR "),
      update: fc.boolean(),
    },
    { requiredKeys: ["pattern"] },
  ),
  fc.constant({ prefix: "APP_", removePrefix: true }),
  fc.constant({ derivedFrom: "department" }),
  fc.constant({ derivedFrom: "teams", pattern: "*" }),
);

const anyStart: fc.Arbitrary<GroupWorldStart> = fc
  .tuple(anyCompany, anySettings, anySourceGroups, anyTargetGroups, anyGroupSettings)
  .map(([people, settings, sourceGroups, targetGroups, groups]) => ({
    people,
    settings: { ...settings, newJoinersOnly: false },
    sourceGroups,
    targetGroups,
    groups,
  }));

/** What comes after: other people and other groups at the source. */
const anyLater = fc.option(fc.tuple(anyCompany, anySourceGroups));

/** A world at its start, or one whose groups were brought in step once and that has changed since. */
async function worldOf(
  start: GroupWorldStart,
  later: [GroupWorld["world"]["source"]["people"] | readonly object[], readonly TestGroup[]] | null,
) {
  const world = await createGroupWorld(start);
  if (!later) return world;
  await world.apply(await lifted(world));
  world.world.pass(26 * 3_600_000);
  change(world, later);
  return world;
}

function change({ world, source }: GroupWorld, [people, groups]: readonly [readonly object[], readonly TestGroup[]]) {
  world.source.people = people.map((one) => ({ ...one })) as typeof world.source.people;
  source.groups = new Map(groups.map((group) => [group.id, { ...group }]));
}

/** A plan in which a person has linked every group that waits for a review. */
async function lifted(world: GroupWorld): Promise<Plan> {
  const { changes } = await world.plan();
  const held = changes.filter((one) => one.resource === "groups" && one.held?.code === "review");
  if (held.length > 0) await world.sync.decide(held, "IT", "seen");
  return world.plan();
}

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

/** Links first, then people's states and names, then groups: what was linked waits for the plan after it. */
const mostRounds = 4;

async function settle(world: GroupWorld): Promise<void> {
  for (let round = 0; round <= mostRounds; round++) {
    const plan = await lifted(world);
    const left = executableChanges(plan.changes).map(({ id }) => id);
    if (left.length === 0) return;
    expect(round, `still to do: ${left.join()}`).toBeLessThan(mostRounds);
    expect(await world.apply(plan)).toMatchObject({ failed: 0, moved: 0 });
    world.world.pass(1000);
  }
}
